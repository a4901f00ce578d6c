/** Nothing that a charter says changes without being named: every leaf of every file of a brand, edited one at a time. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Charter } from '../../../packages/core/src/charter.ts';
import { toCharter } from '../../../packages/core/src/compile/charter.ts';
import { parseYaml } from '../../../packages/core/src/document/yaml.ts';
import { bumpOf, diffCharters, digestOf, readDocument } from '../../../packages/core/src/index.ts';
import { lanterne, sourcesOf } from '../check/lanterne.ts';

vi.setConfig({ testTimeout: 120_000 });

/** The model of the files, sound or not: a diff has to name an edit even where `check` would refuse it. */
function modelOf(files: Readonly<Record<string, string>>): Charter | null {
  const model = toCharter(readDocument(sourcesOf(files), 'en'), 2026);
  return model === null ? null : { ...model, digest: digestOf(model) };
}

const parse = (text: string): unknown => structuredClone(parseYaml('', text, 'en').value);
/** JSON is YAML. */
const written = (value: unknown): string => JSON.stringify(value);

const base = modelOf(lanterne)!;
type Path = readonly (string | number)[];

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) =>
    leavesOf(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

type Holder = Record<string | number, unknown>;
const holderOf = (whole: unknown, path: Path) =>
  path.slice(0, -1).reduce<unknown>((value, key) => (value as Holder)[key], whole) as Holder;

/** Another value of the same sort: a number moves, a duration doubles, a word turns into another. */
function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  const words = String(value);
  if (/^\d{4}-\d\d-\d\d$/.test(words)) return words.replace(/^\d{4}/, '2027');
  if (/^\d+ /.test(words)) return words.replace(/^\d+/, (amount) => String(Number(amount) * 2));
  return `${words}s`;
}

const texts = Object.entries(lanterne).filter(([path]) => path.endsWith('.hbs'));
const yamls = Object.entries(lanterne).filter(([path]) => path.endsWith('.yaml') && !path.endsWith('stories.yaml'));

function editsOf(path: string, text: string) {
  const leaves = leavesOf(parse(text));
  const altered = leaves.map((leaf) => {
    const whole = parse(text);
    const holder = holderOf(whole, leaf);
    holder[leaf.at(-1)!] = other(holder[leaf.at(-1)!]);
    return { what: `${path} ${leaf.join('.')} altered`, files: { ...lanterne, [path]: written(whole) } };
  });
  const dropped = leaves.map((leaf) => {
    const whole = parse(text);
    const holder = holderOf(whole, leaf);
    if (Array.isArray(holder)) holder.splice(Number(leaf.at(-1)), 1);
    else delete holder[leaf.at(-1)!];
    return { what: `${path} ${leaf.join('.')} dropped`, files: { ...lanterne, [path]: written(whole) } };
  });
  return [...altered, ...dropped];
}

describe('diffCharters', () => {
  it('names every one-place edit that changes the charter', () => {
    const edits = [
      ...yamls.flatMap(([path, text]) => editsOf(path, text)),
      ...texts.map(([path, text]) => ({ what: path, files: { ...lanterne, [path]: `${text}Encore.\n` } })),
    ];
    let compared = 0;
    const unnamed = edits.flatMap(({ what, files }) => {
      const edited = modelOf(files);
      if (edited === null || edited.digest === base.digest || edited.version !== base.version) return [];
      compared += 1;
      const { bump, changes } = diffCharters(base, edited, 'en');
      // What is only words one way is only words the other way.
      const back = diffCharters(edited, base, 'en');
      expect([what, back.bump === 'patch']).toEqual([what, bump === 'patch']);
      expect(back.changes.length > 0, what).toBe(changes.length > 0);
      const named = changes.filter(({ path }) => path !== 'order' && path !== 'horizon');
      return named.length > 0 ? [] : [what];
    });
    expect(unnamed).toEqual([]);
    expect(compared).toBeGreaterThan(500);
  });

  it('says nothing of a charter and itself, nor of its files in another order', () => {
    expect(diffCharters(base, structuredClone(base), 'fr')).toEqual({ bump: null, changes: [], renamed: [] });
    fc.assert(
      fc.property(
        fc.shuffledSubarray(Object.entries(lanterne), { minLength: Object.keys(lanterne).length }),
        (files) => {
          expect(diffCharters(base, modelOf(Object.fromEntries(files))!, 'en').changes).toEqual([]);
        },
      ),
      { numRuns: 20 },
    );
  });

  it.each([
    ['  emoji: 1', '  emoji: 2', 'tone/emoji', 'Ton, emojis au plus : 1 → 2'],
    ['  respectful: 1', '  respectful: 0', 'tone/respectful', 'Ton : respectueux → ni impertinent ni déférent'],
    ['speaks-as: we', 'speaks-as: i', 'tone/speaks-as', 'Ton, parle en disant : « nous » → « je »'],
    ['{ fr: vous }', '{ fr: tu }', 'tone/address/fr', 'Ton, adresse (fr) : vous → tu'],
    [
      'warm: { matter-of-fact: -1 }',
      'warm: { matter-of-fact: 1 }',
      'tones/warm/matter-of-fact',
      'Ton « warm » : chaleureux → factuel',
    ],
    ['apology: required', 'apology: allowed', 'tones/grave/apology', 'Ton « grave », excuses : exigées → permises'],
    [
      '4: { emoji: 0, exclamations: 0 }',
      '4: { emoji: 0 }',
      'from-severity/4/exclamations',
      'Ton dès la gravité 4, points d’exclamation au plus : 0 (retrait)',
    ],
    ['fr: Réserve', 'fr: Entrepôt', 'roles/stock/title', 'Rôle « stock », titre : « Réserve » → « Entrepôt »'],
  ])('names what a director would name: %s → %s', (from, to, path, text) => {
    expect(lanterne['charter.yaml']).toContain(from);
    const charter = lanterne['charter.yaml']!.replace(from, to);
    const { changes } = diffCharters(base, modelOf({ ...lanterne, 'charter.yaml': charter })!, 'fr');
    expect(changes).toEqual([{ level: path.endsWith('title') ? 'patch' : 'minor', path, text }]);
  });

  it('says nothing where only the version number moves', () => {
    const raised = modelOf({
      ...lanterne,
      'charter.yaml': lanterne['charter.yaml']!.replace('version: 1.2.0', 'version: 1.3.0'),
    })!;
    expect(diffCharters(base, raised, 'en')).toEqual({ bump: null, changes: [], renamed: [] });
  });

  it.each([
    [
      'mon-fri: ["09:00-12:00", "13:00-19:00"]',
      'mon-fri: ["09:00-12:00", "14:00-19:00"]',
      'major',
      '53 h a week → 48 h a week',
    ],
    [
      'mon-fri: ["09:00-12:00", "13:00-19:00"]',
      'mon-fri: ["08:00-12:00", "13:00-19:00"]',
      'minor',
      '53 h a week → 58 h a week',
    ],
  ] as const)('weighs opening hours: %s → %s is %s', (from, to, bump, words) => {
    expect(lanterne['charter.yaml']).toContain(from);
    const charter = lanterne['charter.yaml']!.replace(from, to);
    const { changes } = diffCharters(base, modelOf({ ...lanterne, 'charter.yaml': charter })!, 'en');
    expect(changes.filter(({ path }) => path.endsWith('/week'))).toEqual([
      { level: bump, path: 'calendars/shop/week', text: `Calendar "shop", hours: ${words}` },
    ]);
  });

  it('tells in both directions and both languages of the same places', () => {
    const tighter = modelOf({
      ...lanterne,
      'charter.yaml': lanterne['charter.yaml']!.replace('keep-evidence: 2 years', 'keep-evidence: 3 years'),
    })!;
    const there = diffCharters(base, tighter, 'fr');
    const back = diffCharters(tighter, base, 'en');
    expect(there.changes.map(({ path }) => path)).toEqual(back.changes.map(({ path }) => path));
    expect([there.bump, back.bump]).toEqual(['minor', 'major']);
    expect([bumpOf(there.changes), bumpOf([])]).toEqual(['minor', null]);
  });
});
