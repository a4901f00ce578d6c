import { describe, expect, it } from 'vitest';
import { columnsOf, excerpt, visible } from '../../packages/cli/src/excerpt.ts';
import { indented, wrap } from '../../packages/cli/src/wrap.ts';

describe('excerpt', () => {
  it('puts the caret under the column', () => {
    expect(excerpt('a: 1\nb: x\n', 2, 4)).toEqual(['  2 | b: x', '    |    ^']);
  });

  it('counts what the terminal shows, not UTF-16 units', () => {
    expect(excerpt('é👨‍👩‍👧日\tx', 1, 12)).toEqual(['  1 | é👨‍👩‍👧日 x', '    |       ^']);
  });

  it('shows a long line around the place', () => {
    const [line = '', caret = ''] = excerpt(`${'a'.repeat(300)}X${'b'.repeat(300)}`, 1, 301) ?? [];
    expect(line).toBe(`  1 | …${'a'.repeat(40)}X${'b'.repeat(59)}…`);
    expect(caret.indexOf('^')).toBe(line.indexOf('X'));
  });

  it('stays within a terminal, caret included', () => {
    const [line = '', caret = ''] = excerpt(`${'a'.repeat(300)}X${'b'.repeat(300)}`, 1, 301, 60) ?? [];
    expect(line.length).toBeLessThanOrEqual(60);
    expect(caret.indexOf('^')).toBe(line.indexOf('X'));
  });

  it.each([
    ['a line that is not there', 'a\n', 7],
    ['an empty line', 'a\n\nb', 2],
    ['an empty file', '', 1],
  ])('shows nothing of %s', (_, text, line) => {
    expect(excerpt(text, line, 1)).toBeNull();
  });
});

describe('visible', () => {
  it.each([
    ['an escape sequence', '\u001b[31mred', '·[31mred'],
    ['a C1 control', '\u009b31m', '·31m'],
    ['a bidi override', 'a\u202eb', 'a·b'],
    ['a line end and a tab', 'a\nb\tc', 'a b c'],
    ['a lone surrogate', 'a\ud800', 'a·'],
    ['an emoji sequence, left alone', '👨‍👩‍👧', '👨‍👩‍👧'],
    ['French spaces, left alone', 'à\u202f! 5\u00a0€', 'à\u202f! 5\u00a0€'],
  ])('tames %s', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});

describe('wrap', () => {
  it('breaks between words, colours not counted', () => {
    expect(wrap('The parcel is on its way', 20)).toEqual(['The parcel is on its', 'way']);
    expect(wrap('The \u001b[1mparcel\u001b[22m is on its way', 20)).toEqual([
      'The \u001b[1mparcel\u001b[22m is on its',
      'way',
    ]);
  });

  it('keeps a word that is wider, and a no-break space', () => {
    const word = 'x'.repeat(30);
    expect(wrap(`a ${word} b`, 20)).toEqual(['a', word, 'b']);
    expect(wrap(`aaaaaaaaaaaaaaa\u00a0bbbbbbbbbb c`, 20)).toEqual(['aaaaaaaaaaaaaaa\u00a0bbbbbbbbbb', 'c']);
  });

  it('never parts what French keeps together', () => {
    expect(wrap('Toujours pas arrivé : où', 20)).toEqual(['Toujours pas', 'arrivé : où']);
    expect(wrap('Vous dites toujours « non merci »', 21)).toEqual(['Vous dites toujours', '« non merci »']);
  });

  it('keeps the spaces that set a line in', () => {
    expect(wrap('    Did you mean parcel?', 20)).toEqual(['    Did you mean', 'parcel?']);
  });

  it('sets further lines in', () => {
    expect(indented('major  The parcel is late again', 7, 22)).toBe('major  The parcel is\n       late again');
    expect(indented('major  The parcel is late again', 7, null)).toBe('major  The parcel is late again');
  });

  it.each([null, 0, 19])('leaves the text whole at a width of %s', (columns) => {
    const text = 'The parcel is on its way and will come';
    expect(wrap(text, columns)).toEqual([text]);
    expect(columnsOf(text)).toBe(text.length);
  });
});
