import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, nearest } from '../../../packages/core/src/document/nearest.ts';

describe('the distance of two words', () => {
  it.each([
    ['trace', 'trace', 0],
    ['trace', 'tracee', 1],
    ['trace', 'tace', 1],
    ['trace', 'trake', 1],
    ['trace', 'tarce', 1],
    ['trace', 'tarcee', 2],
    ['', 'abc', 3],
  ])('%s and %s: %i', (a, b, expected) => {
    expect(distance(a, b)).toBe(expected);
  });

  it('is the same both ways, and none only from a word to itself', () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, b) === 0).toBe(a === b);
        expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe('the nearest word', () => {
  it.each([
    ['one slip away', 'acknowlegde', ['acknowledge', 'announce'], 'acknowledge'],
    ['nearer than another', 'clerks', ['clark', 'clerk'], 'clerk'],
    ['none when all are far', 'manager', ['clerk', 'stock'], null],
    ['none when the word itself is the only one', 'clerk', ['clerk'], null],
    ['one change at most in a short word', 'abc', ['axy'], null],
    ['one change in a short word', 'og', ['go', 'to'], 'go'],
    ['two changes in a long one', 'instrutcoins', ['instructions'], 'instructions'],
    ['none of nothing', 'clerk', [], null],
    ['not a word of JavaScript', 'constructr', ['clerk'], null],
  ])('%s', (_, word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });
});
