import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DurationUnit } from '../../../packages/core/src/charter.ts';
import { durationWords, parseDuration } from '../../../packages/core/src/time/duration.ts';

describe('a duration in words', () => {
  it.each([
    ['30 minutes', 30, 'minute', false],
    ['1 minute', 1, 'minute', false],
    ['2 business hours', 2, 'hour', true],
    ['1 business day', 1, 'day', true],
    ['5 business days', 5, 'day', true],
    ['90 days', 90, 'day', false],
    ['3 weeks', 3, 'week', false],
    ['18 months', 18, 'month', false],
    ['2 years', 2, 'year', false],
    ['  2   business   hours ', 2, 'hour', true],
  ] as const)('reads %j', (words, amount, unit, business) => {
    expect(parseDuration(words)).toEqual({ amount, unit, business });
  });

  it.each([
    ['0 minutes', 'nothing'],
    ['-1 day', 'a negative'],
    ['1.5 hours', 'a fraction'],
    ['2 busines hours', 'a misspelling'],
    ['1 business week', 'a week of open time'],
    ['1 business month', 'a month of open time'],
    ['PT2H', 'ISO 8601'],
    ['two hours', 'a spelt number'],
    ['hour', 'no number'],
    ['2 hours before', 'more words'],
    ['101 years', 'more than a hundred years'],
    ['02 hours', 'a leading zero'],
    ['', 'an empty text'],
  ])('refuses %j: %s', (words) => {
    expect(parseDuration(words)).toBeNull();
  });

  it.each([
    ['2 business hours', '2 heures ouvrées', '2 business hours'],
    ['1 business day', '1 jour ouvré', '1 business day'],
    ['5 business days', '5 jours ouvrés', '5 business days'],
    ['1 business minute', '1 minute ouvrée', '1 business minute'],
    ['3 months', '3 mois', '3 months'],
    ['1 year', '1 an', '1 year'],
    ['2 years', '2 ans', '2 years'],
    ['1 week', '1 semaine', '1 week'],
  ])('says %j as %j and %j', (words, french, english) => {
    const duration = parseDuration(words)!;
    expect([durationWords(duration, 'fr'), durationWords(duration, 'en')]).toEqual([french, english]);
  });

  it('reads back what it says in English', () => {
    const units: DurationUnit[] = ['minute', 'hour', 'day'];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 36_525 }),
        fc.constantFrom(...units),
        fc.boolean(),
        (amount, unit, business) => {
          const duration = { amount, unit, business };
          expect(parseDuration(durationWords(duration, 'en'))).toEqual(duration);
        },
      ),
    );
  });
});
