/** What breaks promises, as stories that a brand does not have yet. */
import type { WorstCase } from '@aplomb/core';
import type { Brand } from './brands.ts';
import { storyNames } from './story-names.ts';

/** Without those of which a story of the same name stands in the brand already: nobody pastes it twice. */
export function worstCasesOf({ diagnostics, document }: Pick<Brand, 'diagnostics' | 'document'>): WorstCase[] {
  const all = diagnostics.flatMap(({ worstCase }) => worstCase ?? []);
  return all.filter(({ crisis, story }) => !storyNames(document, crisis).has(story));
}
