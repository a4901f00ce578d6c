import { createHash, createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ana, comment, max, type Send, sender, type TestApi, testApi, zoe } from './harness.ts';

let api: TestApi;
let send: Send;
beforeAll(async () => {
  api = await testApi();
  send = sender(api.graphqlUrl);
});
afterAll(() => api.close());

const open = async () =>
  (
    await send('ReceiveComment', {
      input: { brand: 'moulin', comment: comment('Mon colis est perdu !', { author: { name: 'Marie' } }) },
    })
  ).data.receiveComment.case;
const advance = async (caseId: string, event: string) =>
  (await send('AdvanceCase', { input: { caseId, event, actor: ana } })).data.advanceCase;
const submit = async (caseId: string, text: string, more: Record<string, unknown> = {}) =>
  (await send('SubmitReply', { input: { caseId, text, actor: ana, ...more } })).data.submitReply;
const approve = async (submissionId: string, accept: boolean, actor = zoe) =>
  (await send('ApproveReply', { input: { submissionId, accept, actor } })).data.approveReply;

/** A case at the step that drafts an offer, which the director or the lawyer must approve. */
async function atOffer(): Promise<string> {
  const { id } = await open();
  await advance(id, 'replied');
  await send('AnswerRelay', { input: { caseId: id, step: 'trace', answer: 'Perdu', actor: max } });
  expect((await advance(id, 'lost-for-good')).case.steps[0]).toMatchObject({
    key: 'offer',
    reply: { template: 'offer' },
  });
  return id;
}
const offer = 'Bonjour, votre colis est perdu. Nous vous remboursons cette semaine.';

describe('submitReply', () => {
  it('gives a token that names the case, the text, the channel and the charter, and moves no step', async () => {
    const { id, charter } = await open();
    const text = 'Bonjour Marie, nous cherchons votre colis.';
    const passed = await submit(id, text);
    expect(passed).toMatchObject({
      __typename: 'SubmitReplyPayload',
      case: { revision: 2, steps: [{ key: 'acknowledge' }] },
    });
    const [head = '', body = '', signature = ''] = passed.token.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    expect(claims).toMatchObject({
      sub: id,
      brand: 'moulin',
      channel: 'x',
      charter: charter.digest,
      text: createHash('sha256').update(text).digest('hex'),
    });
    expect(new Date(claims.exp * 1000) <= new Date(passed.expiresAt)).toBe(true);
    const jwks = (await (await fetch(api.graphqlUrl.replace('/graphql', '/.well-known/jwks.json'))).json()) as {
      keys: [Record<string, string>];
    };
    const key = createPublicKey({ key: jwks.keys[0], format: 'jwk' });
    expect(verify(null, Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(jwks.keys[0]).not.toHaveProperty('d');
  });

  it('refuses what the charter does not say, with findings', async () => {
    const { id } = await open();
    const refused = await submit(id, 'a'.repeat(281));
    expect(refused).toMatchObject({ __typename: 'ReplyRefused', code: 'REPLY_FAULTY', submission: null });
    expect(refused.findings.some(({ severity }: { severity: string }) => severity === 'error')).toBe(true);
  });

  it('refuses a text where the case asks for none, and an unknown role', async () => {
    const { id } = await open();
    expect(await submit(id, 'Bonjour.', { actor: { id: 'eve', role: 'queen' } })).toMatchObject({
      code: 'NOT_YOUR_ROLE',
    });
    await advance(id, 'replied');
    expect(await submit(id, 'Bonjour, nous cherchons.')).toMatchObject({
      __typename: 'ReplyRefused',
      code: 'NOT_HERE',
    });
  });

  it('keeps a text that lacks an approval, and lets the same text pass once it is approved', async () => {
    const id = await atOffer();
    const kept = await submit(id, offer);
    expect(kept).toMatchObject({
      __typename: 'ReplyRefused',
      code: 'AWAITING_APPROVAL',
      awaiting: [{ key: 'director' }, { key: 'lawyer' }],
      submission: { id: expect.any(String) },
    });
    expect((await submit(id, offer)).submission.id).toBe(kept.submission.id);
    const drafted = await advance(id, 'drafted');
    expect(drafted.case.steps[0]).toMatchObject({
      key: 'approve-offer',
      approval: { of: ['offer'], needed: 1, submission: { id: kept.submission.id } },
    });
    const approved = await approve(kept.submission.id, true);
    expect(approved).toMatchObject({
      __typename: 'ApproveReplyPayload',
      case: {
        steps: [{ key: 'send-offer' }],
        submissions: [{ step: 'offer', awaiting: [], approvals: [{ accepted: true, actor: zoe }] }],
      },
    });
    expect((await submit(id, `${offer} Merci.`)).code).toBe('AWAITING_APPROVAL');
    expect(await submit(id, offer)).toMatchObject({ __typename: 'SubmitReplyPayload', token: expect.any(String) });
  });

  it('sends a refused text back to its author', async () => {
    const id = await atOffer();
    const { submission } = await submit(id, offer);
    await advance(id, 'drafted');
    expect((await approve(submission.id, false)).case.steps[0].key).toBe('offer');
    expect((await submit(id, offer)).submission.id).not.toBe(submission.id);
  });

  it('refuses the approval of the author, of another role, of an older text and of nothing', async () => {
    const id = await atOffer();
    const { submission: older } = await submit(id, `${offer} Merci.`);
    const { submission } = await submit(id, offer, { actor: zoe });
    expect(await approve(submission.id, true)).toMatchObject({ code: 'NOT_HERE' });
    await advance(id, 'drafted');
    expect(await approve(older.id, true)).toMatchObject({ code: 'SUBMISSION_SUPERSEDED' });
    expect(await approve(submission.id, true)).toMatchObject({ code: 'NOT_THE_AUTHOR' });
    expect(await approve(submission.id, true, max)).toMatchObject({
      __typename: 'EventRefused',
      code: 'NOT_YOUR_ROLE',
    });
    expect(await approve('nothing', true)).toMatchObject({ code: 'CASE_UNKNOWN' });
    expect(await approve(submission.id, true, { id: 'lea', role: 'lawyer' })).toMatchObject({
      __typename: 'ApproveReplyPayload',
    });
  });
});

describe('recordReply', () => {
  const record = async (caseId: string, text: string, more: Record<string, unknown> = {}) =>
    (await send('RecordReply', { input: { caseId, text, actor: ana, ...more } })).data.recordReply;

  it('keeps what was published with its token, once, without a finding', async () => {
    const { id } = await open();
    const text = 'Bonjour Marie, nous cherchons votre colis.';
    const { token } = await submit(id, text);
    const published = {
      token,
      externalId: 'reply-1',
      url: 'https://x.example/r1',
      publishedAt: new Date().toISOString(),
    };
    const recorded = await record(id, text, published);
    expect(recorded).toMatchObject({
      __typename: 'RecordReplyPayload',
      findings: [],
      case: { steps: [{ key: 'acknowledge' }], submissions: [{ text, published: { url: 'https://x.example/r1' } }] },
    });
    const again = await record(id, text, published);
    expect(again.case.revision).toBe(recorded.case.revision);
    expect(again.case.submissions).toHaveLength(1);
  });

  it('says what the gate would have said of a text that went round it', async () => {
    const id = await atOffer();
    const { findings } = await record(id, offer);
    expect(findings).toContainEqual(expect.objectContaining({ code: 'approval-missing', severity: 'error' }));
  });

  it('refuses the token of another text, case or time', async () => {
    const [one, other] = [await open(), await open()];
    const text = 'Bonjour Marie, nous cherchons votre colis.';
    const { token } = await submit(one.id, text);
    expect(await record(one.id, `${text} Merci.`, { token })).toMatchObject({ code: 'TOKEN_INVALID' });
    expect(await record(other.id, text, { token })).toMatchObject({ code: 'TOKEN_INVALID' });
    expect(await record(one.id, text, { token: `${token}x` })).toMatchObject({ code: 'TOKEN_INVALID' });
    const late = new Date(Date.now() + 3_600_000).toISOString();
    expect(await record(one.id, text, { token, publishedAt: late })).toMatchObject({ code: 'TOKEN_INVALID' });
  });
});

describe('checkReply', () => {
  const check = async (reply: Record<string, unknown>) =>
    send('CheckReply', { brand: 'moulin', reply: { channel: 'x', language: 'fr', ...reply } });

  it('measures and judges', async () => {
    const { data } = await check({ text: 'Bonjour, nous cherchons votre colis.' });
    expect(data.checkReply).toMatchObject({ sendable: true, length: { used: 36, max: 280, unit: 'x-weighted' } });
    const { data: long } = await check({ text: 'a'.repeat(300) });
    expect(long.checkReply.sendable).toBe(false);
  });

  it('judges with a case as submitReply does', async () => {
    const { id } = await open();
    const text = 'Bonjour Marie, toutes nos excuses à @tous : nous cherchons votre colis !!!';
    const { data } = await check({ text, caseId: id });
    const submitted = await submit(id, text);
    expect(data.checkReply.findings).toEqual(submitted.findings);
    expect(data.checkReply.sendable).toBe(submitted.__typename === 'SubmitReplyPayload');
  });

  it.each([
    ['CHANNEL_UNKNOWN', { channel: 'toString' }],
    ['CRISIS_UNKNOWN', { crisis: '__proto__' }],
    ['STEP_UNKNOWN', { crisis: 'insult', step: 'fly' }],
    ['AUDIENCE_UNKNOWN', { audience: 'kings' }],
    ['SEVERITY_INVALID', { severity: 9 }],
    ['CASE_UNKNOWN', { caseId: 'nonsense' }],
  ])('refuses through errors: %s', async (code, reply) => {
    const { data, errors } = await check({ text: 'Bonjour.', ...reply });
    expect(data).toEqual({ checkReply: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  });
});
