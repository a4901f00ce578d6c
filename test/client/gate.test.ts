/** The client against the real API, over a real socket and a real database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient, isRefused, verifyReplyToken } from '../../packages/client/src/index.ts';
import { ana, comment, type TestApi, testApi } from '../api/harness.ts';

let api: TestApi;
let client: Client;
beforeAll(async () => {
  api = await testApi({ apiKey: 'a-key-of-this-test' });
  client = createClient({ url: api.graphqlUrl, apiKey: 'a-key-of-this-test' });
});
afterAll(() => api.close());

const keys = async () =>
  (await fetch(api.graphqlUrl.replace('/graphql', '/.well-known/jwks.json'))).json() as Promise<
    Parameters<typeof verifyReplyToken>[1]['keys']
  >;
async function opened() {
  const { receiveComment } = await client.send('ReceiveComment', {
    input: {
      brand: 'moulin',
      comment: comment('Mon colis est perdu !', { author: { externalId: 'a1', name: 'Marie' } }),
    },
  });
  if (isRefused(receiveComment)) throw new Error(receiveComment.message);
  return receiveComment.case;
}

describe('the client', () => {
  it('asks what to do, and is told', async () => {
    const { prescribe } = await client.send('Prescribe', {
      brand: 'moulin',
      comment: { channel: 'x', text: 'Mon colis est perdu !' },
    });
    expect(prescribe).toMatchObject({
      language: 'fr',
      crisis: { key: 'lost-parcel' },
      step: { key: 'acknowledge', owner: { onDuty: { key: expect.any(String) } } },
      reply: { template: 'acknowledge', length: { unit: 'x-weighted' } },
    });
    expect(prescribe.tone.because.length).toBeGreaterThan(5);
  });

  it('is refused with the code of the API', async () => {
    await expect(
      client.send('Prescribe', { brand: 'moulin', comment: { channel: 'x', text: '' } }),
    ).rejects.toMatchObject({ name: 'AplombError', code: 'COMMENT_EMPTY' });
    const stranger = createClient({ url: api.graphqlUrl, apiKey: 'another' });
    await expect(stranger.send('Charter', { brand: 'moulin' })).rejects.toMatchObject({ status: 401 });
  });

  it('moves a case, and reads a refusal as data', async () => {
    const { id, revision } = await opened();
    const { advanceCase: refused } = await client.send('AdvanceCase', {
      input: { caseId: id, event: 'fly-away', actor: ana },
    });
    expect(refused).toMatchObject({ __typename: 'EventRefused', accepted: expect.arrayContaining(['replied']) });
    const { advanceCase } = await client.send('AdvanceCase', {
      input: { caseId: id, event: 'replied', actor: ana, expectedRevision: revision },
    });
    expect(isRefused(advanceCase) ? advanceCase.code : advanceCase.case.revision).toBeGreaterThan(revision);
    const { advanceCase: stale } = await client.send('AdvanceCase', {
      input: { caseId: id, event: 'note', note: 'x', actor: ana, expectedRevision: revision },
    });
    expect(stale).toMatchObject({ __typename: 'RevisionConflict', case: { id } });
  });

  it('publishes the very text that the gate let through, and no other', async () => {
    const { id } = await opened();
    const text = 'Bonjour Marie, nous cherchons votre colis.';
    const { submitReply } = await client.send('SubmitReply', { input: { caseId: id, text, actor: ana } });
    if (isRefused(submitReply)) throw new Error(submitReply.message);
    const reply = { caseId: id, channel: 'x', keys: await keys(), now: Date.now() };
    expect(await verifyReplyToken(submitReply.token, { ...reply, text })).toMatchObject({
      ok: true,
      claims: { brand: 'moulin', charter: submitReply.case.charter.digest },
    });
    expect(await verifyReplyToken(submitReply.token, { ...reply, text: `${text}.` })).toMatchObject({
      ok: false,
      code: 'TEXT_DIFFERS',
    });
    expect(
      await verifyReplyToken(submitReply.token, { ...reply, text, now: Date.parse(submitReply.expiresAt) }),
    ).toMatchObject({ ok: false, code: 'TOKEN_EXPIRED' });
  });

  it('follows what happened, and reads the charter, the inbox and a history', async () => {
    const { id } = await opened();
    const { caseChanges } = await client.send('CaseChanges', { brand: 'moulin', first: 50 });
    expect(caseChanges.edges.some(({ node }) => node.case.id === id)).toBe(true);
    const { cases } = await client.send('Inbox', { brand: 'moulin', first: 5, filter: { status: 'OPEN' } });
    expect(cases.edges.map(({ node }) => node.steps.length)).toEqual(cases.edges.map(() => expect.any(Number)));
    const { node } = await client.send('CaseWithHistory', { id });
    expect(node).toMatchObject({ id, events: { edges: [{ node: { type: 'opened' } }] } });
    const { checkReply } = await client.send('CheckReply', {
      brand: 'moulin',
      reply: { text: 'a'.repeat(281), channel: 'x', language: 'fr' },
    });
    expect(checkReply).toMatchObject({ sendable: false, length: { used: 281, max: 280 } });
  });
});
