import { setTimeout as pause } from 'node:timers/promises';
import { contract } from '../api/harness.ts';
import type { Chance } from './chance.ts';

/** What a call came to. `away`: the server, or its database, was not there; nobody knows whether it was done. */
export type Outcome =
  | { readonly kind: 'answered'; readonly data: Record<string, unknown> }
  | { readonly kind: 'away'; readonly why: string }
  | { readonly kind: 'fault'; readonly why: string };

const patienceMs = 15_000;
const awayCodes = ['UNAVAILABLE', 'TIMEOUT'];

/** Sends one operation, by its name in the contract unless a document is given, to one server. */
export async function call(
  url: string,
  operationName: string | null,
  variables: unknown,
  query = contract,
): Promise<Outcome> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, operationName, variables }),
      signal: AbortSignal.timeout(patienceMs),
    });
    const { data, errors } = (await response.json()) as Answer;
    const codes = (errors ?? []).map(({ extensions, message }) => extensions?.code ?? message);
    const fault = codes.find((code) => !awayCodes.includes(code));
    if (fault !== undefined) return { kind: 'fault', why: fault };
    if (codes.length > 0) return { kind: 'away', why: codes[0] ?? '' };
    return { kind: 'answered', data: data ?? {} };
  } catch (fault) {
    return { kind: 'away', why: fault instanceof Error ? fault.name : String(fault) };
  }
}

interface Answer {
  readonly data?: Record<string, unknown>;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

export interface Persistence {
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
  { urls, chance, until, onFault, onRetry }: Persistence,
): Promise<Record<string, unknown> | null> {
  while (performance.now() < until()) {
    const outcome = await call(chance.pick(urls), operationName, variables);
    if (outcome.kind === 'answered') return outcome.data;
    if (outcome.kind === 'fault') onFault(`${operationName} ${outcome.why}`);
    else onRetry(outcome.why);
    await pause(50 + chance.below(250));
  }
  return null;
}
