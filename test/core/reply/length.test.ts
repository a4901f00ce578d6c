import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measure, xWeight } from '../../../packages/core/src/reply/length.ts';
import { xTexts } from './x-texts.ts';

/** The platform's own library, unmaintained since 2020: right about counting, too heavy to ship. */
const twitterText = createRequire(import.meta.url)('twitter-text') as {
  parseTweet(text: string): { weightedLength: number };
};

describe('the length of a reply on X', () => {
  it.each([
    ['', 0],
    ['Bonjour', 7],
    ['Été à Nîmes', 11],
    ['Ete\u0301', 3],
    ['日本', 4],
    ['50 €', 5],
    ['Hi http://test.co', 26],
    ['Voir hirondelle.fr/aide pour la suite', 42],
    ['Ça 🤞🏽 https://hirondelle.fr/suivi-des-bagages', 29],
    ['👨‍👩‍👧‍👦', 2],
    ['🇫🇷', 2],
    ['1️⃣', 2],
    ['«\u00a0oui\u00a0»', 7],
    ['oui\u202f!', 6],
  ])('%j counts %i', (text, weight) => {
    expect(measure(text, 'x-weighted')).toBe(weight);
  });

  it.each([
    ['@ana Merci', 5],
    ['@ana @leo_75 Merci', 5],
    [' @ana\nMerci', 5],
    ['Merci @ana', 10],
    ['@ana', 0],
    ['@unnombeaucouptroplong Merci', 28],
  ])('mentions at the start of %j do not count', (text, weight) => {
    expect(measure(text, 'x-weighted')).toBe(weight);
  });

  it('equals twitter-text on 12 000 texts like those people write', () => {
    const texts = xTexts(12_000);
    expect(new Set(texts).size).toBeGreaterThan(11_000);
    expect(texts.filter((text) => xWeight(text) !== twitterText.parseTweet(text).weightedLength)).toEqual([]);
  });

  it('equals twitter-text on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(xWeight(text)).toBe(twitterText.parseTweet(text).weightedLength);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('other units', () => {
  it.each([
    ['été', 3, 3, 5],
    ['👍🏽', 4, 2, 8],
    ['日本', 2, 2, 6],
    ['a\ud800', 2, 2, 4],
  ] as const)('%j: UTF-16 units, characters, bytes', (text, utf16, characters, bytes) => {
    expect([measure(text, 'utf16'), measure(text, 'characters'), measure(text, 'utf8-bytes')]).toEqual([
      utf16,
      characters,
      bytes,
    ]);
  });

  it('counts bytes as an encoder writes them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(measure(text, 'utf8-bytes')).toBe(new TextEncoder().encode(text).length);
      }),
    );
  });
});
