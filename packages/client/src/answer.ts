/** What comes back over HTTP, read without trust. */
import type { Data, OperationName } from './answers.ts';
import { AplombError, type GraphQLProblem } from './error.ts';
import type { Locale, Words } from './locale.ts';

/** Data as far as it goes, and what is missing from it. */
export interface Executed<N extends OperationName> {
  readonly data: Partial<{ readonly [Root in keyof Data<N>]: Data<N>[Root] | null }> | null;
  readonly problems: readonly GraphQLProblem[];
}

const NOT_GRAPHQL: Words = { fr: 'Ce n’est pas l’API qui répond.', en: 'It is not the API that answers.' };

/** Throws `NOT_GRAPHQL` for anything that is no GraphQL answer. */
export function readAnswer<N extends OperationName>(
  body: string,
  { status, retryAfterMs, locale }: { status: number; retryAfterMs: number | null; locale: Locale },
): Executed<N> {
  const answer = parse(body);
  const { data = null, errors = [] } = isObject(answer) ? answer : {};
  const problems = Array.isArray(errors) ? errors.map(problemOf) : [];
  if (!isObject(data) && problems.length === 0)
    throw new AplombError('NOT_GRAPHQL', `${NOT_GRAPHQL[locale]} (HTTP ${status})`, { status, retryAfterMs });
  return { data: data as Executed<N>['data'], problems };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function problemOf(error: unknown): GraphQLProblem {
  const { message, path, extensions } = isObject(error) ? error : {};
  const { code, field } = isObject(extensions) ? extensions : {};
  return {
    message: typeof message === 'string' ? message : 'The API gave an error without words.',
    code: typeof code === 'string' ? code : 'UNKNOWN',
    path: Array.isArray(path) ? path : [],
    ...(typeof field === 'string' ? { field } : {}),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
