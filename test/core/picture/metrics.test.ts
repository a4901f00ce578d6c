import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth, wrapText } from '../../../packages/core/src/picture/metrics.ts';

describe('textWidth', () => {
  it.each([
    ['iii', 10, 8.34],
    ['W', 1000, 989],
    ['é', 1000, 615],
    ['e\u0301', 1000, 615],
    ['\u00a0', 1000, 348],
    ['', 12, 0],
    ['漢', 10, 11],
  ])('%j at %d is %d', (text, size, width) => {
    expect(textWidth(text, size)).toBeCloseTo(width, 6);
  });

  it('is wider in bold', () => {
    expect(textWidth('Rechercher', 12, true)).toBeGreaterThan(textWidth('Rechercher', 12));
  });
});

describe('wrapText', () => {
  it.each([
    ['Rechercher le bagage', 70, ['Rechercher le', 'bagage']],
    ['sous 2\u00a0heures', 50, ['sous', '2\u00a0heures']],
    ['a  b\nc', 500, ['a b c']],
    ['', 50, ['']],
    ['   ', 50, ['']],
    ['dire « oui »', 54, ['dire', '« oui »']],
    ['oui ou non ?', 54, ['oui ou', 'non ?']],
  ])('breaks %j at spaces', (text, width, lines) => {
    expect(wrapText(text, width, 10)).toEqual(lines);
  });

  it('cuts a word that no line can hold', () => {
    expect(wrapText('aaaaaaaaaa', 20, 10)).toEqual(['aaa', 'aaa', 'aaa', 'a']);
  });

  it('loses no letter, and no line is too wide unless one character is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 5, max: 200 }), (text, width) => {
        const lines = wrapText(text, width, 10);
        const bare = (words: string) => words.replace(/[ \t\n\r]/g, '');
        expect(bare(lines.join(''))).toBe(bare(text));
        for (const line of lines) expect(textWidth(line, 10) <= width || [...line].length === 1).toBe(true);
      }),
    );
  });
});
