import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ana, comment, max, type Send, sender, type TestApi, testApi, zoe } from './harness.ts';

let api: TestApi;
let send: Send;
beforeAll(async () => {
  api = await testApi();
  send = sender(api.graphqlUrl);
});
afterAll(() => api.close());

const lost = 'Mon colis est perdu !';
const open = async (text = lost, more: Record<string, unknown> = {}) =>
  (await send('ReceiveComment', { input: { brand: 'moulin', comment: comment(text, more) } })).data.receiveComment.case;
const advance = async (caseId: string, event: string, more: Record<string, unknown> = {}) =>
  (await send('AdvanceCase', { input: { caseId, event, actor: ana, ...more } })).data.advanceCase;
const stepsOf = (answer: { case: { steps: { key: string }[] } }) => answer.case.steps.map(({ key }) => key);

describe('advanceCase', () => {
  it('takes a choice and raises the revision by one', async () => {
    const { id } = await open();
    const moved = await advance(id, 'replied', { note: 'Fait.' });
    expect(moved).toMatchObject({ __typename: 'AdvanceCasePayload', case: { id, revision: 2 } });
    expect(stepsOf(moved)).toEqual(['trace']);
  });

  it('says why an event is refused and what is accepted', async () => {
    const { id } = await open();
    await advance(id, 'replied');
    const refused = await advance(id, 'found');
    expect(refused).toMatchObject({
      __typename: 'EventRefused',
      code: 'CHECKLIST_INCOMPLETE',
      accepted: ['found', 'lost-for-good'],
      case: { id, revision: 2 },
    });
    expect(refused.reasons.map(({ code, subject }: { code: string; subject: string }) => [code, subject])).toEqual([
      ['checklist-incomplete', 'asked'],
      ['checklist-incomplete', 'filed'],
      ['fact-missing', 'parcel'],
      ['relay-unanswered', 'courier'],
    ]);
  });

  it.each([
    ['NOT_HERE', 'fly-away', ana],
    ['NOT_HERE', 'constructor', ana],
    ['NOT_HERE', 'xstate.stop', ana],
    ['NOT_HERE', 'approve', ana],
    ['NOT_HERE', 'reopen', ana],
    ['NOT_YOUR_ROLE', 'replied', max],
    ['NOT_YOUR_ROLE', 'note', { id: 'eve', role: 'toString' }],
  ])('refuses %s for %s', async (code, event, actor) => {
    const { id } = await open();
    expect(await advance(id, event, { actor })).toMatchObject({
      __typename: 'EventRefused',
      code,
      case: { revision: 1 },
    });
  });

  it.each(['nonsense', 'Q2FzZTox', Buffer.from('Submission:01a1fa6f-b549-7699-baf8-471db7a12175').toString('base64')])(
    'knows no case %s',
    async (caseId) => {
      expect(await advance(caseId, 'note')).toMatchObject({ __typename: 'RequestRefused', code: 'CASE_UNKNOWN' });
    },
  );

  it('tells who comes with a stale revision how the case stands', async () => {
    const { id } = await open();
    await advance(id, 'replied', { expectedRevision: 1 });
    const stale = await advance(id, 'note', { expectedRevision: 1 });
    expect(stale).toMatchObject({
      __typename: 'RevisionConflict',
      code: 'REVISION_CONFLICT',
      case: { id, revision: 2 },
    });
  });

  it('lets one of two who expect the same revision through', async () => {
    const { id } = await open();
    const both = await Promise.all([
      advance(id, 'replied', { expectedRevision: 1 }),
      advance(id, 'not-ours', { expectedRevision: 1 }),
    ]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['AdvanceCasePayload', 'RevisionConflict']);
  });

  it('loses none of twenty notes left at once, and its log holds together', async () => {
    const { id } = await open();
    const notes = Array.from({ length: 20 }, (_, n) => `note ${n}`);
    await Promise.all(notes.map((note) => advance(id, 'note', { note })));
    const { node } = (await send('CaseWithHistory', { id })).data;
    expect(node.revision).toBe(21);
    const kept = node.events.edges.map((edge: { node: { note: string | null } }) => edge.node.note).filter(Boolean);
    expect(kept.sort()).toEqual(notes.sort());
    const digests = node.events.edges.map((edge: { node: { digest: string } }) => edge.node.digest);
    expect(new Set(digests).size).toBe(21);
  });

  it('asks for the step where two accept the event', async () => {
    const { id, steps } = await open('Votre pain est délicieux, bravo !');
    expect(steps.map(({ key, region }: { key: string; region: { key: string } }) => [key, region.key])).toEqual([
      ['thank', 'answer'],
      ['tell-team', 'share'],
    ]);
    expect(await advance(id, 'done')).toMatchObject({ __typename: 'EventRefused', code: 'STEP_REQUIRED' });
    expect(stepsOf(await advance(id, 'done', { step: 'thank' }))).toEqual(['tell-team']);
    const closed = await advance(id, 'done', { step: 'tell-team', actor: zoe });
    expect(closed.case).toMatchObject({
      status: 'CLOSED',
      steps: [{ key: 'closed', owner: null, instructions: null, dueAt: null, choices: [] }],
    });
  });

  it('repeats the first answer to a key, also a refusal', async () => {
    const { id } = await open();
    const first = await advance(id, 'found', { idempotencyKey: 'k1' });
    expect(first.code).toBe('NOT_HERE');
    await advance(id, 'replied');
    expect(await advance(id, 'found', { idempotencyKey: 'k1' })).toEqual(first);
    expect(await advance(id, 'replied', { idempotencyKey: 'k1' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('acts once on a key sent ten times at once', async () => {
    const { id } = await open();
    const all = await Promise.all(
      Array.from({ length: 10 }, () => advance(id, 'note', { note: 'x', idempotencyKey: 'k2' })),
    );
    expect(new Set(all.map((one) => one.case.revision))).toEqual(new Set([2]));
  });
});

describe('a lost parcel, found', () => {
  it('goes through ticks, facts and a relay to a happy end and back', async () => {
    const { id } = await open(lost, { author: { externalId: 'happy', name: 'Marie' } });
    await advance(id, 'replied');
    for (const item of ['asked', 'filed']) {
      const ticked = (
        await send('TickChecklist', { input: { caseId: id, step: 'trace', item, done: true, actor: ana } })
      ).data.tickChecklist;
      expect(ticked.__typename).toBe('TickChecklistPayload');
    }
    const facts = (await send('SetFacts', { input: { caseId: id, facts: { parcel: 'P-9' }, actor: max } })).data
      .setFacts;
    expect(facts.case.facts).toContainEqual(expect.objectContaining({ key: 'parcel', value: 'P-9' }));
    const answered = (await send('AnswerRelay', { input: { caseId: id, step: 'trace', answer: 'À Lyon', actor: max } }))
      .data.answerRelay;
    expect(answered.case.steps[0]).toMatchObject({
      relay: { to: { key: 'courier', onDuty: { key: 'courier' } }, question: 'Où est-il ?', answer: 'À Lyon' },
      checklist: [{ done: true }, { done: true }],
      choices: [
        { event: 'found', allowed: true },
        { event: 'lost-for-good', allowed: true },
      ],
    });
    const waiting = await advance(id, 'found');
    expect(waiting.case.steps[0]).toMatchObject({ key: 'waiting', dueAt: null, waiting: { then: 'closed' } });
    const thanked = await advance(id, 'thanked');
    expect(thanked.case.status).toBe('CLOSED');
    const authors = await api.db.author.findMany();
    expect(authors.find(({ externalId }) => externalId === 'happy')?.marks).toEqual(['ambassador']);
    expect(stepsOf(await advance(id, 'reopen'))).toEqual(['acknowledge']);
  });

  it('takes no blank answer of a team, so that the question stays open', async () => {
    const { id } = await open();
    await advance(id, 'replied');
    const answer = async (words: string) =>
      (await send('AnswerRelay', { input: { caseId: id, step: 'trace', answer: words, actor: max } })).data.answerRelay;
    expect(await answer(' \n')).toMatchObject({ __typename: 'RequestRefused', code: 'ANSWER_EMPTY' });
    expect((await answer('À Lyon')).case.steps[0].relay).toMatchObject({ answer: 'À Lyon' });
  });

  it('tells of a case that is open, or closed for good, why it is not reopened', async () => {
    const { id } = await open();
    expect(await advance(id, 'reopen')).toMatchObject({ code: 'NOT_HERE', message: 'Le dossier est ouvert.' });
    const praise = await open('Vos farines sont une merveille, merci !');
    const [event] = praise.steps[0].choices.filter(({ allowed }: { allowed: boolean }) => allowed);
    const closed = await advance(praise.id, event.event);
    expect(closed.case.status).toBe('CLOSED');
    const refused = await advance(praise.id, 'reopen');
    expect(refused).toMatchObject({ code: 'CLOSED', message: expect.stringMatching(/clos pour de bon/) });
    expect(refused.accepted).toEqual([]);
  });

  it('refuses facts and ticks that mean nothing', async () => {
    const { id } = await open();
    const facts = async (given: unknown) =>
      (await send('SetFacts', { input: { caseId: id, facts: given, actor: ana } })).data.setFacts;
    expect(await facts({ 'shoe-size': 42 })).toMatchObject({ code: 'FACT_UNKNOWN' });
    expect(await facts({ parcel: 7 })).toMatchObject({ code: 'FACT_INVALID' });
    expect(await facts([1])).toMatchObject({ code: 'FACTS_INVALID' });
    const tick = (
      await send('TickChecklist', { input: { caseId: id, step: 'acknowledge', item: 'x', done: true, actor: ana } })
    ).data.tickChecklist;
    expect(tick).toMatchObject({ code: 'ITEM_UNKNOWN' });
  });

  it('removes a fact set to null', async () => {
    const { id } = await open();
    const facts = async (given: unknown) =>
      (await send('SetFacts', { input: { caseId: id, facts: given, actor: ana } })).data.setFacts.case.facts;
    await facts({ parcel: 'P-1' });
    expect(await facts({ parcel: null })).toContainEqual(expect.objectContaining({ key: 'parcel', value: null }));
  });
});

describe('removal', () => {
  it('keeps the evidence before a person removes anything', async () => {
    const opened = await open('Bande de crétins', {
      channel: 'forum',
      url: 'https://forum.example/7',
      author: { externalId: 'rude' },
    });
    expect(opened).toMatchObject({
      crisis: { key: 'insult', ground: 'insult' },
      capture: { url: 'https://forum.example/7', digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
      steps: [{ action: 'DELETE', evidenceFirst: true }],
    });
  });

  it('asks each channel for what it can do', async () => {
    expect((await open('Bande de crétins', { channel: 'facebook' })).steps[0].action).toBe('HIDE');
    expect((await open('Bande de crétins', { channel: 'x' })).steps[0]).toMatchObject({
      action: 'REPORT',
      evidenceFirst: false,
    });
  });
});

describe('reclassifyCase', () => {
  it('starts the other workflow and says why', async () => {
    const { id } = await open('Bof.');
    const input = { caseId: id, crisis: 'lost-parcel', actor: ana, reason: 'Il parle de son colis.' };
    const { reclassifyCase } = (await send('ReclassifyCase', { input })).data;
    expect(reclassifyCase).toMatchObject({
      __typename: 'ReclassifyCasePayload',
      case: { revision: 2, crisis: { key: 'lost-parcel' }, severity: { level: 2 }, steps: [{ key: 'acknowledge' }] },
    });
    const unknown = (await send('ReclassifyCase', { input: { ...input, crisis: 'constructor' } })).data.reclassifyCase;
    expect(unknown).toMatchObject({ code: 'CRISIS_UNKNOWN' });
  });
});

describe('mergeCases', () => {
  it('closes one, goes on with the other and takes the comments along', async () => {
    const [one, other] = [await open(), await open()];
    const input = { caseId: one.id, into: other.id, actor: ana, reason: 'Le même colis.' };
    const { mergeCases } = (await send('MergeCases', { input })).data;
    expect(mergeCases).toMatchObject({
      __typename: 'MergeCasesPayload',
      case: { id: other.id, comments: { totalCount: 2 } },
    });
    const { node } = (await send('CaseWithHistory', { id: one.id })).data;
    expect(node).toMatchObject({ status: 'CLOSED', steps: [], comment: { text: lost } });
    const again = (await send('MergeCases', { input })).data.mergeCases;
    expect(again).toMatchObject({ code: 'CLOSED' });
  });

  it('refuses itself, another crisis and an unknown case', async () => {
    const [one, other] = [await open(), await open('Bande de crétins')];
    const merge = async (into: string) =>
      (await send('MergeCases', { input: { caseId: one.id, into, actor: ana } })).data.mergeCases;
    expect(await merge(one.id)).toMatchObject({ code: 'MERGE_REFUSED' });
    expect(await merge(other.id)).toMatchObject({ code: 'MERGE_REFUSED' });
    expect(await merge('nobody')).toMatchObject({ code: 'CASE_UNKNOWN' });
  });

  it('settles two that are merged into each other at once', async () => {
    const [one, other] = [await open(), await open()];
    const merge = (caseId: string, into: string) => send('MergeCases', { input: { caseId, into, actor: ana } });
    const both = await Promise.all([merge(one.id, other.id), merge(other.id, one.id)]);
    expect(
      both.map(({ data }) => data.mergeCases.__typename).filter((name) => name === 'MergeCasesPayload'),
    ).toHaveLength(1);
  });
});

describe('forgetAuthor', () => {
  const author = { externalId: 'forget-me', handle: '@oubli', name: 'Zébulon' };

  it('erases words, address and name from every case, and the proof alone stays', async () => {
    const one = await open('Mon colis est perdu, signé Zébulon', { author, url: 'https://x.example/z' });
    const other = await open('Bande de crétins, dit Zébulon', { author, channel: 'x', url: 'https://x.example/y' });
    await send('SetFacts', { input: { caseId: one.id, facts: { parcel: 'Z-1' }, actor: ana } });
    await advance(one.id, 'note', { note: 'Zébulon a rappelé.' });
    const { forgetAuthor } = (await send('ForgetAuthor', { input: { caseId: one.id, actor: ana } })).data;
    expect(forgetAuthor).toEqual({ __typename: 'ForgetAuthorPayload', cases: 2 });
    for (const id of [one.id, other.id]) {
      const { node } = (await send('CaseWithHistory', { id })).data;
      expect(node.comment).toMatchObject({ text: null, url: null, author: null });
      expect(JSON.stringify(node)).not.toMatch(/Zébulon|forget-me|@oubli|Z-1/);
    }
    for (const table of ['Case', 'Comment', 'Author', 'LogEntry', 'Idempotency', 'Submission', 'Edit']) {
      const rows = await api.db.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${table}" t`);
      expect(
        rows.filter(({ row }) => /Zébulon|forget-me|@oubli/.test(row)),
        table,
      ).toEqual([]);
    }
  });

  it('knows the comment again when it is sent once more, and stays forgetful', async () => {
    const given = comment(lost, { author: { externalId: 'again' } });
    const first = (await send('ReceiveComment', { input: { brand: 'moulin', comment: given } })).data.receiveComment;
    await send('ForgetAuthor', { input: { caseId: first.case.id, actor: ana } });
    const repeated = (await send('ReceiveComment', { input: { brand: 'moulin', comment: given } })).data.receiveComment;
    expect(repeated).toMatchObject({
      outcome: 'REPEATED',
      case: { id: first.case.id, comment: { text: null, author: null } },
    });
  });

  it('refuses under a legal hold', async () => {
    const { id } = await open('Bande de crétins', { author: { externalId: 'held' } });
    await advance(id, 'to-court');
    expect((await send('ForgetAuthor', { input: { caseId: id, actor: ana } })).data.forgetAuthor).toMatchObject({
      code: 'LEGAL_HOLD',
    });
  });
});

describe('the log', () => {
  it('cannot be changed, not even in the database', async () => {
    await open();
    await expect(api.db.$executeRaw`UPDATE "LogEntry" SET "type" = 'forged'`).rejects.toThrow(/never changed/);
    await expect(api.db.$executeRaw`DELETE FROM "LogEntry"`).rejects.toThrow(/never changed/);
  });
});
