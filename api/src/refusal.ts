import type { Locale, Reason } from '@aplomb/core';
import { GraphQLError } from 'graphql';
import type { Code } from './codes.ts';
import type { Case } from './generated/prisma/client.ts';

/** A caller's mistake, as a value. `type` names its GraphQL type; every one of them implements `Refusal`. */
export interface Refusal {
  readonly type: 'RequestRefused';
  readonly code: Code;
  readonly message: string;
}
export interface EventRefused {
  readonly type: 'EventRefused';
  readonly code: Code;
  readonly message: string;
  readonly reasons: readonly Reason[];
  readonly accepted: readonly string[];
  readonly case: Case;
}
export interface RevisionConflict {
  readonly type: 'RevisionConflict';
  readonly code: 'REVISION_CONFLICT';
  readonly message: string;
  readonly case: Case;
}

/** The two languages in which we speak to callers. */
export interface Said {
  readonly fr: string;
  readonly en: string;
}

export function refuse(code: Code, said: Said, locale: Locale): Refusal {
  return { type: 'RequestRefused', code, message: said[locale] };
}

/** A refusal as queries tell it: through `errors`, with its code. */
export function asError({ code, message }: { readonly code: Code; readonly message: string }): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** What may refuse: the value, or why not. */
export type Or<T> = T | Refusal;
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'RequestRefused';
}
