import { describe, expect, it } from 'vitest';
import type { Locale } from '../../../packages/core/src/diagnostic.ts';
import { charterSchema } from '../../../packages/core/src/document/charter.ts';
import { examplesSchema } from '../../../packages/core/src/document/examples.ts';
import { playbookSchema } from '../../../packages/core/src/document/playbook.ts';
import { shape } from '../../../packages/core/src/document/shape.ts';
import { storiesSchema } from '../../../packages/core/src/document/stories.ts';
import { parseYaml } from '../../../packages/core/src/document/yaml.ts';
import { lanterne } from '../check/lanterne.ts';

const SCHEMAS = {
  'charter.yaml': charterSchema,
  'late/playbook.yaml': playbookSchema,
  'late/examples.yaml': examplesSchema,
};
type File = keyof typeof SCHEMAS;

function read(file: File, text: string, locale: Locale = 'en') {
  return shape<unknown>(parseYaml(file, text, locale), SCHEMAS[file], locale);
}

/** The lantern's file with each text replaced by another. */
function changed(file: File, ...changes: readonly (readonly [from: string, to: string])[]) {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`"${from}" does not stand in ${file}`);
    return text.replace(from, to);
  }, lanterne[file] ?? '');
}

const told = (file: File, text: string) =>
  read(file, text).findings.map(({ line, column, code, hint }) => [`${line}:${column}`, code, hint]);

const C = 'charter.yaml';
const L = 'late/playbook.yaml';

describe('a misfit has its place and its repair', () => {
  it.each<[what: string, file: File, from: string, to: string, place: string, code: string, hint: string]>([
    ['a misspelt word', C, 'keep-evidence:', 'keep-evidense:', '7:1', 'unknown-key', 'Did you mean "keep-evidence"?'],
    [
      'a misspelt word in a block',
      C,
      'on-duty: shop',
      'on-dutty: shop',
      '10:56',
      'unknown-key',
      'Did you mean "on-duty"?',
    ],
    [
      'a word that is not here',
      C,
      'outside: true',
      'elsewhere: true',
      '',
      'unknown-key',
      'Possible words: title, on-duty, otherwise, outside.',
    ],
    ['a misspelt choice', C, 'apology: allowed', 'apology: alowed', '', 'unknown-word', 'Did you mean "allowed"?'],
    [
      'a choice that is none',
      L,
      'family: service',
      'family: wood',
      '4:9',
      'unknown-word',
      'Possible words: service, question, praise, idea, community, reputation, safety, ethics, data, press, other.',
    ],
    ['a word that is missing', C, 'name: Lanterne\n', '', '1:1', 'missing-key', 'Add `name:` to this block.'],
    [
      'a name with capitals and accents',
      L,
      '    trace:\n',
      '    Enquête à mener:\n',
      '32:5',
      'bad-name',
      'Lower-case words joined by hyphens: enquete-a-mener.',
    ],
    ['a day that is none', C, 'mon-fri:', 'mon-fry:', '', 'bad-name', 'A day or a range: mon-fri.'],
    ['a level beyond five', C, '  4: { emoji', '  6: { emoji', '', 'bad-name', 'A level from 1 to 5.'],
    [
      'a language that is none',
      L,
      'title: { fr: Retard,',
      'title: { f: Retard,',
      '3:10',
      'bad-name',
      'A language code: fr, en.',
    ],
    ['a date that is none', C, '2026-12-31: closed', '31/12: closed', '', 'bad-name', 'A date: 2026-12-24.'],
    [
      'an identifier with a space',
      C,
      'brand: lanterne',
      'brand: La Lanterne',
      '2:8',
      'name',
      'Lower-case words joined by hyphens: la-lanterne.',
    ],
    ['a misspelt unit', C, '2 years', '2 yaers', '7:16', 'duration', 'Write for example: 2 years.'],
    [
      'a misspelt unit that agrees with its number',
      C,
      '90 days',
      '90 das',
      '8:23',
      'duration',
      'Write for example: 90 days.',
    ],
    ['one unit', C, '90 days', '1 das', '8:23', 'duration', 'Write for example: 1 day.'],
    ['a duration of a standard', C, '2 years', 'P2Y', '7:16', 'duration', 'Write for example: 2 years.'],
    ['a standard time', L, '2 business days', 'PT4H', '', 'duration', 'Write for example: 4 hours.'],
    [
      'a French duration',
      L,
      '2 business days',
      '2 jours ouvrés',
      '',
      'duration',
      'Write for example: 2 business days.',
    ],
    ['a short duration', L, '2 business days', '48h', '', 'duration', 'Write for example: 48 hours.'],
    ['open weeks', L, '2 business days', '2 business weeks', '', 'duration', 'Write for example: 2 weeks.'],
    ['no time', L, '2 business days', '0 days', '', 'duration', 'Write for example: 1 day.'],
    ['more than a hundred years', C, '2 years', '200 years', '7:16', 'duration', 'Write for example: 100 years.'],
    [
      'days of more than a hundred years',
      L,
      '2 business days',
      '40000 days',
      '',
      'duration',
      'Write for example: 100 years.',
    ],
    [
      'a reminder of a thousand years',
      L,
      '15 minutes before',
      '1000 years before',
      '',
      'duration',
      'Write for example: 100 years before.',
    ],
    ['a number for a duration', L, '2 business days', '48', '', 'wrong-type', 'Say the unit: 48 hours.'],
    ['a text of spaces', L, 'fr: Chercher,', "fr: '  ',", '', 'out-of-range', 'Put something in it.'],
    [
      'a text that is missing',
      L,
      'fr: Chercher, en: Trace',
      'fr: Chercher, en:',
      '',
      'wrong-type',
      'A text is expected.',
    ],
    ['a word that is left empty', L, 'owner: stock\n', 'owner:\n', '', 'wrong-type', 'A text is expected.'],
    ['a part of a level', L, 'base: 2', 'base: 1.5', '14:9', 'wrong-type', 'A whole number is expected.'],
    ['an axis beyond its ends', C, 'respectful: 1', 'respectful: 2', '', 'unknown-word', 'Possible words: -1, 0, 1.'],
    [
      'a list for a choice',
      C,
      'apology: allowed',
      'apology: [allowed]',
      '',
      'unknown-word',
      'Possible words: required, allowed, forbidden.',
    ],
    [
      'a number for a step',
      L,
      'if-missed: taken-over',
      'if-missed: 3',
      '',
      'wrong-type',
      'It takes a text or a block.',
    ],
    ['French days', C, 'mon-fri:', 'lundi-vendredi:', '', 'bad-name', 'A day or a range: mon-fri.'],
    [
      'a letter that only looks Latin',
      L,
      'owner: stock\n',
      'owner: st\u043eck\n',
      '',
      'name',
      'Lower-case words joined by hyphens: stock.',
    ],
    [
      'a reply without its crisis',
      C,
      'recall/holding:',
      'holding:',
      '',
      'bad-name',
      'The crisis, then the reply: recall/holding.',
    ],
    [
      'a year that is none',
      C,
      'valid-from: 2026-12-01',
      'valid-from: 0206-12-01',
      '6:13',
      'date',
      'Write: 2026-12-24.',
    ],
    ['a day that is none', C, 'valid-from: 2026-12-01', 'valid-from: 2026-02-31', '6:13', 'date', 'Write: 2026-12-24.'],
    [
      'a day to revoke that is none',
      C,
      'keep-evidence:',
      'revoked: { at: soon, reason: x }\nkeep-evidence:',
      '',
      'date',
      'Write: 2026-12-24.',
    ],
    [
      'steps of which there are none',
      L,
      lanterne['late/playbook.yaml']!.split('  steps:')[1]!,
      ' {}\n',
      '',
      'out-of-range',
      'Put something in it.',
    ],
    [
      'a file of another kind',
      C,
      lanterne['charter.yaml']!,
      '- a\n',
      '1:1',
      'wrong-type',
      'A block is expected: `word: value`, line by line.',
    ],
    [
      'a reminder without "before"',
      L,
      '15 minutes before',
      '15 minutes',
      '',
      'duration',
      'Write for example: 15 minutes before.',
    ],
    [
      'a day written in another way',
      C,
      'valid-from: 2026-12-01',
      'valid-from: 1/12/2026',
      '6:13',
      'date',
      'Write: 2026-12-24.',
    ],
    ['hours written in another way', C, '"10:00-18:00"', '10h-18h', '', 'period', 'Write: "10:00-18:00".'],
    ['hours without a nought', C, '"10:00-18:00"', '9:30-18:00', '', 'period', 'Write: "09:30-18:00".'],
    ['hours that are none', C, '"10:00-18:00"', 'morning', '', 'period', 'Write: "08:30-12:30".'],
    ['a misspelt "closed"', C, 'closed }', 'close }', '', 'period', 'Write: closed.'],
    ['a version of two numbers', C, '1.2.0', 'v1', '4:10', 'version', 'Three numbers: 1.0.0.'],
    ['a version that is read as a number', C, '1.2.0', '1.2', '4:10', 'wrong-type', 'Three numbers: 1.0.0.'],
    ['a name that is read as a number', C, 'name: Lanterne', 'name: 1848', '3:7', 'wrong-type', 'Put it in quotes.'],
    [
      'a text where a number must be',
      L,
      'base: 2',
      'base: two',
      '14:9',
      'wrong-type',
      'A number is expected, without quotes.',
    ],
    [
      'a text where true must be',
      C,
      'outside: true',
      'outside: yes',
      '',
      'wrong-type',
      'Write `true`, or remove the line.',
    ],
    ['a text where a list must be', C, '[fr, en]', 'fr', '5:12', 'wrong-type', 'A list is expected: [a, b].'],
    [
      'a text where a block must be',
      C,
      'report: { to: manager, every: week }',
      'report: weekly',
      '',
      'wrong-type',
      'A block is expected: { word: value }.',
    ],
    ['a level that is too high', L, 'base: 2', 'base: 7', '14:9', 'out-of-range', 'Expected: ≤ 5.'],
    ['a list that is empty', C, '[fr, en]', '[]', '5:12', 'out-of-range', 'Put something in it.'],
  ])('%s', (_, file, from, to, place, code, hint) => {
    const found = told(file, changed(file, [from, to]));
    expect(found.map(([, ...rest]) => rest)).toEqual([[`shape/${code}`, hint]]);
    if (place !== '') expect(found[0]?.[0]).toBe(place);
  });

  it('an empty file', () => {
    expect(told(C, '')).toEqual([['1:1', 'shape/empty-file', null]]);
    expect(told(C, '# nothing yet\n')).toEqual([[expect.any(String), 'shape/empty-file', null]]);
  });

  it('an instant that is none', () => {
    for (const opens of ['2026-02-31T10:00:00+01:00', 'tomorrow', '0206-12-07T10:00:00Z']) {
      const text = (lanterne['late/stories.yaml'] ?? '').replace('2026-12-07T10:00:00+01:00', opens);
      const { findings } = shape<unknown>(parseYaml('late/stories.yaml', text, 'en'), storiesSchema, 'en');
      expect(
        findings.map(({ line, code }) => [line, code]),
        opens,
      ).toEqual([[2, 'shape/instant']]);
    }
  });

  it('a comma that cuts a sentence', () => {
    const text = changed(L, ['fr: Chercher,', 'fr: Chercher, vite,']);
    expect(told(L, text)).toEqual([
      ['33:30', 'yaml/quote-the-sentence', 'Put the sentence in quotes: "Hello, thank you".'],
    ]);
  });
});

describe('several misfits', () => {
  it('are told at once, each at its own line', () => {
    const text = changed(
      C,
      ['version: 1.2.0', 'version: one'],
      ['keep-evidence: 2 years', 'keep-evidence: 2 yers'],
      ['apology: allowed', 'apology: maybe'],
      ['emoji: 1\n', 'emoji: many\n'],
    );
    expect(
      read(C, text)
        .findings.map(({ line, code }) => [line, code])
        .sort(),
    ).toEqual([
      [28, 'shape/wrong-type'],
      [31, 'shape/unknown-word'],
      [4, 'shape/version'],
      [7, 'shape/duration'],
    ]);
  });

  it('leave the rest to be read', () => {
    const text = changed(C, ['version: 1.2.0', 'version: one'], ['outside: true', 'outside: 3']);
    const { value, lost } = read(C, text);
    expect(value).toBeNull();
    const kept = read(C, changed(C, ['outside: true', 'outside: 3']));
    expect(lost).toContainEqual(['version']);
    expect(kept.lost).toEqual([['roles', 'watch', 'outside']]);
    expect(kept.value).toHaveProperty('roles.watch.on-duty', 'always');
    expect(kept.value).not.toHaveProperty('roles.watch.outside');
  });

  it('in a list leave the lines of the others right', () => {
    const text = [
      '- { text: One }',
      '- { text: 2 }',
      '- { text: Three, lang: fr }',
      '- { txet: Four }',
      '- { text: Five, expect: { severity: 9 } }',
      '- { lang: fr }',
      '- { text: Seven, not: maybe }',
    ].join('\n');
    const { findings, value, at } = read('late/examples.yaml', text);
    expect(findings.map(({ line, code }) => [line, code]).sort()).toEqual([
      [2, 'shape/wrong-type'],
      [4, 'shape/unknown-key'],
      [5, 'shape/out-of-range'],
      [6, 'shape/missing-key'],
      [7, 'shape/wrong-type'],
    ]);
    expect(value).toEqual([
      { text: 'One' },
      { text: 'Three', lang: 'fr' },
      { text: 'Four' },
      { text: 'Five', expect: {} },
      { text: 'Seven' },
    ]);
    expect([0, 1, 2, 3, 4].map((index) => at([index, 'text']).line)).toEqual([1, 3, 4, 5, 7]);
  });
});

describe('a misspelt word', () => {
  it('is read as the one that was meant, at its own place', () => {
    const { value, lost, at, atKey } = read(C, changed(C, ['on-duty: shop', 'on-dutty: shop']));
    expect(value).toHaveProperty('roles.clerk.on-duty', 'shop');
    expect(lost).toEqual([]);
    expect([at(['roles', 'clerk', 'on-duty']).line, atKey(['roles', 'clerk', 'on-duty']).column]).toEqual([10, 56]);
  });

  it('is not also missing', () => {
    expect(told(C, changed(C, ['when-unsure:', 'when-unsur:']))).toEqual([
      ['51:1', 'shape/unknown-key', 'Did you mean "when-unsure"?'],
    ]);
  });

  it('does not take the place of a word that is there', () => {
    const { findings, value } = read(C, changed(C, ['name: Lanterne', 'name: Lanterne\nnmae: Lampion']));
    expect(findings.map(({ line, code }) => [line, code])).toEqual([[4, 'shape/unknown-key']]);
    expect(value).toHaveProperty('name', 'Lanterne');
  });

  it('is shown with what else is wrong inside it', () => {
    const text = changed(C, ['  shop:\n    zone: Europe/Paris', '  shop:\n    zoen: 3']);
    expect(told(C, text).map(([, code]) => code)).toEqual(['shape/unknown-key', 'shape/wrong-type']);
  });
});

it('a name of JavaScript is a word like any other', () => {
  for (const word of ['constructor', '__proto__', 'toString', 'hasOwnProperty'])
    expect(told(C, changed(C, ['name: Lanterne', `name: Lanterne\n${word}: x`])).map(([, code]) => code)).toEqual([
      'shape/unknown-key',
    ]);
});

it('says everything in French, too', () => {
  const text = changed(C, ['apology: allowed', 'apology: alowed']);
  expect(read(C, text, 'fr').findings.map(({ message, hint }) => [message, hint])).toEqual([
    ["« alowed » n'est pas un choix possible ici.", 'Vouliez-vous dire « allowed » ?'],
  ]);
});
