import type { AuthorKind } from '@aplomb/core';

/** Every kind of author; the first is what one is when nobody says. */
export const AUTHOR_KINDS = [
  'unknown',
  'customer',
  'prospect',
  'press',
  'influencer',
  'employee',
  'partner',
  'brand',
] as const satisfies readonly AuthorKind[];
