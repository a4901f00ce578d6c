import { setTimeout as pause } from 'node:timers/promises';
import { contract } from '../api/harness.ts';
import type { Chance } from './chance.ts';

/** What a call came to. `away`: the server, or its database, was not there; nobody knows whether it was done. */
export type Outcome =
  | { readonly kind: 'answered'; readonly data: Record<string, unknown> }
  | { readonly kind: 'away'; readonly why: string }
  | { readonly kind: 'fault'; readonly why: string };

/** Who asks: by a key, and what is done with every word of an answer. */
export interface Caller {
  readonly key: string;
  readonly onText: (text: string) => void;
}

const patienceMs = 15_000;
const awayCodes = ['UNAVAILABLE', 'TIMEOUT'];

/** Sends one operation, by its name in the contract unless a document is given, to one server. */
export async function call(
  { key, onText }: Caller,
  url: string,
  operationName: string | null,
  variables: unknown,
  query = contract,
): Promise<Outcome> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: headersOf(key),
      body: JSON.stringify({ query, operationName, variables }),
      signal: AbortSignal.timeout(patienceMs),
    });
    const text = await response.text();
    onText(text);
    const { data, errors } = JSON.parse(text) as Answer;
    const codes = (errors ?? []).map(({ extensions, message }) => extensions?.code ?? message);
    const fault = codes.find((code) => !awayCodes.includes(code));
    if (fault !== undefined) return { kind: 'fault', why: fault };
    if (codes.length > 0) return { kind: 'away', why: codes[0] ?? '' };
    return { kind: 'answered', data: data ?? {} };
  } catch (fault) {
    return { kind: 'away', why: fault instanceof Error ? fault.name : String(fault) };
  }
}

export function headersOf(key: string): Record<string, string> {
  return { 'content-type': 'application/json', authorization: `Bearer ${key}` };
}

interface Answer {
  readonly data?: Record<string, unknown>;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

export interface Persistence {
  readonly caller: Caller;
  readonly urls: readonly string[];
  readonly chance: Chance;
  readonly until: () => number;
  readonly onFault: (why: string) => void;
  readonly onRetry: (why: string) => void;
}

/** Sends again, to whichever server, until one answers: what every caller with an idempotency key may do. Null at the end of time. */
export async function insist(
  operationName: string,
  variables: unknown,
  { caller, urls, chance, until, onFault, onRetry }: Persistence,
): Promise<Record<string, unknown> | null> {
  while (performance.now() < until()) {
    const outcome = await call(caller, chance.pick(urls), operationName, variables);
    if (outcome.kind === 'answered') return outcome.data;
    if (outcome.kind === 'fault') onFault(`${operationName} ${outcome.why}`);
    else onRetry(outcome.why);
    await pause(50 + chance.below(250));
  }
  return null;
}
