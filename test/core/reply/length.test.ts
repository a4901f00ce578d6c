import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measure, xWeight } from '../../../packages/core/src/reply/length.ts';
import { xTexts } from './x-texts.ts';

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

  it('equals what twitter-text 3.1.0 counted on 12 000 texts', () => {
    const recorded = readFileSync(new URL('./x-weights.txt', import.meta.url), 'utf8').trim().split(/\s+/).map(Number);
    const texts = xTexts(recorded.length);
    const differing = texts.filter((text, i) => xWeight(text) !== recorded[i]);
    expect(recorded).toHaveLength(12_000);
    expect(new Set(texts).size).toBeGreaterThan(11_000);
    expect(differing).toEqual([]);
  });

  const twitterText = installed();
  it.skipIf(twitterText === null)('equals twitter-text itself, where it is installed (skipped where it is not)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(xWeight(text)).toBe(twitterText!.parseTweet(text).weightedLength);
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
    expect([measure(text, 'utf16'), measure(text, 'characters'), measure(text, 'utf8-bytes')]).toEqual([utf16, characters, bytes]);
  });

  it('counts bytes as an encoder writes them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(measure(text, 'utf8-bytes')).toBe(new TextEncoder().encode(text).length);
      }),
    );
  });
});

/** The oracle is no dependency of the project: it brings a build script that the lockfile would have to allow. */
function installed(): { parseTweet(text: string): { weightedLength: number } } | null {
  try {
    const found = createRequire(import.meta.url)('twitter-text');
    return found.default ?? found;
  } catch {
    return null;
  }
}
