/** What the client does when the way to the API breaks: against the real API, behind a proxy that breaks it. */
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, isRefused } from '../../packages/client/src/index.ts';
import { retryAfterOf } from '../../packages/client/src/retry.ts';
import { ana, comment, type TestApi, testApi } from '../api/harness.ts';

type Break = 'lose the answer' | 'reset' | 'busy' | 'pass';

let api: TestApi;
let proxy: Server;
let url = '';
/** What becomes of the next requests, in order; then all pass. */
let plan: Break[] = [];
const bodies: string[] = [];

beforeAll(async () => {
  api = await testApi();
  proxy = createServer(async (asked, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    bodies.push(body.toString());
    const fate = plan.shift() ?? 'pass';
    if (fate === 'reset') return void asked.socket.destroy();
    if (fate === 'busy') return void answer.writeHead(503, { 'retry-after': '0' }).end('<html>busy</html>');
    const { host: _, ...headers } = asked.headers;
    const onward = request(api.graphqlUrl, { method: 'POST', headers }, (came) => {
      if (fate === 'lose the answer') {
        came.resume();
        came.on('end', () => asked.socket.destroy());
        return;
      }
      answer.writeHead(came.statusCode ?? 500, came.headers);
      came.pipe(answer);
      came.on('error', () => answer.destroy());
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    onward.end(body);
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/graphql`;
});
afterAll(async () => {
  proxy.close().closeAllConnections();
  await api.close();
});

async function opened() {
  const { receiveComment } = await createClient({ url }).send('ReceiveComment', {
    input: { brand: 'moulin', comment: comment('Mon colis est perdu !') },
  });
  if (isRefused(receiveComment)) throw new Error(receiveComment.message);
  return receiveComment.case;
}

describe('a client whose answer is lost', () => {
  it('sends the same again under one key of its own, and nothing is done twice', async () => {
    const { id, revision } = await opened();
    plan = ['lose the answer', 'busy', 'pass'];
    bodies.length = 0;
    const input = { caseId: id, event: 'note', note: 'Vu.', actor: ana };
    const { advanceCase } = await createClient({ url }).send('AdvanceCase', { input });
    expect(isRefused(advanceCase) ? advanceCase.code : advanceCase.case.revision).toBe(revision + 1);
    expect(new Set(bodies).size).toBe(1);
    expect(bodies).toHaveLength(3);
    expect(JSON.parse(bodies[0] ?? '').variables.input.idempotencyKey).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('keeps the key that it was given, and a new one is another act', async () => {
    const { id } = await opened();
    const gate = createClient({ url });
    const note = async (idempotencyKey?: string) => {
      const input = { caseId: id, event: 'note', note: 'Vu.', actor: ana, idempotencyKey };
      const { advanceCase } = await gate.send('AdvanceCase', { input });
      return isRefused(advanceCase) ? advanceCase.code : advanceCase.case.revision;
    };
    expect([await note('k-1'), await note('k-1'), await note(), await note()]).toEqual([2, 2, 3, 4]);
  });

  it('gives up after its retries, and never sends again what was refused for good', async () => {
    plan = ['reset', 'reset', 'reset', 'reset'];
    bodies.length = 0;
    const ask = (retries: number, channel = 'x') =>
      createClient({ url, retries }).send('Prescribe', { brand: 'moulin', comment: { channel, text: 'Bof.' } });
    await expect(ask(1)).rejects.toMatchObject({ code: 'UNREACHABLE', isPassing: true });
    expect(bodies).toHaveLength(2);
    plan = [];
    bodies.length = 0;
    await expect(ask(5, 'telegraph')).rejects.toMatchObject({ code: 'CHANNEL_UNKNOWN', isPassing: false });
    expect(bodies).toHaveLength(1);
  });

  it('names the field of a variable that does not fit', async () => {
    const wrong = { channel: 'x', text: 'Bof.', stars: 'five' as unknown as number };
    await expect(createClient({ url }).send('Prescribe', { brand: 'moulin', comment: wrong })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      status: 400,
      problems: [{ field: 'comment.stars' }],
    });
  });

  it.each([
    [null, null],
    ['', null],
    ['soon', null],
    ['3', 3_000],
    ['Fri, 20 Nov 2026 10:00:02 GMT', 2_000],
    ['Fri, 20 Nov 2026 09:00:00 GMT', 0],
  ])('reads Retry-After %j as %j ms', (header, ms) => {
    expect(retryAfterOf(header, Date.parse('2026-11-20T10:00:00Z'))).toBe(ms);
  });
});

describe('a client that follows', () => {
  it('is told every change once and in order, though the way breaks between', async () => {
    const { id } = await opened();
    const gate = createClient({ url });
    const { caseChanges } = await gate.send('CaseChanges', { brand: 'moulin', first: 200 });
    const leave = new AbortController();
    const heard: number[] = [];
    const after = caseChanges.pageInfo.endCursor;
    const act = async (note: string) => {
      const input = { caseId: id, event: 'note', note, actor: ana };
      await createClient({ url: api.graphqlUrl }).send('AdvanceCase', { input });
    };
    await act('first');
    for await (const change of gate.follow('moulin', { after, signal: leave.signal })) {
      heard.push(change.case.revision);
      expect(change).toMatchObject({ case: { id }, event: { type: 'note' } });
      if (heard.length === 1) {
        proxy.closeAllConnections();
        await act('second');
        await act('third');
      }
      if (heard.length === 3) leave.abort();
    }
    expect(heard).toHaveLength(3);
  });

  it('throws what is refused', async () => {
    const first = (brand: string, after?: string) => createClient({ url }).follow(brand, { after }).next();
    await expect(first('mulin')).rejects.toMatchObject({ code: 'BRAND_UNKNOWN' });
    await expect(first('moulin', 'nonsense')).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  });
});
