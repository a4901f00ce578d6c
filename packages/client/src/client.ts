/** The API by name of operation: typed variables in, typed data out. */
import { type Executed, readAnswer } from './answer.ts';
import type { Data, OperationName, Variables } from './answers.ts';
import { AplombError } from './error.ts';
import { type Followed, type FollowOptions, followChanges } from './follow.ts';
import type { Locale, Words } from './locale.ts';
import { operations } from './operations.ts';
import { retryAfterOf, retrying } from './retry.ts';

export interface ClientOptions {
  /** Of the GraphQL endpoint: `https://gate.example/graphql`. */
  readonly url: string;
  readonly apiKey?: string | null | undefined;
  /** Another `fetch`, for a proxy or a test. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** How often to send again what may yet succeed; 2 when absent, 0 for never. */
  readonly retries?: number | undefined;
}

export interface CallOptions {
  /** Language of titles, labels and messages; the charter's first when absent. */
  readonly language?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Client {
  /** Sends an operation. Throws `AplombError` on any error, also where part of the data came. */
  send<N extends OperationName>(name: N, variables: Variables<N>, options?: CallOptions): Promise<Data<N>>;
  /** The same, with errors as data: for `PrescribeAll`, where one refused comment is null and the others are answered. */
  execute<N extends OperationName>(name: N, variables: Variables<N>, options?: CallOptions): Promise<Executed<N>>;
  /** What happens to the cases of a brand, as it happens; after a break it goes on where it was. */
  follow(brand: string, options?: FollowOptions): AsyncGenerator<Followed, void>;
}

/**
 * A client of one API. Keeps nothing between calls. Where nobody answers, or something is down for a moment, it sends the
 * same request again; a mutation without an `idempotencyKey` is given one for that, so that nothing is done twice.
 *
 * @example
 * const gate = createClient({ url: 'https://gate.example/graphql', apiKey });
 * const { prescribe } = await gate.send('Prescribe', { brand: 'hirondelle', comment: { channel: 'x', text } });
 * console.log(prescribe.step.title, prescribe.reply?.text);
 */
export function createClient({ url, apiKey, fetch = globalThis.fetch, retries = 2 }: ClientOptions): Client {
  const headersOf = (language: string | undefined) => ({
    'content-type': 'application/json',
    ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
    ...(language ? { 'accept-language': language } : {}),
  });
  async function once<N extends OperationName>(body: string, { language, signal }: CallOptions): Promise<Outcome<N>> {
    const locale: Locale = /^fr\b/i.test(language ?? '') ? 'fr' : 'en';
    const headers = { ...headersOf(language), accept: 'application/graphql-response+json, application/json' };
    try {
      const response = await fetch(url, { method: 'POST', headers, body, signal: signal ?? null });
      const { status } = response;
      const retryAfterMs = retryAfterOf(response.headers.get('retry-after'), Date.now());
      const answered = readAnswer<N>(await response.text(), { status, retryAfterMs, locale });
      const { problems } = answered;
      const [first] = problems;
      const more = { status, problems, retryAfterMs };
      return { answered, error: first === undefined ? null : new AplombError(first.code, first.message, more) };
    } catch (cause) {
      if (signal?.aborted) throw cause;
      const error =
        cause instanceof AplombError ? cause : new AplombError('UNREACHABLE', UNREACHABLE[locale], { cause });
      return { answered: null, error };
    }
  }
  function answer<N extends OperationName>(name: N, variables: Variables<N>, options: CallOptions) {
    const sent = operations[name].startsWith('mutation') ? repeatable(variables) : variables;
    const body = JSON.stringify({ query: operations[name], operationName: name, variables: sent });
    return retrying(retries, options.signal, () => once<N>(body, options));
  }
  return {
    execute: async (name, variables, options = {}) => {
      const { answered, error } = await answer(name, variables, options);
      if (answered === null) throw error;
      return answered;
    },
    send: async (name, variables, options = {}) => {
      const { answered, error } = await answer(name, variables, options);
      if (error !== null) throw error;
      return answered?.data as Data<typeof name>;
    },
    follow: (brand, options = {}) =>
      followChanges({ url, fetch, headers: headersOf(options.language) }, brand, options),
  };
}

/** An answer, or why there is none; both where some of it is missing. */
interface Outcome<N extends OperationName> {
  readonly answered: Executed<N> | null;
  readonly error: AplombError | null;
}

const UNREACHABLE: Words = { fr: 'L’API ne répond pas.', en: 'The API does not answer.' };

/** A mutation as it can be sent again: with an `idempotencyKey` of this call where the caller gave none. */
function repeatable(variables: object): object {
  if (!('input' in variables)) return variables;
  const input = variables.input as { readonly idempotencyKey?: string | null };
  return { ...variables, input: { ...input, idempotencyKey: input.idempotencyKey ?? globalThis.crypto.randomUUID() } };
}
