import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintReply } from '../../../packages/core/src/reply/lint.ts';
import { contextOf } from './rules/score.ts';

/** Words that rules look for, between anything else. */
const words = fc.constantFrom(
  'Désolés si ',
  'nous vous remboursons ',
  'tu ',
  'votre ',
  'je ',
  'I ',
  'we ',
  'SORRY ',
  '😀',
  '!',
  '{{city}}',
  '« ',
  ' »',
  '"',
  '. ',
  '\n',
  '@ana ',
  '06 12 34 56 78',
  'a@b.fr',
  'https://a.fr/x',
  'FR76 3000 6000 0112 3456 7890 189',
  'e\u0301',
  '\u0301',
  '\ud800',
  '\u202e',
  'quel est votre numéro ',
  'cette rumeur est fausse ',
);
const text = fc
  .array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 20 })
  .map((pieces) => pieces.join(''));
const contexts = ['fr', 'en', 'de'].flatMap((language) =>
  (['required', 'forbidden'] as const).map((apology) =>
    contextOf(
      language,
      {
        names: ['Ana', ''],
        privateValues: [{ fact: 'seat', value: 'a.b(' }],
        maxLength: { max: 20, unit: 'x-weighted' },
      },
      {
        apology,
        address: apology === 'required' ? 'tu' : 'vous',
        speaksAs: apology === 'required' ? 'i' : 'we',
        neverSay: ['désolés', '*', ''],
        emoji: 0,
        exclamations: 0,
      },
    ),
  ),
);

describe('any text whatever', () => {
  it('is judged: places inside the text, messages in both languages, the same each time', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...contexts), (written, context) => {
        const findings = lintReply(written, context);
        expect(lintReply(written, context)).toEqual(findings);
        const french = lintReply(written, { ...context, locale: 'fr' });
        expect(french.map(({ code, start, end }) => [code, start, end])).toEqual(
          findings.map(({ code, start, end }) => [code, start, end]),
        );
        for (const { start, end, message } of findings) {
          expect(message).not.toBe('');
          expect((start === null) === (end === null)).toBe(true);
          if (start === null || end === null) continue;
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(written.length);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
