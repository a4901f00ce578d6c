import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sha256 } from '../../api/src/cases/log.ts';
import { fireDue } from '../../api/src/deadlines/fire.ts';
import { canonicalJson } from '../../packages/core/src/index.ts';
import { type Answer, ana, comment, contract, max, type Send, sender, type TestApi, testApi, zoe } from './harness.ts';

// Real processes on whatever machine this is.
vi.setConfig({ testTimeout: 240_000 });

let api: TestApi;
let send: Send;
beforeAll(async () => {
  api = await testApi();
  send = sender(api.graphqlUrl);
});
afterAll(() => api.close());

const lost = 'Mon colis est perdu !';
const receive = (given: ReturnType<typeof comment>) =>
  send('ReceiveComment', { input: { brand: 'moulin', comment: given } });

describe('many at once', () => {
  it('never wait for each other in a circle, and leave every log whole', async () => {
    const opened = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        receive(comment(lost, { threadId: `t${n % 4}`, author: { externalId: `a${n % 4}`, name: 'Marie' } })),
      ),
    );
    const ids = [...new Set(opened.map(({ data }) => data.receiveComment.case.id as string))];
    const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
    const acts: ((n: number) => Promise<Answer>)[] = [
      (n) => send('AdvanceCase', { input: { caseId: pick(ids, n), event: 'replied', actor: ana } }),
      (n) => send('AdvanceCase', { input: { caseId: pick(ids, n), event: 'note', note: `n${n}`, actor: ana } }),
      (n) => send('SetFacts', { input: { caseId: pick(ids, n), facts: { parcel: `P${n}` }, actor: max } }),
      (n) => send('AnswerRelay', { input: { caseId: pick(ids, n), step: 'trace', answer: 'Ici', actor: max } }),
      (n) => send('MergeCases', { input: { caseId: pick(ids, n), into: pick(ids, n + 1), actor: ana } }),
      (n) => send('ReclassifyCase', { input: { caseId: pick(ids, n), crisis: 'praise', actor: ana } }),
      (n) => send('ForgetAuthor', { input: { caseId: pick(ids, n), actor: zoe } }),
      (n) => send('RecordReply', { input: { caseId: pick(ids, n), text: 'Bonjour.', actor: ana } }),
      (n) => receive(comment(lost, { threadId: `t${n % 4}`, author: { externalId: `a${n % 4}` } })),
      () => send('Inbox', { brand: 'moulin', first: 20 }),
      async () => {
        await fireDue({ ...api.services, now: () => Date.now() + 30 * 24 * 3_600_000 }, (fault) => {
          throw fault;
        });
        return { status: 200, data: {} };
      },
    ];
    const answers = await Promise.all(
      Array.from({ length: 220 }, (_, n) => pick(acts, n)(Math.floor(n / acts.length))),
    );
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);

    for (const row of await api.db.case.findMany({ include: { log: { orderBy: { number: 'asc' } } } })) {
      expect(row.log.map(({ number }) => number)).toEqual(row.log.map((_, index) => index + 1));
      expect(row.logLength).toBe(row.log.length);
      let before = '';
      for (const { sequence: _, brand: __, actorId, actorRole, noteDigest, digest, at, dueAt, ...entry } of row.log) {
        const actor = actorId === null ? null : { id: actorId, role: actorRole };
        const words = { ...entry, at: at.getTime(), dueAt: dueAt?.getTime() ?? null, actor, note: noteDigest, before };
        expect(sha256(canonicalJson(words))).toBe(digest);
        before = digest;
      }
      expect(row.logDigest).toBe(before);
    }
  });
});

describe('caseChanged', () => {
  /** Reads server-sent events until `enough`. */
  async function follow(
    variables: Record<string, unknown>,
    enough: (types: string[]) => boolean,
    meanwhile: () => Promise<unknown>,
  ): Promise<{ types: string[]; cursor: string }> {
    const stop = new AbortController();
    const response = await fetch(api.graphqlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: contract, operationName: 'CaseChanged', variables }),
      signal: stop.signal,
    });
    const types: string[] = [];
    let cursor = '';
    let text = '';
    const acting = new Promise((resolve) => setTimeout(resolve, 200)).then(meanwhile);
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const data = /^data: (\{.*\})$/m.exec(message)?.[1];
        if (data === undefined) continue;
        const { caseChanged } = JSON.parse(data).data;
        types.push(caseChanged.event.type);
        cursor = caseChanged.cursor;
      }
      if (enough(types)) break;
    }
    stop.abort();
    await acting;
    return { types, cursor };
  }

  it('tells what happens as it happens, and after a gap what happened meanwhile', async () => {
    const { data } = await receive(comment('Bof.'));
    const { id } = data.receiveComment.case;
    const note = () => send('AdvanceCase', { input: { caseId: id, event: 'note', actor: ana } });
    const live = await follow(
      { brand: 'moulin' },
      (types) => types.length === 2,
      async () => {
        await note();
        await receive(comment('Bof.'));
      },
    );
    expect(live.types).toEqual(['note', 'opened']);
    await note();
    const later = await follow({ brand: 'moulin', after: live.cursor }, (types) => types.length === 2, note);
    expect(later.types).toEqual(['note', 'note']);
  });

  it('refuses an unknown brand', async () => {
    const { errors } = await send('CaseChanged', { brand: 'nobody' }, { accept: 'application/json' });
    expect(errors?.[0]?.extensions.code).toBe('BRAND_UNKNOWN');
  });
});
