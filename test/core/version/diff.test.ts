/** What a charter says otherwise than another, and the version that deserves. */
import { describe, expect, it } from 'vitest';
import { compileOrThrow, diffCharters, isBefore, nextVersion } from '../../../packages/core/src/index.ts';
import { readCharter } from '../../../packages/core/src/node.ts';

const written = readCharter(new URL('../../api/playbooks/moulin', import.meta.url).pathname);
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
const parcel = 'lost-parcel/playbook.yaml';

describe('diffCharters', () => {
  const base = compileOrThrow(written, { year: 2026 });
  const compared = (edits: Parameters<typeof edited>[0], locale: 'fr' | 'en' = 'en') =>
    diffCharters(base, compileOrThrow(edited(edits), { year: 2026 }), locale);

  it.each<[string, string, string, Parameters<typeof edited>[0]]>([
    [
      'major',
      'lost-parcel/trace/deadline',
      'Lost parcel, "Trace", deadline: 1 day → 2 days',
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
      'Lost parcel, "Trace", deadline: 1 day → 12 hours',
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
      'Lost parcel, "Approve the offer", approved by: Lawyer, removed',
      { [parcel]: ['by: [director, lawyer]', 'by: [director]'] },
    ],
    [
      'minor',
      'lost-parcel/approve-offer/approval/count',
      'Lost parcel, "Approve the offer", people who must approve: 1 → 2',
      { [parcel]: ['count: 1', 'count: 2'] },
    ],
    [
      'major',
      'lost-parcel/trace/checklist/filed',
      'Lost parcel, "Trace", to tick: File opened, removed',
      { [parcel]: [/ {8}filed:.*\n/, ''] },
    ],
    [
      'major',
      'lost-parcel/trace/choices/found/needs/fact parcel',
      'Lost parcel, "Trace", "Found" needs: "Parcel" known, removed',
      { [parcel]: ['{ fact: parcel }, ', ''] },
    ],
    ['minor', 'lost-parcel/severity/base', 'Lost parcel, base severity: 2 → 3', { [parcel]: ['base: 2', 'base: 3'] }],
    [
      'patch',
      'lost-parcel/trace/title',
      'Lost parcel, "Find", title: "Trace" → "Find"',
      { [parcel]: ['en: Trace }', 'en: Find }'] },
    ],
    [
      'patch',
      'lost-parcel/replies/acknowledge.en',
      'Lost parcel, reply acknowledge.en: changed',
      { 'lost-parcel/replies/acknowledge.en.hbs': ['answer here', 'write here'] },
    ],
    [
      'minor',
      'roles/baker',
      'Role: Baker, added',
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
    [
      'minor',
      'lost-parcel/severity/raise/author-followers/at-least',
      'followers: 10000 → 5000',
      { [parcel]: ['at-least: 10000', 'at-least: 5000'] },
    ],
    [
      'major',
      'lost-parcel/severity/raise/similar/similar',
      'similar ones: 60 → 90',
      { [parcel]: ['at-least: 60', 'at-least: 90'] },
    ],
    [
      'minor',
      'lost-parcel/severity/raise/author-followers',
      'severity raised (author-followers): 3 → 4',
      { [parcel]: ['{ to: 3, when: { author-followers', '{ to: 4, when: { author-followers'] },
    ],
    [
      'major',
      'lost-parcel/severity/raise/says/en/lawyer',
      'severity raised by: lawyer, removed',
      { [parcel]: ['en: [lawyer]', 'en: [lawyer2]'.replace('2', 's')] },
    ],
    [
      'major',
      'lost-parcel/closed/reopen',
      'Lost parcel, "Closed", reopening: "Acknowledge" → "Trace"',
      { [parcel]: ['reopen: { to: acknowledge', 'reopen: { to: trace'] },
    ],
    [
      'major',
      'lost-parcel/trace/choices/found/go',
      'Lost parcel, "Trace", "Found" leads to: "Wait" → "Closed"',
      { [parcel]: ['            go: waiting,\n', '            go: closed,\n'] },
    ],
    [
      'minor',
      'lost-parcel/signals/en',
      'Lost parcel, signals (en): changed',
      { [parcel]: ['never arrived]', 'never arrived, astray]'] },
    ],
  ])('says %s of %s', (level, path, text, edits) => {
    const { bump, changes } = compared(edits);
    expect(bump).toBe(level);
    const [first] = changes;
    expect(first).toMatchObject({ level, path, text: expect.stringContaining(text.split(' → ')[0] as string) });
    expect(first?.text).toContain(text.split(' → ').at(-1));
    // A word exchanged for another is one gone and one come.
    expect(changes.slice(1).map((one) => one.level)).toEqual(path.includes('/says/') ? ['minor'] : []);
  });

  it('says nothing where only quotes and comments differ', () => {
    const same = edited({ 'charter.yaml': ['name: Le Moulin', 'name: "Le Moulin" # ours'] });
    expect(diffCharters(base, compileOrThrow(same, { year: 2026 }), 'fr')).toEqual({
      bump: null,
      changes: [],
      renamed: [],
    });
  });

  it('tells once of what goes as a whole', () => {
    const without = written.filter(({ path }) => !path.startsWith('praise/'));
    const { bump, changes } = diffCharters(base, compileOrThrow(without, { year: 2026 }), 'fr');
    expect(bump).toBe('major');
    expect(changes).toEqual([{ level: 'major', path: 'praise', text: 'Type de crise « Éloge » (praise) : retrait' }]);
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

describe('a step under another name', () => {
  const base = compileOrThrow(written, { year: 2026 });
  const rename = (text: string) =>
    text.replace(/\btrace\b(?!:? [A-Z])/g, 'search').replace('en: search }', 'en: Trace }');

  it('is told as renamed, once, though choices, waits and deadlines name it', () => {
    const files = written.map(({ path, text }) => ({ path, text: path === parcel ? rename(text) : text }));
    expect(diffCharters(base, compileOrThrow(files, { year: 2026 }), 'en')).toEqual({
      bump: 'major',
      changes: [
        { level: 'major', path: 'lost-parcel/search', text: 'Step "trace" renamed "search" (to be confirmed)' },
      ],
      renamed: [{ crisis: 'lost-parcel', from: 'trace', to: 'search' }],
    });
  });

  it('is told with what else it says otherwise', () => {
    const files = written.map(({ path, text }) => ({
      path,
      text:
        path === parcel
          ? rename(text).replace(
              'within: 1 day, if-missed: taken-over }\n      checklist',
              'within: 12 hours, if-missed: taken-over }\n      checklist',
            )
          : text,
    }));
    const { changes } = diffCharters(base, compileOrThrow(files, { year: 2026 }), 'fr');
    expect(changes.map(({ text }) => text)).toEqual([
      'Étape « trace » renommée « search » (à confirmer)',
      'Colis perdu, « Chercher », délai : 1 jour → 12 heures',
    ]);
  });

  it('is not made up where two steps have little in common', () => {
    const files = written.map(({ path, text }) => ({
      path,
      text:
        path !== parcel
          ? text
          : text
              .replace('title: { fr: Clos, en: Closed }', 'title: { fr: Clos, en: Closed }')
              .replaceAll('waiting', 'hold')
              .replace('up-to: 10 days', 'up-to: 5 days')
              .replace('fr: Attendre, en: Wait', 'fr: Suspendre, en: Hold')
              .replace('owner: miller\n      wait', 'owner: director\n      wait')
              .replace(
                'still-unhappy, label: { fr: Toujours mécontent, en: Still unhappy }',
                'angry, label: { fr: Fâché, en: Angry }',
              )
              .replace(
                'thanked, label: { fr: Remercié, en: Thanked }, mark-author: ambassador',
                'happy, label: { fr: Content, en: Happy }',
              ),
    }));
    expect(diffCharters(base, compileOrThrow(files, { year: 2026 }), 'en').renamed).toEqual([]);
  });
});
