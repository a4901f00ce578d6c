import { GraphQLError } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { Code } from '../codes.ts';
import { languagesOf, localeFor } from '../language.ts';

type Words = Partial<Readonly<Record<Code, string>>>;

/** In French, what is said beneath, where nobody knows who reads it. */
const beneath: Words = {
  CURSOR_INVALID: "Ce n'est pas un curseur de cette liste.",
  FIRST_INVALID: '`first` vaut 0 ou plus.',
  ID_INVALID: "Ce n'est pas un identifiant que nous avons donné.",
  INTERNAL_SERVER_ERROR: 'Erreur inattendue.',
  OPERATION_RESOLUTION_FAILURE:
    'Le document a plusieurs opérations, ou pas celle-là : dites laquelle, dans operationName.',
  TIMEOUT: "C'était trop long, et abandonné. Renvoyez avec la même idempotencyKey.",
  UNAVAILABLE: 'La base de données ne répond pas. Renvoyez dans un instant avec la même idempotencyKey.',
};

/** Says faults, cursors and ids in French to its readers. */
export const useSpokenFaults: Plugin = {
  onResultProcess: ({ request, result, setResult }) => {
    if (Array.isArray(result) || isAsyncIterable(result) || !('errors' in result) || !result.errors?.length) return;
    if (!readsFrench(request.headers.get('accept-language'))) return;
    const errors = result.errors.map((error) => {
      const message = beneath[error.extensions.code as Code];
      if (message === undefined) return error;
      const { nodes, source, positions, path, extensions } = error;
      return new GraphQLError(message, { nodes, source, positions, path, extensions });
    });
    setResult({ ...result, errors });
  },
};

function readsFrench(acceptLanguage: string | null): boolean {
  return localeFor(languagesOf(acceptLanguage)) === 'fr';
}
