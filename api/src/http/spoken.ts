import { GraphQLError } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { Code } from '../codes.ts';
import { languagesOf, localeFor } from '../language.ts';

type Words = Partial<Readonly<Record<Code, string>>>;

/** In French, what is said at the door, before a request is read. */
const atTheDoor: Words = {
  BODY_TOO_LARGE: 'Un corps de requête a au plus 4 Mio.',
  CSRF_HEADER_MISSING: "Envoyez POST, ou avec GET l'en-tête « x-graphql-yoga-csrf: 1 ».",
  FORBIDDEN: "Sans clé d'accès, seule cette machine est servie.",
  LENGTH_REQUIRED: 'Envoyez un Content-Length.',
  MEDIA_TYPE_UNSUPPORTED: 'Envoyez application/json.',
  UNAUTHENTICATED: "Envoyez la clé d'accès : « Authorization: Bearer … ».",
  UNAVAILABLE: 'La base de données ne répond pas.',
};

/** In French, what is said beneath, where nobody knows who reads it. */
const beneath: Words = {
  CURSOR_INVALID: "Ce n'est pas un curseur de cette liste.",
  FIRST_INVALID: '`first` vaut 0 ou plus.',
  ID_INVALID: "Ce n'est pas un identifiant que nous avons donné.",
  INTERNAL_SERVER_ERROR: 'Erreur inattendue.',
  TIMEOUT: "C'était trop long, et abandonné. Renvoyez avec la même idempotencyKey.",
  UNAVAILABLE: 'La base de données ne répond pas. Renvoyez dans un instant avec la même idempotencyKey.',
};

/** A sentence of the guard in the language of who asked. */
export function spokenAtTheDoor(code: Code, english: string, acceptLanguage: string | undefined): string {
  return readsFrench(acceptLanguage ?? null) ? (atTheDoor[code] ?? english) : english;
}

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
