import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ana, comment, type Send, sender, type TestApi, testApi } from './harness.ts';

let api: TestApi;
let send: Send;
beforeAll(async () => {
  api = await testApi();
  send = sender(api.graphqlUrl);
});
afterAll(() => api.close());

const lost = 'Mon colis est perdu !';
const receive = async (given: ReturnType<typeof comment>, more: Record<string, unknown> = {}) =>
  (await send('ReceiveComment', { input: { brand: 'moulin', comment: given, ...more } })).data.receiveComment;

describe('receiveComment', () => {
  it('opens a case with its first step, tone and reply', async () => {
    const given = comment(lost, { author: { externalId: 'u1', name: 'Marie' }, url: 'https://x.example/1', stars: 1 });
    const { __typename, created, outcome, case: opened } = await receive(given, { source: 'crm', sourceId: 'T-1' });
    expect({ __typename, created, outcome }).toEqual({
      __typename: 'ReceiveCommentPayload',
      created: true,
      outcome: 'OPENED',
    });
    expect(opened).toMatchObject({
      revision: 1,
      status: 'OPEN',
      source: 'crm',
      sourceId: 'T-1',
      comment: {
        externalId: given.externalId,
        text: lost,
        language: 'fr',
        stars: 1,
        author: { name: 'Marie', kind: 'UNKNOWN' },
      },
      comments: { totalCount: 1, pageInfo: { hasNextPage: false } },
      crisis: { key: 'lost-parcel', title: 'Colis perdu', ground: 'none' },
      severity: { level: 2, reasons: [{ code: 'base', subject: '2' }] },
      charter: { brand: 'moulin', version: '1.0.0' },
      capture: null,
      submissions: [],
      steps: [{ key: 'acknowledge', region: null, owner: { key: 'miller' }, overdue: false, waiting: null }],
    });
    expect(opened.steps[0].reply.text).toBe('Bonjour Marie, nous cherchons votre colis et vous répondons ici.');
  });

  it('makes one case of fifty deliveries at once', async () => {
    const given = comment(lost, { author: { externalId: 'u2' } });
    const all = await Promise.all(Array.from({ length: 50 }, () => receive(given)));
    expect(new Set(all.map((one) => one.case.id)).size).toBe(1);
    expect(all.filter(({ created }) => created)).toHaveLength(1);
    expect(all.filter(({ outcome }) => outcome === 'REPEATED')).toHaveLength(49);
    expect(await api.db.comment.count({ where: { externalId: given.externalId } })).toBe(1);
  });

  it('makes one case of ten comments of one author and thread sent at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 10 }, () => receive(comment(lost, { threadId: 't-burst', author: { externalId: 'u3' } }))),
    );
    expect(new Set(all.map((one) => one.case.id)).size).toBe(1);
    expect(all.map(({ outcome }) => outcome).sort()).toEqual([...Array(9).fill('JOINED'), 'OPENED']);
  });

  it('keeps another text for the same comment as an edit, once', async () => {
    const given = comment(lost);
    const { case: opened } = await receive(given);
    const edited = await receive({ ...given, text: `${lost} Toujours rien.` });
    expect(edited).toMatchObject({
      created: false,
      outcome: 'REPEATED',
      case: { id: opened.id, revision: 2, comment: { text: lost } },
    });
    const again = await receive({ ...given, text: `${lost} Toujours rien.` });
    expect(again.case.revision).toBe(2);
    const edits = await api.db.edit.findMany({ where: { comment: { externalId: given.externalId } } });
    expect(edits.map(({ text }) => text)).toEqual([`${lost} Toujours rien.`]);
  });

  it('joins the same author in the same thread and raises the severity', async () => {
    const author = { externalId: 'u4', name: 'Paul' };
    const { case: opened } = await receive(comment(lost, { threadId: 't4', author }));
    const joined = await receive(comment('Je vais voir mon avocat.', { threadId: 't4', author }));
    expect(joined).toMatchObject({
      created: false,
      outcome: 'JOINED',
      case: { id: opened.id, revision: 2, severity: { level: 3 } },
    });
    expect(joined.case.comments.totalCount).toBe(2);
    expect(Date.parse(joined.case.steps[0].dueAt)).toBeLessThan(Date.parse(opened.steps[0].dueAt));
    expect(joined.case.severity.reasons.map(({ code }: { code: string }) => code)).toEqual(['base', 'says']);
  });

  it('reopens a closed case of the same author and thread', async () => {
    const author = { externalId: 'u5' };
    const { case: opened } = await receive(comment(lost, { threadId: 't5', author }));
    await send('AdvanceCase', { input: { caseId: opened.id, event: 'not-ours', actor: ana } });
    const reopened = await receive(comment('Mon colis est encore perdu', { threadId: 't5', author }));
    expect(reopened).toMatchObject({
      created: false,
      outcome: 'REOPENED',
      case: { id: opened.id, status: 'OPEN', steps: [{ key: 'acknowledge' }] },
    });
  });

  it("keeps the brand's own message with the case it answers", async () => {
    const given = comment(lost, { threadId: 't6', author: { externalId: 'u6' } });
    const { case: opened } = await receive(given);
    const own = comment('Bonjour, nous cherchons.', {
      inReplyTo: given.externalId,
      author: { externalId: 'moulin', kind: 'BRAND' },
    });
    expect(await receive(own)).toMatchObject({
      created: false,
      outcome: 'OWN',
      case: { id: opened.id, comments: { totalCount: 2 } },
    });
    expect(await receive(own)).toMatchObject({ outcome: 'REPEATED', case: { id: opened.id } });
    const stray = comment('Bonjour', { author: { kind: 'BRAND' } });
    expect(await receive(stray)).toMatchObject({ __typename: 'RequestRefused', code: 'CASE_UNKNOWN' });
  });

  it('takes its facts', async () => {
    const { case: opened } = await receive(comment(lost), {
      facts: { parcel: 'P-1', gesture: { amount: '5.00', currency: 'EUR' } },
    });
    expect(opened.facts).toContainEqual({ key: 'parcel', label: 'Colis', type: 'text', private: true, value: 'P-1' });
    expect(opened.facts).toContainEqual(
      expect.objectContaining({ key: 'gesture', value: { amount: '5.00', currency: 'EUR' } }),
    );
  });

  it.each([
    ['EXTERNAL_ID_REQUIRED', { comment: { channel: 'x', text: lost } }],
    ['CHANNEL_UNKNOWN', { comment: { externalId: 'r1', channel: 'myspace', text: lost } }],
    ['CHANNEL_UNKNOWN', { comment: { externalId: 'r1', channel: 'constructor', text: lost } }],
    ['COMMENT_EMPTY', { comment: { externalId: 'r2', channel: 'x', text: ' \n\u200b ' } }],
    ['COMMENT_TOO_LONG', { comment: { externalId: 'r3', channel: 'x', text: 'a'.repeat(20_001) } }],
    ['BRAND_UNKNOWN', { brand: 'nobody', comment: { externalId: 'r4', channel: 'x', text: lost } }],
    ['BRAND_UNKNOWN', { brand: '__proto__', comment: { externalId: 'r4', channel: 'x', text: lost } }],
    ['AUDIENCE_UNKNOWN', { comment: { externalId: 'r5', channel: 'x', text: lost, author: { audience: 'kings' } } }],
    ['FACT_UNKNOWN', { comment: { externalId: 'r6', channel: 'x', text: lost }, facts: { 'shoe-size': 42 } }],
    ['FACT_INVALID', { comment: { externalId: 'r7', channel: 'x', text: lost }, facts: { arrival: 'tomorrow' } }],
  ])('refuses %s and keeps nothing', async (code, input) => {
    const { data } = await send('ReceiveComment', { input: { brand: 'moulin', ...input } });
    expect(data.receiveComment).toMatchObject({
      __typename: 'RequestRefused',
      code,
      message: expect.stringMatching(/\S/),
    });
    expect(await api.db.comment.count({ where: { externalId: { startsWith: 'r' } } })).toBe(0);
  });

  it('takes a comment of 20 000 units', async () => {
    const given = comment(`${lost} ${'a'.repeat(20_000)}`.slice(0, 20_000));
    expect(await receive(given)).toMatchObject({ created: true });
  });

  it('takes what PostgreSQL cannot hold, without moving an offset', async () => {
    const { case: opened } = await receive(comment(`${lost}\u0000\ud800`));
    expect(opened.comment.text).toBe(`${lost}\ufffd\ufffd`);
  });

  it('says in the log whom the first step tells', async () => {
    const { case: opened } = await receive(comment(lost));
    const caseId = Buffer.from(opened.id, 'base64').toString().replace('Case:', '');
    const [entry] = await api.db.logEntry.findMany({ where: { caseId } });
    expect(entry?.detail).toMatchObject({
      effects: [{ type: 'tell', role: 'miller', step: 'acknowledge', why: 'opened' }],
    });
  });

  it('speaks the language of Accept-Language, else the first of the charter', async () => {
    const input = { brand: 'moulin', comment: { channel: 'x', text: lost } };
    const said = async (language?: string) =>
      (await send('ReceiveComment', { input }, language === undefined ? {} : { 'accept-language': language })).data
        .receiveComment.message;
    expect(await said()).toMatch(/^Il manque/);
    expect(await said('en-GB,fr;q=0.2')).toMatch(/missing/);
    expect(await said('de, fr;q=0.9, en;q=0.1')).toMatch(/^Il manque/);
  });

  it('repeats the first answer to an idempotency key and refuses another input under it', async () => {
    const given = comment(lost);
    const first = await receive(given, { idempotencyKey: 'key-1' });
    await send('AdvanceCase', { input: { caseId: first.case.id, event: 'replied', actor: ana } });
    const again = await receive(given, { idempotencyKey: 'key-1' });
    expect(again).toEqual(first);
    const other = await receive(comment(lost), { idempotencyKey: 'key-1' });
    expect(other).toMatchObject({ __typename: 'RequestRefused', code: 'IDEMPOTENCY_KEY_REUSED' });
  });
});
