import { describe, expect, it } from 'vitest';
import type { Locale } from '../../../packages/core/src/diagnostic.ts';
import { parseYaml } from '../../../packages/core/src/document/yaml.ts';

const parse = (text: string, locale: Locale = 'en') => parseYaml('charter.yaml', text, locale);
const findings = (text: string) =>
  parse(text).findings.map(({ line, column, code, severity }) => [`${line}:${column}`, code, severity]);

describe('a text that is refused', () => {
  it.each([
    ['an alias', 'a: &n 1\nb: *n\n', '2:4', 'yaml/alias'],
    ['an alias as a key', 'a: &n x\n*n : 1\n', '2:1', 'yaml/alias'],
    ['a merge key', 'a: { x: 1 }\nb:\n  <<: { x: 1 }\n', '3:3', 'yaml/merge'],
    ['a word twice in a block', 'name: A\nother: B\nname: C\n', '3:1', 'yaml/duplicate-key'],
    ['a word twice on one line', 'tone: { emoji: 1, emoji: 2 }\n', '1:19', 'yaml/duplicate-key'],
    ['a tab that indents', 'roles:\n\tclerk: 1\n', '2:1', 'yaml/tab'],
    ['a list as a key', '? [a, b]\n: 1\n', '1:3', 'yaml/key'],
    ['a quote that is not closed', 'name: "Lanterne\nversion: 1\n', '3:1', 'yaml/syntax'],
    [
      'a colon in a French sentence',
      'title: { fr: Attention : rassurer, en: Reassure }\n',
      '1:14',
      'yaml/quote-the-sentence',
    ],
    ['a colon in a sentence of a block', 'title: Attention : rassurer\n', '1:8', 'yaml/quote-the-sentence'],
    [
      'a colon in an English sentence',
      'title: { en: Careful: reassure, fr: Rassurer }\n',
      '1:14',
      'yaml/quote-the-sentence',
    ],
  ])('%s', (_, text, place, code) => {
    expect(findings(text)).toEqual([[place, code, 'error']]);
    expect(parse(text).value).toBeUndefined();
  });

  it('one that is too large for a charter, without being read', () => {
    expect(findings('a: 1\n'.repeat(400_001))).toEqual([['1:1', 'yaml/too-large', 'error']]);
    expect(findings(`# ${'x'.repeat(1_999_000)}\na: 1\n`)).toEqual([]);
  });

  it.each(['a: &n 1\nb: *n\n', 'a: 1\na: 2\n', 'a:\n\tb: 1\n', 'title: Attention : non\n', '"'])(
    'says so in French and in English: %j',
    (text) => {
      const [french] = parse(text, 'fr').findings;
      const [english] = parse(text, 'en').findings;
      expect(french?.message).not.toBe(english?.message);
      expect(french?.hint).not.toBe(english?.hint);
      expect(french?.code).toBe(english?.code);
    },
  );
});

describe('a value means what it says', () => {
  it.each([
    ['09:00', '09:00'],
    ['no', 'no'],
    ['yes', 'yes'],
    ['on', 'on'],
    ['2026-12-24', '2026-12-24'],
    ['1.0.0', '1.0.0'],
    ['012', 12],
    ['true', true],
    ['null', null],
    ['"Attention : rassurer"', 'Attention : rassurer'],
  ])('%s is %j', (written, value) => {
    expect(parse(`a: ${written}\n`).value).toEqual({ a: value });
  });

  it('a key that is a number, a date or a word of JavaScript is a name like any other', () => {
    const { value } = parse('4: a\n2026-12-24: b\nconstructor: c\n__proto__: d\n');
    expect(Object.entries(value as object)).toEqual([
      ['4', 'a'],
      ['2026-12-24', 'b'],
      ['constructor', 'c'],
      ['__proto__', 'd'],
    ]);
  });
});

describe('a place', () => {
  const text = 'roles:\n  clerk: { title: A, on-duty: shop }\npromises:\n  - { told: clerk }\n  - ends: 2 days\n';
  it.each([
    ['the value of a key', ['roles', 'clerk', 'on-duty'], '2:31', '2:22'],
    ['a block at its key', ['roles'], '1:1', '1:1'],
    ['a block on one line at its brace', ['roles', 'clerk'], '2:10', '2:3'],
    ['an item of a list', ['promises', 0], '4:5', '4:5'],
    ['a word of an item', ['promises', 1, 'ends'], '5:11', '5:5'],
    ['the nearest part that exists', ['roles', 'nobody', 'title'], '1:1', '1:1'],
    ['the file itself', [], '1:1', '1:1'],
  ])('of %s', (_, path, value, key) => {
    const parsed = parse(text);
    const { line, column } = parsed.at(path);
    expect(`${line}:${column}`).toBe(value);
    const atKey = parsed.atKey(path);
    expect(`${atKey.line}:${atKey.column}`).toBe(key);
  });

  it('counts lines that end in any way, and columns in UTF-16 units', () => {
    expect(findings('a: 1\r\na: 2\r\n')).toEqual([['2:1', 'yaml/duplicate-key', 'error']]);
    expect(findings('{ "👀": 1, a: 1, a: 2 }\n')).toEqual([['1:18', 'yaml/duplicate-key', 'error']]);
  });
});
