/** What happens, as it happens: the subscription of the contract over server-sent events, which goes on after a break. */
import { AplombError } from './error.ts';
import { operations } from './operations.ts';
import type { CaseChange } from './payloads.ts';
import { pause } from './retry.ts';
import { eventsOf } from './sse.ts';

/** A change, and where it stands: keep the cursor to go on from there another day. */
export interface Followed extends CaseChange {
  readonly cursor: string;
}
export interface FollowOptions {
  /** A cursor that was kept: what happened since comes first. Absent: from now on. */
  readonly after?: string | null | undefined;
  readonly language?: string | undefined;
  /** Ends the following. */
  readonly signal?: AbortSignal | undefined;
}
interface Way {
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  readonly headers: Readonly<Record<string, string>>;
}

const longestPauseMs = 30_000;

/**
 * Follows a brand until the signal ends it. A connection that breaks is opened again from the last change that was given, at
 * once, then with longer pauses; a refusal is thrown.
 *
 * @example
 * for await (const change of gate.follow('hirondelle', { after, signal })) {
 *   await save(change.cursor);
 *   console.log(change.case.id, change.event.type);
 * }
 */
export async function* followChanges(way: Way, brand: string, options: FollowOptions): AsyncGenerator<Followed, void> {
  const { signal } = options;
  let after = options.after ?? null;
  let pauseMs = 0;
  while (!signal?.aborted) {
    try {
      for await (const data of eventsOf(await open(way, brand, after, signal))) {
        const { caseChanged } = read(data);
        pauseMs = 0;
        after = caseChanged.cursor;
        yield caseChanged;
      }
    } catch (error) {
      if (signal?.aborted) return;
      if (error instanceof AplombError && !error.isPassing) throw error;
    }
    await pause(pauseMs, signal).catch(() => {});
    pauseMs = Math.min(longestPauseMs, pauseMs * 2 + 250);
  }
}

async function open({ url, fetch, headers }: Way, brand: string, after: string | null, signal?: AbortSignal) {
  const body = JSON.stringify({
    query: operations.CaseChanged,
    operationName: 'CaseChanged',
    variables: { brand, after },
  });
  const accept = 'text/event-stream';
  const response = await fetch(url, { method: 'POST', headers: { ...headers, accept }, body, signal: signal ?? null });
  if (response.body !== null && response.headers.get('content-type')?.startsWith(accept)) return response.body;
  refuse(await response.text(), response.status);
}

/** Throws for anything but a change. */
function read(data: string): { readonly caseChanged: Followed } {
  const answer = JSON.parse(data) as { readonly data?: { readonly caseChanged: Followed } };
  return answer.data ?? refuse(data, 200);
}

function refuse(body: string, status: number): never {
  type Told = {
    readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  };
  let told: Told = {};
  try {
    told = JSON.parse(body) as Told;
  } catch {}
  const [first] = told.errors ?? [];
  throw new AplombError(first?.extensions?.code ?? 'NOT_GRAPHQL', first?.message ?? `HTTP ${status}`, { status });
}
