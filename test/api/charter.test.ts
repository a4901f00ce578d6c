import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCharter } from '../../packages/core/src/node.ts';
import { ana, comment, playbooks, type Send, sender, type TestApi, testApi } from './harness.ts';

const written = readCharter(`${playbooks}/moulin`);
/** The test brand with some of its words replaced. */
function edited(edits: Readonly<Record<string, readonly [string | RegExp, string]>>) {
  return written.map(({ path, text }) => {
    const edit = edits[path];
    if (edit === undefined) return { path, text };
    const changed = text.replace(edit[0], edit[1]);
    expect(changed, path).not.toBe(text);
    return { path, text: changed };
  });
}
const version = (number: string) => ['version: 1.0.0', `version: ${number}`] as const;
const parcel = 'lost-parcel/playbook.yaml';
const praise = 'praise/playbook.yaml';

describe('publishCharter', () => {
  let api: TestApi;
  let send: Send;
  beforeAll(async () => {
    api = await testApi();
    send = sender(api.graphqlUrl);
  });
  afterAll(() => api.close());
  const publish = async (files: unknown, more: Record<string, unknown> = {}) =>
    (
      await send('PublishCharter', {
        input: { brand: 'moulin', files, actor: { id: 'zoe', role: 'director' }, ...more },
      })
    ).data.publishCharter;
  const current = async () => (await send('Charter', { brand: 'moulin' })).data.charter;

  it('changes nothing with the same files', async () => {
    const published = await publish(written);
    expect(published).toMatchObject({
      __typename: 'PublishCharterPayload',
      bump: null,
      changes: [],
      charter: { version: '1.0.0' },
    });
  });

  it('refuses what does not compile, with every place', async () => {
    const refused = await publish(edited({ [praise]: ['owner: miller', 'owner: baker'] }));
    expect(refused).toMatchObject({ __typename: 'CharterRefused', code: 'CHARTER_INVALID' });
    expect(refused.diagnostics).toContainEqual(expect.objectContaining({ file: praise, line: 24, severity: 'error' }));
  });

  it('refuses a version too low, a bump too large, another brand and an unknown role', async () => {
    const weaker = { [parcel]: ['by: [director, lawyer]', 'by: [director]'] } as const;
    expect(await publish(edited(weaker))).toMatchObject({
      code: 'VERSION_TOO_LOW',
      message: expect.stringContaining('2.0.0'),
    });
    const numbered = edited({ ...weaker, 'charter.yaml': version('2.0.0') });
    expect(await publish(numbered, { acceptBump: 'MINOR' })).toMatchObject({ code: 'BUMP_NOT_ACCEPTED' });
    expect(await publish(written, { brand: 'other' })).toMatchObject({ code: 'BRAND_MISMATCH' });
    expect(await publish(written, { actor: { id: 'x', role: 'valueOf' } })).toMatchObject({ code: 'NOT_YOUR_ROLE' });
  });

  it('shows what would happen, then does it; running cases stay where they began', async () => {
    const { data } = await send('ReceiveComment', {
      input: { brand: 'moulin', comment: comment('Mon colis est perdu !') },
    });
    const { id, charter: began } = data.receiveComment.case;
    const files = edited({ 'charter.yaml': version('1.1.0'), [parcel]: ['count: 1', 'count: 2'] });
    const dry = await publish(files, { dryRun: true, acceptBump: 'MINOR' });
    expect(dry).toMatchObject({
      bump: 'MINOR',
      charter: { version: '1.1.0' },
      changes: [{ level: 'MINOR', path: 'lost-parcel/approve-offer/approval/count' }],
    });
    expect((await current()).version).toBe('1.0.0');
    const done = await publish(files, { acceptBump: 'MINOR', idempotencyKey: 'p1' });
    expect(done).toEqual(dry);
    expect(await publish(files, { acceptBump: 'MINOR', idempotencyKey: 'p1' })).toEqual(done);
    const serving = await current();
    expect(serving).toMatchObject({ version: '1.1.0', digest: done.charter.digest });
    expect(serving.versions.edges.map(({ node }: { node: { version: string } }) => node.version)).toEqual([
      '1.1.0',
      '1.0.0',
    ]);
    const moved = (await send('AdvanceCase', { input: { caseId: id, event: 'replied', actor: ana } })).data.advanceCase;
    expect(moved.case.charter).toEqual(began);
    const next = (
      await send('ReceiveComment', { input: { brand: 'moulin', comment: comment('Mon colis est perdu !') } })
    ).data.receiveComment;
    expect(next.case.charter.version).toBe('1.1.0');

    const diff = async (from: string, to: string) =>
      send('CharterDiff', { brand: 'moulin', from, to }, { 'accept-language': 'en' });
    expect((await diff('1.0.0', done.charter.digest)).data.charterDiff).toEqual({
      bump: 'MINOR',
      changes: [
        { level: 'MINOR', path: 'lost-parcel/approve-offer/approval/count', text: expect.stringMatching(/: 1 → 2$/) },
      ],
    });
    expect((await diff('1.1.0', '1.1.0')).data.charterDiff).toEqual({ bump: null, changes: [] });
    expect((await diff('1.1.0', '9.9.9')).errors?.[0]?.extensions.code).toBe('VERSION_UNKNOWN');
  });

  it('lets one of two who publish at once win, and the other learn of it', async () => {
    const one = edited({
      'charter.yaml': version('1.2.0'),
      [parcel]: ['count: 1', 'count: 2'],
      [praise]: ['en: Thank }', 'en: Thanks }'],
    });
    const other = edited({
      'charter.yaml': version('1.1.1'),
      [parcel]: ['count: 1', 'count: 2'],
      [praise]: ['en: Thank }', 'en: Say thanks }'],
    });
    const both = await Promise.all([publish(one), publish(other)]);
    const codes = both.map(({ __typename, code }) => code ?? __typename).sort();
    expect([
      ['PublishCharterPayload', 'VERSION_TOO_LOW'],
      ['PublishCharterPayload', 'PublishCharterPayload'],
    ]).toContainEqual(codes);
    expect(await api.db.charter.count({ where: { current: true } })).toBe(1);
  });
});
