import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../packages/core/src/charter.ts';
import {
  addDuration,
  nextOpening,
  openAt,
  openIntervals,
  subtractDuration,
} from '../../../packages/core/src/time/calendar.ts';
import { parseDuration } from '../../../packages/core/src/time/duration.ts';
import { resolveWeek } from '../../../packages/core/src/time/schedule.ts';
import { nights, office, onParisWall, paris, ZONE } from './paris.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function due(from: string, words: string, calendar: Calendar | 'always' = office): string {
  return onParisWall(addDuration(paris(from), parseDuration(words)!, calendar, ZONE));
}

describe('business hours', () => {
  it.each([
    ['2026-11-20 09:00', '2 business hours', '2026-11-20 11:00', 'within the morning'],
    ['2026-11-20 12:00', '1 business hour', '2026-11-20 14:00', 'over lunch'],
    ['2026-11-20 17:30', '2 business hours', '2026-11-21 10:30', 'from Friday evening to Saturday'],
    ['2026-11-21 15:00', '2 business hours', '2026-11-23 09:30', 'over Sunday'],
    ['2026-11-22 03:00', '1 business hour', '2026-11-23 09:30', 'from a closed hour'],
    ['2026-11-20 18:00', '1 business hour', '2026-11-20 19:00', 'due at closing, not the next morning'],
    ['2026-12-24 15:30', '2 business hours', '2026-12-26 11:30', 'over Christmas, from a short eve'],
    ['2026-11-20 17:30', '90 business minutes', '2026-11-20 19:00', 'in minutes'],
    ['2027-05-05 18:30', '1 business hour', '2027-05-07 09:00', 'over Ascension'],
  ])('%s + %s = %s (%s)', (from, words, expected) => {
    expect(due(from, words)).toBe(expected);
  });

  it('are plain hours where nothing closes', () => {
    expect(due('2026-11-22 03:00', '2 business hours', 'always')).toBe('2026-11-22 05:00');
    expect(due('2026-11-22 03:00', '2 business days', 'always')).toBe('2026-11-24 03:00');
  });

  it('count the hour that a night gains or loses when clocks change', () => {
    // 2027-03-28: 02:00 becomes 03:00. 2026-10-25: 03:00 becomes 02:00.
    expect(due('2027-03-28 00:00', '5 business hours', nights)).toBe('2027-03-28 06:00');
    expect(due('2026-10-25 00:00', '7 business hours', nights)).toBe('2026-10-25 06:00');
  });

  it('join periods that touch at midnight', () => {
    expect(due('2026-11-20 23:00', '3 business hours', nights)).toBe('2026-11-21 02:00');
    expect(openIntervals(nights, paris('2026-11-20 12:00'), paris('2026-11-21 12:00'))).toEqual([
      { start: paris('2026-11-20 22:00'), end: paris('2026-11-21 06:00') },
    ]);
  });
});

describe('business days', () => {
  it.each([
    ['2026-11-16 10:00', '1 business day', '2026-11-17 10:00', 'the same time the next day'],
    ['2027-05-05 12:00', '2 business days', '2027-05-10 12:00', 'over Ascension and 8 May'],
    ['2026-11-20 17:30', '1 business day', '2026-11-23 08:30', 'Saturday is closed by then: the next opening'],
    ['2026-11-16 13:00', '1 business day', '2026-11-17 13:30', 'at lunch: when the doors open again'],
    ['2026-11-16 20:00', '1 business day', '2026-11-18 08:30', 'in the evening: the next opening after it'],
    ['2026-11-22 10:00', '1 business day', '2026-11-23 10:00', 'a Sunday has the whole of Monday'],
    ['2026-12-25 10:00', '1 business day', '2026-12-26 10:00', 'from a holiday'],
    [
      '2027-03-27 10:00',
      '1 business day',
      '2027-03-30 10:00',
      'the same wall time over a change of clocks and Easter Monday',
    ],
  ])('%s + %s = %s (%s)', (from, words, expected) => {
    expect(due(from, words)).toBe(expected);
  });

  it('find the time of day on the day the clocks change', () => {
    expect(due('2027-03-27 05:00', '1 business day', nights)).toBe('2027-03-28 05:00');
    expect(due('2027-03-28 05:00', '1 business day', nights)).toBe('2027-03-29 05:00');
    // 02:30 does not exist on 28 March 2027: the instant of the change stands for it.
    expect(due('2027-03-27 02:30', '1 business day', nights)).toBe('2027-03-28 03:00');
  });
});

describe('plain time', () => {
  it.each([
    ['2027-03-28 00:00', '1 day', '2027-03-29 01:00', 'a day is 24 hours, also when clocks change'],
    ['2027-03-28 00:00', '24 hours', '2027-03-29 01:00', 'as 24 hours are'],
    ['2027-03-27 12:00', '1 week', '2027-04-03 13:00', 'a week is 7 × 24 hours'],
    ['2027-01-31 17:30', '1 month', '2027-02-28 17:30', 'a month goes by the calendar'],
    ['2027-03-01 17:30', '1 month', '2027-04-01 17:30', 'and keeps the wall time'],
    ['2028-02-29 09:00', '1 year', '2029-02-28 09:00', 'so does a year'],
    ['2026-11-22 03:00', '30 minutes', '2026-11-22 03:30', 'closed or not'],
  ])('%s + %s = %s (%s)', (from, words, expected) => {
    expect(due(from, words)).toBe(expected);
  });
});

describe('open time', () => {
  it('opens on the first minute of a period and is closed on its end', () => {
    const open = (wall: string) => openAt(paris(wall), office);
    expect([
      open('2026-11-20 08:29'),
      open('2026-11-20 08:30'),
      open('2026-11-20 12:29'),
      open('2026-11-20 12:30'),
    ]).toEqual([false, true, true, false]);
    expect(open('2026-12-25 10:00')).toBe(false);
    expect(openAt(paris('2026-12-25 10:00'), 'always')).toBe(true);
  });

  it('says when it opens next', () => {
    expect(onParisWall(nextOpening(paris('2026-11-21 16:00'), office))).toBe('2026-11-23 08:30');
    expect(onParisWall(nextOpening(paris('2026-11-20 09:00'), office))).toBe('2026-11-20 09:00');
  });

  it('is cut to the interval asked for', () => {
    expect(openIntervals(office, paris('2026-11-20 12:00'), paris('2026-11-20 14:00'))).toEqual([
      { start: paris('2026-11-20 12:00'), end: paris('2026-11-20 12:30') },
      { start: paris('2026-11-20 13:30'), end: paris('2026-11-20 14:00') },
    ]);
    expect(openIntervals(office, paris('2026-11-22 00:00'), paris('2026-11-23 00:00'))).toEqual([]);
    expect(openIntervals('always', 5, 9)).toEqual([{ start: 5, end: 9 }]);
  });

  it('is found decades ahead, for a calendar that opens one day only', () => {
    const fair: Calendar = {
      key: 'fair',
      zone: ZONE,
      week: [[], [], [], [], [], [], []],
      days: { '2061-05-01': [{ from: 0, to: 1440 }] },
    };
    expect(onParisWall(nextOpening(paris('2026-11-20 09:00'), fair))).toBe('2061-05-01 00:00');
    expect(due('2026-11-20 09:00', '3 business hours', fair)).toBe('2061-05-01 03:00');
    expect(() => due('2026-11-20 09:00', '25 business hours', fair)).toThrow(RangeError);
  });

  it('answers about far years between near ones, and refuses what is no instant', () => {
    const far = Date.parse('9998-03-02T10:00:00Z');
    for (const at of [
      paris('2026-11-20 10:00'),
      far,
      paris('2026-11-20 10:00'),
      far,
      Date.parse('1850-01-01T00:00:00Z'),
    ])
      expect(addDuration(at, parseDuration('1 business hour')!, office, ZONE)).toBeGreaterThan(at);
    expect(onParisWall(addDuration(far, parseDuration('1 business hour')!, office, ZONE))).toBe('9998-03-02 12:00');
    expect(due('2026-11-20 10:00', '1 business hour')).toBe('2026-11-20 11:00');
    expect(() => addDuration(Number.NaN, parseDuration('1 business hour')!, office, ZONE)).toThrow(RangeError);
    expect(() => openAt(Number.NaN, office)).toThrow(RangeError);
  });

  it('follows the wall in other zones', () => {
    const kathmandu: Calendar = { ...office, key: 'kathmandu', zone: 'Asia/Kathmandu', days: {} };
    expect(openAt(Date.parse('2026-11-20T08:30:00+05:45'), kathmandu)).toBe(true);
    expect(openAt(Date.parse('2026-11-20T08:29:59+05:45'), kathmandu)).toBe(false);
  });
});

describe('arithmetic', () => {
  const instants = fc
    .integer({ min: paris('2026-06-01 00:00') / MINUTE, max: paris('2028-06-01 00:00') / MINUTE })
    .map((minute) => minute * MINUTE);
  const minutes = fc.integer({ min: 1, max: 3000 });
  const calendars = fc.constantFrom(office, nights, randomWeek(3), randomWeek(11));

  // A second way to count, minute by minute: slow and plain.
  function countedByHand(at: number, amount: number, calendar: Calendar): number {
    let left = amount;
    let now = at;
    while (left > 0) {
      const wall = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(calendar.zone);
      const date = wall.toPlainDate().toString();
      const periods = calendar.days[date] ?? calendar.week[wall.dayOfWeek - 1]!;
      const minute = wall.hour * 60 + wall.minute;
      if (periods.some(({ from, to }) => from <= minute && minute < to)) left -= 1;
      now += MINUTE;
    }
    return now;
  }

  it('agrees with counting minutes by hand', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 600 }), calendars, (at, amount, calendar) => {
        const duration = { amount, unit: 'minute', business: true } as const;
        expect(addDuration(at, duration, calendar, ZONE)).toBe(countedByHand(at, amount, calendar));
      }),
      { numRuns: 60 },
    );
  });

  it('adds two business durations as their sum', () => {
    fc.assert(
      fc.property(instants, minutes, minutes, calendars, (at, one, two, calendar) => {
        const add = (from: number, amount: number) =>
          addDuration(from, { amount, unit: 'minute', business: true }, calendar, ZONE);
        expect(add(add(at, one), two)).toBe(add(at, one + two));
      }),
    );
  });

  it('never ends earlier for a later start', () => {
    const words = fc.constantFrom(
      '45 business minutes',
      '3 business hours',
      '2 business days',
      '1 month',
      '30 minutes',
    );
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 10_000 }), words, calendars, (at, later, text, calendar) => {
        const duration = parseDuration(text)!;
        const first = addDuration(at, duration, calendar, ZONE);
        expect(addDuration(at + later * MINUTE, duration, calendar, ZONE)).toBeGreaterThanOrEqual(first);
        expect(first).toBeGreaterThan(at);
      }),
    );
  });

  it('finds the start again from an open minute', () => {
    fc.assert(
      fc.property(instants, minutes, calendars, (at, amount, calendar) => {
        fc.pre(openAt(at, calendar));
        const duration = { amount, unit: 'minute', business: true } as const;
        expect(subtractDuration(addDuration(at, duration, calendar, ZONE), duration, calendar, ZONE)).toBe(at);
      }),
    );
  });

  it('subtracts plain time, months and open days', () => {
    const earlier = (wall: string, words: string) =>
      onParisWall(subtractDuration(paris(wall), parseDuration(words)!, office, ZONE));
    expect(earlier('2026-11-23 09:00', '15 minutes')).toBe('2026-11-23 08:45');
    expect(earlier('2026-11-23 09:00', '1 business hour')).toBe('2026-11-21 15:30');
    expect(earlier('2026-11-23 10:30', '1 business day')).toBe('2026-11-21 10:30');
    expect(earlier('2027-03-31 10:30', '1 month')).toBe('2027-02-28 10:30');
  });

  it('counts as open exactly what the intervals hold', () => {
    fc.assert(
      fc.property(instants, calendars, (at, calendar) => {
        const around = openIntervals(calendar, at - 12 * HOUR, at + 12 * HOUR);
        expect(openAt(at, calendar)).toBe(around.some(({ start, end }) => start <= at && at < end));
      }),
    );
  });
});

/** A week with odd hours, the same for the same seed. */
function randomWeek(seed: number): Calendar {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const pad = (hour: number) => String(hour).padStart(2, '0');
  const open = Object.fromEntries(
    days.map((day, index) => {
      const from = (seed * (index + 3)) % 12;
      return [day, `${pad(from)}:15-${pad(from + 1 + ((seed + index) % 11))}:45`];
    }),
  );
  return { key: `odd-${seed}`, zone: 'America/New_York', week: resolveWeek(open).week, days: { '2027-01-04': [] } };
}
