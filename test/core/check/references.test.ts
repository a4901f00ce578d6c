import { describe, expect, it } from 'vitest';
import { compile } from '../../../packages/core/src/compile.ts';
import { lanterne, sourcesOf } from './lanterne.ts';

type Change = readonly [file: string, from: string, to: string];

/** Findings of the lantern with texts replaced, in each place where they stand. */
function findings(...changes: readonly Change[]) {
  const files: Record<string, string> = { ...lanterne };
  for (const [file, from, to] of changes) {
    if (!files[file]?.includes(from)) throw new Error(`"${from}" does not stand in ${file}`);
    files[file] = files[file]?.replaceAll(from, to) ?? '';
  }
  return compile(sourcesOf(files), { year: 2026, locale: 'en' }).diagnostics.map(
    ({ file, line, code, hint, severity }) => ({
      at: `${file}:${line}`,
      code,
      hint,
      severity,
    }),
  );
}

const lineOf = (file: string, text: string) => (lanterne[file] ?? '').split(text)[0]?.split('\n').length;
const C = 'charter.yaml';
const L = 'late/playbook.yaml';
const S = 'late/stories.yaml';
const R = 'recall/playbook.yaml';

describe('a name that several refer to, misspelt where it is defined', () => {
  it.each<[kind: string, change: Change, code: string, meant: string]>([
    ['a role', [C, '  stock:    {', '  stcok:    {'], 'role', 'stock'],
    ['a calendar', [C, '  shop:\n', '  shpo:\n'], 'calendar', 'shop'],
    ['a step', [L, '    closed:\n', '    colsed:\n'], 'step', 'closed'],
    ['a fact that files name', [C, '  new-date:', '  nwe-date:'], 'fact', 'new-date'],
    ['a fact that only replies name', [C, '  copies:', '  coopies:'], 'fact', 'copies'],
    ['a channel', [C, '  facebook: {}', '  facbook: { like: facebook }'], 'action-channel', 'facebook'],
  ])('%s', (_, change, code, meant) => {
    expect(findings(change)).toEqual([
      {
        at: `${change[0]}:${lineOf(change[0], change[1])}`,
        code: `reference/${code}-misspelt`,
        hint: `Did you mean "${meant}"?`,
        severity: 'error',
      },
    ]);
  });
});

describe('a name misspelt where it is referred to', () => {
  it.each<[kind: string, change: Change, code: string, meant: string]>([
    ['by one of several', [L, 'go: trace }', 'go: trcae }'], 'step', 'trace'],
    [
      'by the only one, unlike the words of the charter',
      [R, 'when-all-done: review', 'when-all-done: reveiw'],
      'step',
      'review',
    ],
    ['a role', [L, 'owner: stock', 'owner: stcok'], 'role', 'stock'],
    ['a word that every charter has', [R, 'calendar: always', 'calendar: alwyas'], 'calendar', 'always'],
    ['`otherwise`', ['insult/playbook.yaml', 'otherwise: report', 'otherwsie: report'], 'channel', 'otherwise'],
    ['a crisis type', [C, 'when-unsure: triage', 'when-unsure: traige'], 'crisis', 'triage'],
    ['a reply', [L, 'reply: acknowledge', 'reply: acknowlegde'], 'reply', 'acknowledge'],
    ['an event', [S, 'does: sent,', 'does: setn,'], 'event', 'sent'],
  ])('%s', (_, change, code, meant) => {
    expect(findings(change)).toEqual([
      {
        at: `${change[0]}:${lineOf(change[0], change[1])}`,
        code: `reference/${code}`,
        hint: `Did you mean "${meant}"?`,
        severity: 'error',
      },
    ]);
  });
});

describe('one name said once on each side', () => {
  it('is misspelt where its letters are unlike the words of the charter', () => {
    expect(
      findings(
        [L, 'event: found', 'event: foudn'],
        [S, 'does: found, refused: fact-missing', 'does: lost, refused: relay-unanswered'],
      ).map(({ at, code }) => [at, code]),
    ).toEqual([[`${L}:${lineOf(L, 'event: found')}`, 'reference/event-misspelt']]);
  });

  it('is misspelt where it is referred to, when neither looks likelier', () => {
    expect(
      findings([L, '    taken-over:', '    over-taken:'], [S, 'taken-over', 'over-taken']).map(({ code }) => code),
    ).toEqual(['reference/step']);
  });
});

describe('a name that nothing refers to', () => {
  it.each<[kind: string, change: Change, meant: string]>([
    ['how a case ends', ['insult/playbook.yaml', 'end: removed', 'end: remvoed'], 'removed'],
    ['an event', [L, 'event: not-ours', 'event: not-osurs'], 'not-ours'],
  ])('is doubted when it looks like a slip: %s', (_, change, meant) => {
    expect(findings(change)).toEqual([
      {
        at: `${change[0]}:${lineOf(change[0], change[1])}`,
        code: 'name/unlikely',
        hint: `Did you mean "${meant}"?`,
        severity: 'warning',
      },
    ]);
  });

  it.each<[kind: string, change: Change]>([
    ['a word of another language', ['insult/playbook.yaml', 'end: removed', 'end: zurueckgezogen']],
    ['a short one', ['insult/playbook.yaml', 'end: removed', 'end: gone']],
    ['a plain new word', [L, 'event: not-ours', 'event: another-shop']],
  ])('is not doubted otherwise: %s', (_, change) => {
    expect(findings(change)).toEqual([]);
  });
});

it('nothing is said about names of a part that could not be read', () => {
  const lost = findings([C, '  clerk:    { title', '  Clerk!:    { title']);
  expect(lost.map(({ code }) => code)).toEqual(['shape/bad-name']);
});
