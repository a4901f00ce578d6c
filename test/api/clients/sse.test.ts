import { type Client, createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ana, comment, contract, type Send, sender, type TestApi, testApi } from '../harness.ts';

let api: TestApi;
let send: Send;
const bearer = { authorization: 'Bearer secret' };
const clients: Client[] = [];
beforeAll(async () => {
  api = await testApi({ apiKey: 'secret' });
  send = (name, variables) => sender(api.graphqlUrl)(name, variables, bearer);
});
afterAll(async () => {
  for (const client of clients) client.dispose();
  await api.close();
});

interface Change {
  readonly cursor: string;
  readonly case: { readonly id: string; readonly revision: number };
  readonly event: { readonly type: string };
}

function follow(after?: string) {
  const client = createClient({ url: api.graphqlUrl, headers: bearer, retryAttempts: 0 });
  clients.push(client);
  const variables = { brand: 'moulin', ...(after === undefined ? {} : { after }) };
  const changes = client.iterate<{ caseChanged: Change }>({ query: contract, operationName: 'CaseChanged', variables });
  const next = async (): Promise<Change> => {
    const { value } = await changes.next();
    if (!value?.data) throw new Error(JSON.stringify(value?.errors ?? 'it ended'));
    return value.data.caseChanged;
  };
  return { next, leave: () => changes.return?.() };
}

/** Sends until somebody hears: nobody says when a subscription has begun. */
async function untilHeard<T>(hearing: Promise<T>, act: () => Promise<unknown>): Promise<T> {
  let heard = false;
  const done = hearing.finally(() => {
    heard = true;
  });
  while (!heard) {
    await act();
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 200))]);
  }
  return done;
}

describe('the graphql-sse client', () => {
  it('follows a brand over a real socket, and after a gap goes on where it was', async () => {
    const { data } = await send('ReceiveComment', { input: { brand: 'moulin', comment: comment('Bof.') } });
    const { id } = data.receiveComment.case;
    const note = async () => {
      const input = { caseId: id, event: 'note', actor: ana };
      return (await send('AdvanceCase', { input })).data.advanceCase.case.revision as number;
    };
    const live = follow();
    const first = await untilHeard(live.next(), note);
    expect(first).toMatchObject({ case: { id }, event: { type: 'note' } });
    await live.leave();

    const missed = [await note(), await note(), await note()];
    const again = follow(first.cursor);
    const revisions: string[] = [];
    const { data: page } = await send('CaseChanges', { brand: 'moulin', first: 200, after: first.cursor });
    const wanted = page.caseChanges.edges.map(({ cursor }: { cursor: string }) => cursor);
    for (const _ of wanted) revisions.push((await again.next()).cursor);
    expect(revisions).toEqual(wanted);
    expect(wanted.length).toBeGreaterThanOrEqual(missed.length);

    const later = await Promise.all([again.next(), note()]);
    expect(later[0].event.type).toBe('note');
    await again.leave();
  });

  it('is told why it may not', async () => {
    const client = createClient({ url: api.graphqlUrl, headers: { authorization: 'Bearer guess' }, retryAttempts: 0 });
    clients.push(client);
    const changes = client.iterate({ query: contract, operationName: 'CaseChanged', variables: { brand: 'moulin' } });
    await expect(changes.next()).rejects.toMatchObject({ response: { status: 401 } });
    await expect(follow('nonsense').next()).rejects.toThrow(/CURSOR_INVALID/);
  });
});
