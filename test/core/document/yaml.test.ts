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
    ['a tab that indents', 'roles:\n\tclerk: 1\n', '2:1', 'yaml/tab'],
    ['a list as a key', '? [a, b]\n: 1\n', '1:3', 'yaml/key'],
    ['a quote that is not closed', 'name: "Lanterne\nversion: 1\n', '1:7', 'yaml/syntax'],
    ['a quote that an apostrophe closes', "name: 'L'atelier'\n", '1:10', 'yaml/syntax'],
    ['a brace that is not closed', 'a: 1\ntitle: { fr: Retard, en: Delay\nb: 1\n', '2:8', 'yaml/syntax'],
    ['a brace whose end a hash hides', 'title: { fr: Dossier #12, en: File }\nb: 1\n', '1:8', 'yaml/syntax'],
    ['a bracket that is not closed', 'a: [x, y', '1:4', 'yaml/syntax'],
    ['a brace that closes nothing', 'a: { x: 1 } }\n', '1:13', 'yaml/syntax'],
    ['a comma too many', 'a: ["x",, "y"]\n', '1:9', 'yaml/syntax'],
    ['a comma that is missing', 'a: ["x" "y"]\n', '1:9', 'yaml/syntax'],
    ['a colon that is missing', 'a: 1\nowner stock\n', '2:1', 'yaml/syntax'],
    ['a colon without a space', 'owner:stock\na: 1\n', '1:1', 'yaml/syntax'],
    ['a value and a block', 'a: b\n  c: d\n', '1:4', 'yaml/syntax'],
    ['a list on the line of its name', 'a: - b\n', '1:4', 'yaml/syntax'],
    ['a backslash', 'a: "C:\\Users"\n', '1:7', 'yaml/syntax'],
    ['a bar with a text behind', 'a: | b\n', '1:6', 'yaml/syntax'],
    ['what follows a line of dashes', 'a: 1\n---\nb: 2\n', '2:1', 'yaml/syntax'],
    ['blocks beyond any charter', `a: ${'['.repeat(200)}${']'.repeat(200)}\n`, '1:104', 'yaml/syntax'],
    ['blocks beyond any machine', `a: ${'['.repeat(50_000)}${']'.repeat(50_000)}\n`, null, 'yaml/syntax'],
    ['a no-break space that indents', 'a:\n  b: 1\n\u00a0   c: 2\n  d: 3\n', '3:1', 'yaml/indent'],
    ['an at sign', 'x: { account: @lanterne }\n', '1:15', 'yaml/quote-the-sentence'],
    ['a per cent sign', 'a: %b\n', '1:4', 'yaml/quote-the-sentence'],
    ['a tag', 'a: !Urgent\n', '1:4', 'yaml/quote-the-sentence'],
    ['an anchor', 'name: &co Lanterne\n', '1:11', 'yaml/quote-the-sentence'],
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
    expect(findings(text)).toEqual([[place ?? expect.any(String), code, 'error']]);
    expect(parse(text).value).toBeUndefined();
  });

  it.each([
    ['in a block', 'name: A\nother: B\nname: C\n', [['3:1']], { name: 'A', other: 'B' }],
    ['on one line', 'tone: { emoji: 1, emoji: 2 }\n', [['1:19']], { tone: { emoji: 1 } }],
    ['several times', 'a: 1\nb: 1\na: { c: 1, c: 2 }\na: 3\nb: 2\n', [['3:1'], ['4:1'], ['5:1']], { a: 1, b: 1 }],
  ])('a word said twice %s, and the first is read', (_, text, places, value) => {
    expect(findings(text)).toEqual(places.map(([place]) => [place, 'yaml/duplicate-key', 'error']));
    expect(parse(text).value).toEqual(value);
  });

  it('a word twice among thousands', () => {
    const text = Array.from({ length: 50_000 }, (_, n) => `k${n}: 1\n`).join('');
    expect(findings(`${text}k7: 2\n`)).toEqual([['50001:1', 'yaml/duplicate-key', 'error']]);
  });

  it('says in words, never in those of the parser, what is wrong', () => {
    for (const text of ['a: [x', "a: 'L'b'\n", 'a: "\\U"\n', 'a\n: b: c\nd\n', 'a: b\n  c: d\n', 'a: } \n']) {
      const [french] = parse(text, 'fr').findings;
      expect(french?.message, text).not.toMatch(/\b(flow|mapping|implicit|unexpected|missing|escape)\b/i);
    }
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

describe('a hash', () => {
  it.each([
    ['that cuts a text', 'fr: Dossier #12 à ouvrir\n', [['1:12', 'yaml/quote-the-sentence', 'warning']]],
    ['of a comment', 'fr: Dossier # douze\n', []],
    ['in quotes', 'fr: "Dossier #12"\n', []],
    ['in a word', 'fr: Dossier n#12\n', []],
    ['of a line of its own', '#12\nfr: Dossier\n', []],
  ])('%s', (_, text, found) => {
    expect(findings(text)).toEqual(found);
    expect(parse(text).value).toBeDefined();
  });
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
