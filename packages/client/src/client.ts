/** The API by name of operation: typed variables in, typed data out. */
import type { Data, OperationName, Variables } from './answers.ts';
import { AplombError, type GraphQLProblem } from './error.ts';
import type { Locale, Words } from './locale.ts';
import { operations } from './operations.ts';

export interface ClientOptions {
  /** Of the GraphQL endpoint: `https://gate.example/graphql`. */
  readonly url: string;
  readonly apiKey?: string | null | undefined;
  /** Another `fetch`, for a proxy or a test. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

export interface CallOptions {
  /** Language of titles, labels and messages; the charter's first when absent. */
  readonly language?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Data as far as it goes, and what is missing from it. */
export interface Executed<N extends OperationName> {
  readonly data: Partial<{ readonly [Root in keyof Data<N>]: Data<N>[Root] | null }> | null;
  readonly problems: readonly GraphQLProblem[];
}

type Answered<N extends OperationName> = Executed<N> & { readonly status: number };

export interface Client {
  /** Sends an operation of the contract. Throws `AplombError` on any error, also where part of the data came. */
  send<N extends OperationName>(name: N, variables: Variables<N>, options?: CallOptions): Promise<Data<N>>;
  /** The same, with errors as data: for `PrescribeAll`, where one refused comment is null and the others are answered. */
  execute<N extends OperationName>(name: N, variables: Variables<N>, options?: CallOptions): Promise<Executed<N>>;
}

/**
 * A client of one API. Keeps nothing between calls, never sends again by itself: give mutations an `idempotencyKey` and repeat
 * them as you see fit.
 *
 * @example
 * const gate = createClient({ url: 'https://gate.example/graphql', apiKey });
 * const { prescribe } = await gate.send('Prescribe', { brand: 'hirondelle', comment: { channel: 'x', text } });
 * console.log(prescribe.step.title, prescribe.reply?.text);
 */
export function createClient({ url, apiKey, fetch = globalThis.fetch }: ClientOptions): Client {
  async function execute<N extends OperationName>(
    name: N,
    variables: Variables<N>,
    { language, signal }: CallOptions = {},
  ): Promise<Answered<N>> {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
      ...(language ? { 'accept-language': language } : {}),
    };
    const body = JSON.stringify({ query: operations[name], operationName: name, variables });
    const locale: Locale = /^fr\b/i.test(language ?? '') ? 'fr' : 'en';
    try {
      const response = await fetch(url, { method: 'POST', headers, body, signal: signal ?? null });
      return readAnswer<N>(await response.text(), response.status, locale);
    } catch (cause) {
      if (cause instanceof AplombError || signal?.aborted) throw cause;
      throw new AplombError('UNREACHABLE', UNREACHABLE[locale], { cause });
    }
  }
  return {
    execute: async (name, variables, options) => {
      const { data, problems } = await execute(name, variables, options);
      return { data, problems };
    },
    send: async (name, variables, options) => {
      const { data, problems, status } = await execute(name, variables, options);
      const [first] = problems;
      if (first !== undefined) throw new AplombError(first.code, first.message, { status, problems });
      return data as Data<typeof name>;
    },
  };
}

const UNREACHABLE: Words = { fr: 'L’API ne répond pas.', en: 'The API does not answer.' };
const NOT_GRAPHQL: Words = { fr: 'Ce n’est pas l’API qui répond.', en: 'It is not the API that answers.' };

function readAnswer<N extends OperationName>(body: string, status: number, locale: Locale): Answered<N> {
  const answer = parse(body);
  const { data = null, errors = [] } = isObject(answer) ? answer : {};
  const problems = Array.isArray(errors) ? errors.map(problemOf) : [];
  if (!isObject(data) && problems.length === 0)
    throw new AplombError('NOT_GRAPHQL', `${NOT_GRAPHQL[locale]} (HTTP ${status})`, { status });
  return { data: data as Executed<N>['data'], problems, status };
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
  const code = isObject(extensions) ? extensions.code : null;
  return {
    message: typeof message === 'string' ? message : 'The API gave an error without words.',
    code: typeof code === 'string' ? code : 'UNKNOWN',
    path: Array.isArray(path) ? path : [],
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
