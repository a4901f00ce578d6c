import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { languagesOf, localeFor } from '../language.ts';
import type { Said } from '../refusal.ts';

/** What an answer can be. */
const answers = ['application/graphql-response+json', 'application/json', 'text/event-stream', 'multipart/mixed'];

/**
 * Whether an `Accept` header leaves anything that we could answer with: asked before a mutation runs, whose sender would
 * otherwise be told 406 of something that was done.
 *
 * @example isAcceptable('text/html, application/xml') // false
 */
export function isAcceptable(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === '') return true;
  const wanted = accept.split(',').map((part) => (part.split(';')[0] ?? '').trim().toLowerCase());
  return wanted.some((type) => {
    if (type === '*/*' || answers.includes(type)) return true;
    return type.endsWith('/*') && answers.some((one) => one.startsWith(type.slice(0, -1)));
  });
}

const told: Said = {
  fr: "Un abonnement se lit en text/event-stream : demandez-le dans l'en-tête « Accept ».",
  en: 'A subscription is read as text/event-stream: ask for it in the header "Accept".',
};

/** A subscription asked for as JSON: says in words how it is read, where Yoga's own 406 has none. */
export const useSpokenSubscription: Plugin = {
  onResultProcess: ({ request, result, resultProcessor, setResultProcessor }) => {
    if (resultProcessor !== undefined || !isAsyncIterable(result)) return;
    void result[Symbol.asyncIterator]().return?.();
    const message = told[localeFor(languagesOf(request.headers.get('accept-language')))];
    const body = JSON.stringify({ errors: [{ message, extensions: { code: 'NOT_ACCEPTABLE' } }] });
    const type = 'application/json; charset=utf-8';
    setResultProcessor(
      (_, { Response }) => new Response(body, { status: 406, headers: { 'content-type': type } }),
      type,
    );
  },
};
