import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareCharters } from '../../api/src/charters/compare/compare.ts';
import { isBefore, nextVersion } from '../../api/src/charters/version.ts';
import { compileOrThrow } from '../../packages/core/src/index.ts';
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

describe('compareCharters', () => {
  const base = compileOrThrow(written, { year: 2026 });
  const compared = (edits: Parameters<typeof edited>[0], locale: 'fr' | 'en' = 'en') =>
    compareCharters(base, compileOrThrow(edited(edits), { year: 2026 }), locale);

  it.each<[string, string, string, Parameters<typeof edited>[0]]>([
    [
      'major',
      'lost-parcel/trace/deadline',
      '"trace", deadline: 1 day → 2 days',
      {
        [parcel]: [
          'deadline: { within: 1 day, if-missed: taken-over }\n      checklist',
          'deadline: { within: 2 days, if-missed: taken-over }\n      checklist',
        ],
      },
    ],
    [
      'minor',
      'lost-parcel/trace/deadline',
      '"trace", deadline: 1 day → 12 hours',
      {
        [parcel]: [
          'deadline: { within: 1 day, if-missed: taken-over }\n      checklist',
          'deadline: { within: 12 hours, if-missed: taken-over }\n      checklist',
        ],
      },
    ],
    [
      'major',
      'lost-parcel/approve-offer/approval/by/lawyer',
      '"approve-offer", approved by: lawyer, removed',
      { [parcel]: ['by: [director, lawyer]', 'by: [director]'] },
    ],
    [
      'minor',
      'lost-parcel/approve-offer/approval/count',
      '"approve-offer", people: 1 → 2',
      { [parcel]: ['count: 1', 'count: 2'] },
    ],
    [
      'major',
      'lost-parcel/trace/checklist/filed',
      '"trace", to tick: filed, removed',
      { [parcel]: [/ {8}filed:.*\n/, ''] },
    ],
    [
      'major',
      'lost-parcel/trace/choices/found/needs/fact parcel',
      '"trace", "found" needs: fact parcel, removed',
      { [parcel]: ['{ fact: parcel }, ', ''] },
    ],
    ['minor', 'lost-parcel/severity/base', '"lost-parcel", base severity: 2 → 3', { [parcel]: ['base: 2', 'base: 3'] }],
    ['patch', 'lost-parcel/trace/title', '"trace", title: changed', { [parcel]: ['en: Trace }', 'en: Find }'] }],
    [
      'patch',
      'lost-parcel/replies/acknowledge.en',
      '"lost-parcel", reply acknowledge.en: changed',
      { 'lost-parcel/replies/acknowledge.en.hbs': ['answer here', 'write here'] },
    ],
    [
      'minor',
      'roles/baker',
      'Role: baker, added',
      {
        'charter.yaml': [
          '  director:',
          '  baker:    { title: { fr: Boulanger, en: Baker }, on-duty: always }\n  director:',
        ],
      },
    ],
    [
      'major',
      'keep-evidence',
      'Evidence kept: 2 years → 1 year',
      { 'charter.yaml': ['keep-evidence: 2 years', 'keep-evidence: 1 year'] },
    ],
    [
      'minor',
      'promises/answered-within/lost-parcel',
      'Promise: Answered within 3 hours',
      { 'charter.yaml': ['3 hours', '2 hours'] },
    ],
  ])('says %s of %s', (level, path, text, edits) => {
    const { bump, changes } = compared(edits);
    expect(bump).toBe(level);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ level, path, text: expect.stringContaining(text.split(' → ')[0] as string) });
    expect(changes[0]?.text).toContain(text.split(' → ').at(-1));
  });

  it('says nothing where only quotes and comments differ', () => {
    const same = edited({ 'charter.yaml': ['name: Le Moulin', 'name: "Le Moulin" # ours'] });
    expect(compareCharters(base, compileOrThrow(same, { year: 2026 }), 'fr')).toEqual({ bump: null, changes: [] });
  });

  it('tells once of what goes as a whole', () => {
    const without = written.filter(({ path }) => !path.startsWith('praise/'));
    const { bump, changes } = compareCharters(base, compileOrThrow(without, { year: 2026 }), 'fr');
    expect(bump).toBe('major');
    expect(changes).toEqual([{ level: 'major', path: 'praise', text: 'Crise « praise » : praise, retiré' }]);
  });
});

describe('versions', () => {
  it.each([
    ['1.4.2', 'major', '2.0.0'],
    ['1.4.2', 'minor', '1.5.0'],
    ['1.4.2', 'patch', '1.4.3'],
  ] as const)('after %s with a %s change comes %s at least', (from, bump, to) => {
    expect(nextVersion(from, bump)).toBe(to);
  });
  it('are compared by number', () => {
    expect(isBefore('1.9.0', '1.10.0')).toBe(true);
    expect(isBefore('2.0.0', '1.10.0')).toBe(false);
    expect(isBefore('1.0.0', '1.0.0')).toBe(false);
  });
});

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
        { level: 'MINOR', path: 'lost-parcel/approve-offer/approval/count', text: '"approve-offer", people: 1 → 2' },
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
