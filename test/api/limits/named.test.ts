/** What a caller names and there is not: each refused with what there is, none taken in silence. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languageOf } from '../../../api/src/cases/spoken.ts';
import { readCharter } from '../../../packages/core/src/node.ts';
import { ana, comment, playbooks, type Send, sender, type TestApi, testApi } from '../harness.ts';

const now = Date.parse('2026-11-20T10:00:00Z');
let api: TestApi;
let send: Send;
let caseId = '';
beforeAll(async () => {
  api = await testApi({ now });
  const plain = sender(api.graphqlUrl);
  send = (name, variables, headers) => plain(name, variables, { 'accept-language': 'en', ...headers });
  const input = { brand: 'moulin', comment: comment('Mon colis est perdu !') };
  caseId = (await send('ReceiveComment', { input })).data.receiveComment.case.id;
});
afterAll(() => api.close());

/** The first refusal in an answer, wherever it stands. */
async function refusal(name: string, variables: unknown): Promise<{ code: string; message: string }> {
  const { data, errors } = await send(name, variables);
  const [error] = errors ?? [];
  if (error !== undefined) return { code: error.extensions.code, message: error.message };
  const [answer] = Object.values(data as Record<string, { code?: string; message?: string }>);
  return { code: answer?.code ?? 'none', message: answer?.message ?? '' };
}
const brand = 'moulin';
const asked = { channel: 'x', text: 'Mon colis est perdu !' };
const reply = { text: 'Bonjour, nous cherchons votre colis.', channel: 'x', language: 'fr' };
const onCase = (more: object) => ({ input: { caseId, actor: ana, ...more } });

describe('a name that is none', () => {
  it.each<[string, string, () => unknown, string, RegExp]>([
    ['Prescribe', 'brand', () => ({ brand: 'mulin', comment: asked }), 'BRAND_UNKNOWN', /Did you mean "moulin"\?/],
    ['Inbox', 'brand', () => ({ brand: 'zzz', first: 1 }), 'BRAND_UNKNOWN', /There are: moulin\./],
    [
      'Prescribe',
      'similar crisis',
      () => ({
        brand,
        comment: asked,
        situation: { similar: [{ crisis: 'lost-parcle', count: 9, withinMinutes: 60 }] },
      }),
      'CRISIS_UNKNOWN',
      /Did you mean "lost-parcel"\?/,
    ],
    [
      'Prescribe',
      'volume',
      () => ({
        brand,
        comment: asked,
        situation: { similar: [{ crisis: 'lost-parcel', count: -9, withinMinutes: 60 }] },
      }),
      'SIMILAR_INVALID',
      /0 comments or more/,
    ],
    [
      'Prescribe',
      'fact',
      () => ({ brand, comment: asked, situation: { facts: { parcle: 'x' } } }),
      'FACT_UNKNOWN',
      /"parcle"\. Did you mean "parcel"\?/,
    ],
    [
      'SetFacts',
      'value',
      () => onCase({ facts: { parcel: { a: 1 } } }),
      'FACT_INVALID',
      /"parcel" .*: a text of 1 to 12 characters, or null/,
    ],
    ['ReclassifyCase', 'crisis', () => onCase({ crisis: 'prais' }), 'CRISIS_UNKNOWN', /Did you mean "praise"\?/],
    ['ReclassifyCase', 'same crisis', () => onCase({ crisis: 'lost-parcel' }), 'NOT_HERE', /already/],
    ['TickChecklist', 'step', () => onCase({ step: 'trac', item: 'x', done: true }), 'STEP_UNKNOWN', /"trace"/],
    [
      'TickChecklist',
      'place',
      () => onCase({ step: 'trace', item: 'x', done: true }),
      'NOT_HERE',
      /is at: acknowledge\./,
    ],
    ['AnswerRelay', 'relay', () => onCase({ step: 'acknowledge', answer: 'x' }), 'NOT_HERE', /awaits no answer/],
    ['AdvanceCase', 'step', () => onCase({ event: 'replied', step: 'nowhere' }), 'STEP_UNKNOWN', /There are: /],
    ['SubmitReply', 'step', () => onCase({ text: 'Bonjour.', step: 'acknowlege' }), 'STEP_UNKNOWN', /"acknowledge"/],
    ['RecordReply', 'step', () => onCase({ text: 'Bonjour.', step: 'nowhere' }), 'STEP_UNKNOWN', /There are: /],
    ['SubmitReply', 'language', () => onCase({ text: 'Bonjour.', language: 'klingon!' }), 'LANGUAGE_INVALID', /BCP 47/],
    [
      'SetFacts',
      'role',
      () => ({ input: { caseId, facts: {}, actor: { id: 'a', role: 'milller' } } }),
      'NOT_YOUR_ROLE',
      /Did you mean "miller"\?/,
    ],
    [
      'CheckReply',
      'step of a case',
      () => ({ brand, reply: { ...reply, caseId, step: 'nowhere' } }),
      'STEP_UNKNOWN',
      /There are: /,
    ],
    [
      'CheckReply',
      'step without a crisis',
      () => ({ brand, reply: { ...reply, step: 'trace' } }),
      'STEP_UNKNOWN',
      /Without a crisis/,
    ],
    ['CheckReply', 'language', () => ({ brand, reply: { ...reply, language: '' } }), 'LANGUAGE_INVALID', /BCP 47/],
    ['Inbox', 'severity', () => ({ brand, first: 1, filter: { severityAtLeast: 9 } }), 'SEVERITY_INVALID', /1 to 5/],
    [
      'Report',
      'period',
      () => ({ brand, from: '2026-11-20T00:00:00Z', to: '2026-11-01T00:00:00Z' }),
      'PERIOD_INVALID',
      /`to` must come after/,
    ],
    ['CharterDiff', 'version', () => ({ brand, from: '9.9.9', to: '1.0.0' }), 'VERSION_UNKNOWN', /"9\.9\.9".* 1\.0\.0/],
    [
      'ReceiveComment',
      'long id',
      () => ({
        input: {
          brand,
          comment: { ...asked, externalId: 'é'.repeat(5_000), author: { externalId: 'short' } },
        },
      }),
      'TOO_LONG',
      /^comment\.externalId: 500/,
    ],
    [
      'ReceiveComment',
      'blank id',
      () => ({ input: { brand, comment: { ...asked, externalId: ' ' } } }),
      'EXTERNAL_ID_REQUIRED',
      /externalId/,
    ],
  ])('%s: %s', async (name, _, variables, code, message) => {
    expect(await refusal(name, variables())).toEqual({ code, message: expect.stringMatching(message) });
  });

  it('is said in French to who reads French', async () => {
    const { errors } = await send('Prescribe', { brand: 'mulin', comment: asked }, { 'accept-language': 'fr' });
    expect(errors?.[0]?.message).toBe('Aucune charte pour la marque "mulin". Vouliez-vous dire « moulin » ?');
  });
});

describe('the language of a comment', () => {
  it.each([
    ['fr', 'fr'],
    ['FR', 'fr'],
    ['fr_FR', 'fr-FR'],
    [' en-gb ', 'en-GB'],
    ['und', null],
    ['zxx', null],
    ['qme', null],
    ['', null],
    ['klingon!', null],
    ['a-'.repeat(100), null],
    [null, null],
  ])('%j is %j', (tag, expected) => {
    expect(languageOf(tag)).toBe(expected);
  });

  it('that a platform did not know is detected, in what is kept too', async () => {
    const input = { brand, comment: { ...comment('Mon colis est perdu, aidez-moi !'), language: 'und' } };
    const { data } = await send('ReceiveComment', { input });
    expect(data.receiveComment.case.comment.language).toBe('fr');
  });
});

const neverSaid = '  apology: allowed\n  never-say: { fr: ["gêne occasionnée"], en: ["sorry for any inconvenience"] }';

describe('the gate', () => {
  const forbidden = 'Bonjour, désolé pour la gêne occasionnée.';
  beforeAll(async () => {
    const files = readCharter(`${playbooks}/moulin`).map(({ path, text }) => ({
      path,
      text: path === 'charter.yaml' ? text.replace('1.0.0', '1.1.0').replace('  apology: allowed', neverSaid) : text,
    }));
    const { data } = await send('PublishCharter', { input: { brand, files, actor: { id: 'zoe', role: 'director' } } });
    expect(data.publishCharter).toMatchObject({ charter: { version: '1.1.0' } });
  });
  it.each(['fr', 'FR', 'fr_FR', 'fr-CA', 'de', 'xx'])(
    'knows what is never said, whatever language it is told: %s',
    async (language) => {
      const { data } = await send('CheckReply', { brand, reply: { ...reply, text: forbidden, language } });
      expect(data.checkReply.sendable).toBe(false);
      expect(data.checkReply.findings.map(({ code }: { code: string }) => code)).toContain('never-say');
    },
  );
});

describe('a clock that runs ahead', () => {
  it('posts and publishes now, so that no report counts what has not been', async () => {
    const ahead = '2036-01-01T00:00:00Z';
    const { data } = await send('ReceiveComment', {
      input: { brand, comment: { ...comment('Mon colis est perdu !'), postedAt: ahead } },
    });
    const { id, comment: kept } = data.receiveComment.case;
    expect(Date.parse(kept.postedAt)).toBe(now);
    const recorded = await send('RecordReply', {
      input: { caseId: id, text: 'Bonjour, nous cherchons.', publishedAt: ahead, actor: ana },
    });
    expect(Date.parse(recorded.data.recordReply.case.submissions[0].published.at)).toBe(now);
  });
});
