import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ana, comment, max, type Send, sender, type TestApi, testApi } from './harness.ts';

let api: TestApi;
let send: Send;
beforeAll(async () => {
  api = await testApi();
  send = sender(api.graphqlUrl);
});
afterAll(() => api.close());

const lost = 'Mon colis est perdu !';
const open = async (text = lost, more: Record<string, unknown> = {}, input: Record<string, unknown> = {}) =>
  (await send('ReceiveComment', { input: { brand: 'moulin', comment: comment(text, more), ...input } })).data
    .receiveComment.case;
const advance = (caseId: string, event: string, actor = ana) =>
  send('AdvanceCase', { input: { caseId, event, actor } });
const inbox = async (filter: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
  (await send('Inbox', { brand: 'moulin', first: 100, filter, ...more })).data.cases;
const idsOf = (page: { edges: { node: { id: string } }[] }) => page.edges.map(({ node }) => node.id);

describe('prescribe', () => {
  it('answers with crisis, step, tone and reply, and stores nothing', async () => {
    const before = await api.db.comment.count();
    const variables = { brand: 'moulin', comment: { channel: 'x', text: lost, author: { name: 'Marie' } } };
    const { data } = await send('Prescribe', variables, { 'accept-language': 'en' });
    expect(data.prescribe).toMatchObject({
      charter: { brand: 'moulin', version: '1.0.0' },
      language: 'fr',
      crisis: { key: 'lost-parcel', title: 'Lost parcel', responsibility: 'accidental', ground: 'none' },
      abstained: false,
      severity: { level: 2, reasons: [{ code: 'base', message: 'Base level: 2.' }] },
      steps: [{ key: 'acknowledge' }],
      step: { key: 'acknowledge', title: 'Acknowledge', owner: { key: 'miller', onDuty: { key: 'miller' } } },
      tone: { address: 'vous', speaksAs: 'we' },
      reply: {
        language: 'fr',
        text: 'Bonjour Marie, nous cherchons votre colis et vous répondons ici.',
        sendable: true,
      },
    });
    expect(await api.db.comment.count()).toBe(before);
  });

  it('follows the situation given', async () => {
    const situation = {
      now: '2027-01-01T00:00:00+01:00',
      similar: [{ crisis: 'lost-parcel', count: 80, withinMinutes: 30 }],
    };
    const { data } = await send('Prescribe', { brand: 'moulin', comment: { channel: 'x', text: lost }, situation });
    expect(data.prescribe.severity.level).toBe(4);
    expect(data.prescribe.step.dueAt).toBe('2026-12-31T23:30:00.000Z');
  });

  it('takes null for absent', async () => {
    const nothing = {
      externalId: null,
      language: null,
      postedAt: null,
      url: null,
      inReplyTo: null,
      threadId: null,
      isPublic: null,
      stars: null,
    };
    const author = {
      externalId: null,
      handle: null,
      name: null,
      followers: null,
      verified: null,
      kind: null,
      audience: null,
    };
    const variables = {
      brand: 'moulin',
      comment: { channel: 'x', text: lost, ...nothing, author },
      situation: { now: null, similar: null, facts: null },
    };
    expect((await send('Prescribe', variables)).data.prescribe.crisis.key).toBe('lost-parcel');
  });

  it('answers many in order, and nulls only the refused', async () => {
    const comments = [lost, ' ', 'Bande de crétins'].map((text) => ({ channel: 'x', text }));
    const { data, errors } = await send('PrescribeAll', { brand: 'moulin', comments });
    expect(data.prescribeAll.map((one: { crisis: { key: string } } | null) => one?.crisis.key)).toEqual([
      'lost-parcel',
      undefined,
      'insult',
    ]);
    expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['prescribeAll', 1], 'COMMENT_EMPTY'],
    ]);
  });

  it.each([
    ['BRAND_UNKNOWN', 'Prescribe', { brand: 'nobody', comment: { channel: 'x', text: lost } }],
    ['CHANNEL_UNKNOWN', 'Prescribe', { brand: 'moulin', comment: { channel: 'hasOwnProperty', text: lost } }],
    ['COMMENT_TOO_LONG', 'Prescribe', { brand: 'moulin', comment: { channel: 'x', text: 'a'.repeat(20_001) } }],
    [
      'FACT_UNKNOWN',
      'Prescribe',
      { brand: 'moulin', comment: { channel: 'x', text: lost }, situation: { facts: { x: 1 } } },
    ],
    ['BRAND_UNKNOWN', 'PrescribeAll', { brand: 'nobody', comments: [] }],
    ['TOO_MANY_COMMENTS', 'PrescribeAll', { brand: 'moulin', comments: Array(501).fill({ channel: 'x', text: lost }) }],
    ['BRAND_UNKNOWN', 'Inbox', { brand: 'nobody', first: 1 }],
    ['BRAND_UNKNOWN', 'CaseChanges', { brand: 'nobody', first: 1 }],
    ['CURSOR_INVALID', 'Inbox', { brand: 'moulin', first: 1, after: 'what' }],
    ['FIRST_INVALID', 'Inbox', { brand: 'moulin', first: -1 }],
  ])('refuses through errors: %s (%s)', async (code, name, variables) => {
    const { data, errors } = await send(name, variables);
    expect(Object.values(data)).toEqual([null]);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  });
});

describe('node', () => {
  const node = (id: string) => send('CaseWithHistory', { id });

  it('is null for a case that is not there', async () => {
    const id = Buffer.from('Case:01a1fa6f-b549-7699-baf8-471db7a12175').toString('base64');
    expect(await node(id)).toMatchObject({ status: 200, data: { node: null } });
  });

  it.each(['garbage', 'Q2FzZTox', 'UmVhc29uOjE='])('refuses %s', async (id) => {
    const { data, errors } = await node(id);
    expect(data).toEqual({ node: null });
    expect(errors?.[0]?.extensions.code).toBe('ID_INVALID');
  });
});

describe('the inbox', () => {
  it('lists what is due first, page by page, without a gap or a repetition', async () => {
    for (let n = 0; n < 7; n += 1) await open(n % 2 === 0 ? lost : 'Votre pain est délicieux, bravo !');
    const { id } = await open();
    await advance(id, 'not-ours');
    const whole = idsOf(await inbox());
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof inbox>> = await inbox({}, { first: 3, after });
      paged.push(...idsOf(page));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(paged).toEqual(whole);
    const { edges, totalCount } = await inbox();
    expect(totalCount).toBe(whole.length);
    const due = edges.map(({ node }: { node: { steps: { dueAt: string | null }[] } }) =>
      Math.min(...node.steps.map(({ dueAt }) => (dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(dueAt)))),
    );
    expect(due).toEqual([...due].sort((a, b) => a - b));
    expect(whole.at(-1)).toBe(id);
  });

  it('filters', async () => {
    const { id, comment: own } = await open(
      'Ma farine 100 % est perdue_',
      { channel: 'facebook', author: { followers: 20_000 } },
      { sourceId: 'T-77' },
    );
    const found = async (filter: Record<string, unknown>) => idsOf(await inbox(filter)).includes(id);
    for (const filter of [
      { status: 'OPEN' },
      { crisis: ['lost-parcel', 'insult'] },
      { owner: ['miller'] },
      { channel: ['facebook'] },
      { overdue: false },
      { severityAtLeast: 3 },
      { text: 'FARINE 100 % est perdue_' },
      { externalId: own.externalId },
      { sourceId: 'T-77' },
      { changedSince: new Date(Date.now() - 60_000).toISOString() },
      { status: null, crisis: null, owner: null, text: null },
    ]) {
      expect(await found(filter), JSON.stringify(filter)).toBe(true);
    }
    for (const filter of [
      { status: 'CLOSED' },
      { crisis: ['insult'] },
      { owner: ['courier'] },
      { channel: ['x'] },
      { overdue: true },
      { severityAtLeast: 4 },
      { text: '1000%' },
      { text: 'perdueX' },
      { relayedTo: ['courier'] },
      { approvalBy: ['director'] },
      { externalId: 'other' },
      { sourceId: 'T-78' },
      { changedSince: new Date(Date.now() + 60_000).toISOString() },
    ]) {
      expect(await found(filter), JSON.stringify(filter)).toBe(false);
    }
    await advance(id, 'replied');
    expect(await found({ relayedTo: ['courier'] })).toBe(true);
    await send('AnswerRelay', { input: { caseId: id, step: 'trace', answer: 'Perdu', actor: max } });
    await advance(id, 'lost-for-good');
    await advance(id, 'drafted');
    expect(await found({ approvalBy: ['lawyer'] })).toBe(true);
    expect(await found({ relayedTo: ['courier'] })).toBe(false);
  });

  it('asks the database no more often for a hundred cases than for five', async () => {
    await Promise.all(
      Array.from({ length: 100 }, (_, n) => open(lost, { author: { externalId: `many${n}`, name: 'Marie' } })),
    );
    const statementsFor = (first: number) => countQueries(() => inbox({}, { first }));
    const few = await statementsFor(5);
    expect(few).toBeGreaterThan(3);
    expect(await statementsFor(100)).toBe(few);
  });
});

/** Statements that one read sends, counted as they leave. */
async function countQueries(read: () => Promise<unknown>): Promise<number> {
  const pg = createRequire(new URL('../../api/package.json', import.meta.url))('pg') as {
    Client: { prototype: { query: (...args: unknown[]) => unknown } };
  };
  const { query } = pg.Client.prototype;
  let sent = 0;
  pg.Client.prototype.query = function counted(...args) {
    sent += 1;
    return query.apply(this, args);
  };
  try {
    await read();
  } finally {
    pg.Client.prototype.query = query;
  }
  return sent;
}

describe('changes', () => {
  it('gives what happened, oldest first, from any cursor on', async () => {
    const { id } = await open();
    await advance(id, 'replied');
    const all = [];
    let after: string | null = null;
    do {
      const page: {
        edges: { cursor: string; node: { case: { id: string }; event: { type: string } } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      } = (await send('CaseChanges', { brand: 'moulin', first: 7, after })).data.caseChanges;
      all.push(...page.edges);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(all.map(({ cursor }) => cursor)).size).toBe(all.length);
    expect(all.slice(-2).map(({ node }) => [node.case.id, node.event.type])).toEqual([
      [id, 'opened'],
      [id, 'choice'],
    ]);
    expect(all).toHaveLength(await api.db.logEntry.count());
    const last = all.at(-1)?.cursor ?? null;
    expect((await send('CaseChanges', { brand: 'moulin', first: 5, after: last })).data.caseChanges).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, endCursor: last },
    });
  });

  it('misses nothing while many write at once', async () => {
    const start = (await send('CaseChanges', { brand: 'moulin', first: 200 })).data.caseChanges;
    let after: string = start.pageInfo.endCursor;
    while (true) {
      const page = (await send('CaseChanges', { brand: 'moulin', first: 200, after })).data.caseChanges;
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    const seen: string[] = [];
    let writing = true;
    const reading = (async () => {
      while (true) {
        const last = !writing;
        const page = (await send('CaseChanges', { brand: 'moulin', first: 50, after })).data.caseChanges;
        after = page.pageInfo.endCursor;
        seen.push(...page.edges.map(({ node }: { node: { case: { id: string } } }) => node.case.id));
        if (last && page.edges.length === 0) return;
      }
    })();
    const opened = await Promise.all(Array.from({ length: 40 }, () => open()));
    writing = false;
    await reading;
    expect(seen.sort()).toEqual(opened.map(({ id }) => id).sort());
  });
});

describe('report', () => {
  it('counts what came in and what became of it', async () => {
    const day = (n: number) => `2026-03-0${n}T10:00:00Z`;
    const { id } = await open(lost, { postedAt: day(2) });
    await advance(id, 'replied');
    await send('AnswerRelay', { input: { caseId: id, step: 'trace', answer: 'Ici', actor: max } });
    await open('Votre pain est délicieux, bravo !', { postedAt: day(3), channel: 'email' });
    await open('Votre pain est délicieux, bravo !', { postedAt: day(5) });
    const { data } = await send('Report', { brand: 'moulin', from: day(1), to: day(5) });
    expect(data.report).toMatchObject({
      received: 2,
      answered: 1,
      firstAnswer: { medianMinutes: expect.any(Number), p90Minutes: expect.any(Number), withinPromise: 1 },
      byCrisis: [
        { crisis: { key: 'lost-parcel' }, count: 1 },
        { crisis: { key: 'praise' }, count: 1 },
      ],
      byChannel: [
        { channel: 'email', count: 1 },
        { channel: 'x', count: 1 },
      ],
      surges: [],
    });
    const today = await send('Report', {
      brand: 'moulin',
      from: new Date(Date.now() - 3_600_000).toISOString(),
      to: new Date(Date.now() + 60_000).toISOString(),
    });
    expect(today.data.report.byTeam).toContainEqual({
      role: { key: 'courier' },
      relayed: expect.any(Number),
      answered: expect.any(Number),
    });
    expect(today.data.report.surges).toEqual([expect.objectContaining({ crisis: { key: 'lost-parcel' } })]);
  });

  it('says null where nothing was answered', async () => {
    const { data } = await send('Report', {
      brand: 'moulin',
      from: '2020-01-01T00:00:00Z',
      to: '2020-01-02T00:00:00Z',
    });
    expect(data.report).toEqual({
      received: 0,
      answered: 0,
      firstAnswer: { medianMinutes: null, p90Minutes: null, withinPromise: null },
      overdue: 0,
      byCrisis: [],
      byChannel: [],
      byTeam: [],
      surges: [],
    });
  });
});

describe('surges', () => {
  it('raises the severity when the brand itself has seen enough of a crisis', async () => {
    const { severity } = await open();
    expect(severity.level).toBe(4);
    expect(severity.reasons.map(({ code }: { code: string }) => code)).toEqual(['base', 'similar']);
  });
});
