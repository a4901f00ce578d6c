import { describe, expect, it } from 'vitest';
import { nowFrom, oneOf, parseWords, readInstant, wholeNumber } from '../../packages/cli/src/options.ts';
import { UsageError } from '../../packages/cli/src/usage.ts';

const TABLE = {
  format: { type: 'string' },
  strict: { type: 'boolean' },
  fact: { type: 'string', multiple: true },
} as const;
const parse = (words: string[], locale: 'fr' | 'en' = 'en') => parseWords(words, TABLE, 1, locale);

describe('parseWords', () => {
  it('says what is absent: null, false, an empty list', () => {
    expect(parse([])).toEqual({ options: { format: null, strict: false, fact: [] }, operands: [] });
  });

  it.each([
    [['--format', 'json', 'here', '--strict'], { format: 'json', strict: true, fact: [] }, ['here']],
    [['--format=json'], { format: 'json', strict: false, fact: [] }, []],
    [['--fact', 'a=1', '--fact', 'b=2'], { format: null, strict: false, fact: ['a=1', 'b=2'] }, []],
    [['--format=', '--', '--strict'], { format: '', strict: false, fact: [] }, ['--strict']],
    [['--fact', '-1'], { format: null, strict: false, fact: ['-1'] }, []],
  ])('reads %j', (words, options, operands) => {
    expect(parse(words)).toEqual({ options, operands });
  });

  it.each([
    ['a misspelt option', ['--fromat', 'json'], 'Unknown option: --fromat.', 'Did you mean --format?'],
    ['an option that every object has', ['--constructor'], 'Unknown option: --constructor.', null],
    [
      'a text that begins with a dash',
      ['-20'],
      'Unknown option: -2.',
      'A text that begins with a dash goes after "--".',
    ],
    ['an option without its value', ['--format'], '--format needs a value.', null],
    ['an option that swallows the next one', ['--format', '--strict'], '--format needs a value.', null],
    ['a flag with a value', ['--strict=yes'], '--strict takes no value.', null],
    ['an option said twice', ['--format', 'a', '--format', 'b'], '--format is said twice.', null],
    ['a word too many', ['a', 'b c'], 'One word too many: "b c".', 'A text of several words goes between quotes.'],
  ])('refuses %s', (_, words, message, hint) => {
    expect(refusal(() => parse(words))).toEqual({ message, hint });
  });

  it('refuses in French', () => {
    expect(refusal(() => parse(['--fromat'], 'fr'))).toEqual({
      message: 'Option inconnue : --fromat.',
      hint: 'Vouliez-vous dire --format ?',
    });
  });
});

describe('values', () => {
  it('takes the first word where none is said', () => {
    expect(oneOf('format', null, ['text', 'json'], 'en')).toBe('text');
    expect(oneOf('format', 'json', ['text', 'json'], 'en')).toBe('json');
  });

  it.each([
    [
      'a format there is not',
      () => oneOf('format', 'jsno', ['text', 'json'], 'en'),
      '--format jsno: expected text, json.',
      'Did you mean json?',
    ],
    [
      'a year that is none',
      () => wholeNumber('year', '20x6', 1970, 9000, 'en'),
      '--year 20x6: expected a whole number from 1970 to 9000.',
      null,
    ],
    [
      'a number below zero',
      () => wholeNumber('stars', '-1', 0, 5, 'en'),
      '--stars -1: expected a whole number from 0 to 5.',
      null,
    ],
    [
      'an instant without offset',
      () => nowFrom('2026-11-20', 'en'),
      '--now 2026-11-20 is no instant with an offset.',
      'For example 2026-11-20T10:00:00+01:00.',
    ],
  ])('refuses %s', (_, read, message, hint) => {
    expect(refusal(read)).toEqual({ message, hint });
  });

  it.each([
    ['2026-11-20T10:00:00+01:00', Date.UTC(2026, 10, 20, 9)],
    ['2026-11-20T10:00Z', Date.UTC(2026, 10, 20, 10)],
    ['2026-11-20T10:00:00', null],
    ['2026-13-40T10:00:00Z', null],
    ['yesterday', null],
  ])('reads the instant %s as %s', (value, at) => {
    expect(readInstant(value)).toBe(at);
  });
});

function refusal(read: () => unknown): { message: string; hint: string | null } | null {
  try {
    read();
    return null;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { message: error.message, hint: error.hint };
  }
}
