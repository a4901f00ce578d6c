import { setTimeout as pause } from 'node:timers/promises';
import { type Caller, call, headersOf } from './callers.ts';
import type { Chance } from './chance.ts';

/** Somebody who follows the brand's cases, connected again after every loss. `seen` are the digests of the entries, in order. */
export interface Follower {
  readonly seen: readonly string[];
  readonly connections: () => number;
  readonly stop: () => Promise<void>;
}

interface Seen {
  readonly cursor: string;
  readonly digest: string;
}

/** Whose changes, and with whose key. */
export interface Following {
  readonly brand: string;
  readonly caller: Caller;
  readonly urls: readonly string[];
  readonly chance: Chance;
}

/** A page of `caseChanges`; empty where nobody answers. */
async function page({ brand, caller, urls, chance }: Following, after: string | null, first: number): Promise<Seen[]> {
  const query = `query ($brand: String!, $after: String, $first: Int) {
    caseChanges(brand: $brand, first: $first, after: $after) { edges { cursor node { event { digest } } } }
  }`;
  const outcome = await call(caller, chance.pick(urls), null, { brand, after, first }, query);
  if (outcome.kind !== 'answered') return [];
  const { edges } = outcome.data.caseChanges as { edges: { cursor: string; node: { event: { digest: string } } }[] };
  return edges.map(({ cursor, node }) => ({ cursor, digest: node.event.digest }));
}

const subscription = `subscription ($brand: String!, $after: String) {
  caseChanged(brand: $brand, after: $after) { cursor event { digest } }
}`;

/** By server-sent events, from the cursor last seen; the first is asked for. */
export function followBySse(following: Following): Follower {
  const { brand, caller, urls, chance } = following;
  const seen: string[] = [];
  const ending = new AbortController();
  let connections = 0;
  let after: string | null = null;
  const take = (data: string) => {
    caller.onText(data);
    const change = JSON.parse(data).data?.caseChanged;
    if (change === undefined || change === null) return;
    after = change.cursor;
    seen.push(change.event.digest);
  };
  const connect = async (): Promise<void> => {
    if (after === null) {
      const [first] = await page(following, null, 1);
      if (first === undefined) return;
      after = first.cursor;
      seen.push(first.digest);
    }
    connections += 1;
    const response = await fetch(`${chance.pick(urls)}/graphql`, {
      method: 'POST',
      headers: { ...headersOf(caller.key), accept: 'text/event-stream' },
      body: JSON.stringify({ query: subscription, variables: { brand, after } }),
      signal: ending.signal,
    });
    let text = '';
    for await (const chunk of response.body ?? []) {
      const messages = (text + Buffer.from(chunk).toString()).split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const data = /^data: (\{.*\})$/m.exec(message)?.[1];
        if (data !== undefined) take(data);
      }
    }
  };
  const running = (async () => {
    while (!ending.signal.aborted) {
      await connect().catch(() => {});
      if (!ending.signal.aborted) await pause(100);
    }
  })();
  const stop = () => {
    ending.abort();
    return running;
  };
  return { seen, connections: () => connections, stop };
}

/** By polling `caseChanges`. */
export function followByPolling(following: Following): Follower {
  const seen: string[] = [];
  let stopped = false;
  let polls = 0;
  let after: string | null = null;
  const running = (async () => {
    while (!stopped) {
      polls += 1;
      for (const { cursor, digest } of await page(following, after, 100)) {
        after = cursor;
        seen.push(digest);
      }
      await pause(200);
    }
  })();
  return {
    seen,
    connections: () => polls,
    stop: () => {
      stopped = true;
      return running;
    },
  };
}
