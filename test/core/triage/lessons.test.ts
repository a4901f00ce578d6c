import { describe, expect, it } from 'vitest';
import { lessonsOf } from '../../../packages/core/src/triage/lessons.ts';
import { charterOf, example, playbook, signal } from './charter.ts';

const bag = playbook('bag', {
  title: { en: 'Lost bag' },
  signals: { en: signal(['bag*', 'case'], { with: ['lost', 'gone'] }), fr: signal(['valise']) },
  examples: [example('Where is it?', 'en'), example('Cabin size?', 'en', { not: true })],
});
const lessons = lessonsOf(charterOf([bag], { whenUnsure: 'bag' }));
const said = lessons.map(({ reading }) => reading.words.map((word) => word.text).join(' '));

describe('what a charter teaches', () => {
  it('is its examples, titles and phrases, pairs where a signal has with', () => {
    expect(said).toEqual([
      'where is it',
      'cabin size',
      'lost bag',
      'bag lost',
      'case gone',
      'bag gone',
      'case lost',
      'valise',
    ]);
  });

  it('tells near misses and real comments from phrases', () => {
    expect(lessons.slice(0, 4).map(({ example: number, not }) => [number, not])).toEqual([
      [0, false],
      [1, true],
      [null, false],
      [null, false],
    ]);
    expect(lessons[0]!.weight).toBeGreaterThan(lessons[2]!.weight);
  });

  it('takes every phrase of a long signal at least once', () => {
    const any = Array.from({ length: 50 }, (_, at) => `first${at}`);
    const withs = Array.from({ length: 40 }, (_, at) => `second${at}`);
    const long = playbook('long', { title: {}, signals: { en: signal(any, { with: withs }) } });
    const words = new Set(
      lessonsOf(charterOf([long], { whenUnsure: 'long' })).flatMap(({ reading }) =>
        reading.words.map((word) => word.text),
      ),
    );
    expect(words).toEqual(new Set([...any, ...withs]));
  });
});
