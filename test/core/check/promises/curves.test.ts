import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../../packages/core/src/charter.ts';
import {
  both,
  type Curve,
  earliest,
  followedBy,
  latest,
  NEVER,
  notAfter,
  Pieces,
  reader,
  valueAt,
} from '../../../../packages/core/src/check/promises/curve.ts';
import { lasting, opening, openTime } from '../../../../packages/core/src/check/promises/lasting.ts';
import { addDuration, nextOpening, openAt } from '../../../../packages/core/src/time/calendar.ts';
import type { Hours } from '../../../../packages/core/src/time/zone.ts';
import { calendar, lasting as duration, office } from './charters.ts';

const minute = (instant: string) => Date.parse(instant) / 60_000;

const curves = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: -20, max: 200 }), fc.constantFrom(0, 1)), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts): Curve => {
    const pieces = new Pieces();
    let start = 0;
    for (const [length, value, flat] of parts) {
      pieces.add(start, value < -10 ? NEVER : value, value < -10 ? 1 : flat);
      start += length;
    }
    return pieces.curve();
  });

function agree(made: Curve, expected: (at: number) => number): void {
  const next = reader(made);
  for (let at = 0; at < 260; at += 1) {
    expect([at, valueAt(made, at)]).toEqual([at, expected(at)]);
    expect(next(at)).toBe(expected(at));
  }
}

describe('curves, minute by minute', () => {
  it('follow one another', () => {
    fc.assert(
      fc.property(curves, curves, (inner, outer) => {
        agree(followedBy(inner, outer), (at) =>
          valueAt(inner, at) === NEVER ? NEVER : valueAt(outer, valueAt(inner, at)),
        );
      }),
    );
  });

  it('give the later, the earlier, both, and what is not after', () => {
    fc.assert(
      fc.property(curves, curves, (a, b) => {
        const pair = (at: number) => [valueAt(a, at), valueAt(b, at)] as const;
        agree(latest(a, b), (at) => Math.max(...pair(at)));
        agree(earliest(a, b), (at) =>
          Math.min(
            ...pair(at)
              .filter((value) => value !== NEVER)
              .concat(pair(at).every((value) => value === NEVER) ? [NEVER] : []),
          ),
        );
        agree(both(a, b), (at) => (pair(at).includes(NEVER) ? NEVER : Math.max(...pair(at))));
        agree(notAfter(a, b), (at) => (pair(at)[0] <= pair(at)[1] ? pair(at)[0] : NEVER));
      }),
    );
  });
});

const CALENDARS: readonly Hours[] = [
  'always',
  office,
  calendar('nights', ['00:00-06:00', '22:00-24:00'], ['00:00-02:30', '02:45-03:10'], {
    '2027-03-28': ['01:30-04:00'],
    '2027-10-31': ['01:30-04:00'],
  }),
  {
    ...calendar('island', ['08:00-12:00'], [], { '2027-04-04': ['01:00-03:00'], '2027-10-03': ['01:00-03:00'] }),
    zone: 'Australia/Lord_Howe',
  },
  { ...calendar('havana', ['00:00-01:30', '23:00-24:00'], ['00:00-24:00']), zone: 'America/Havana' },
];

/** Around the changes of the clock, the end of February, and a common week. */
const MOMENTS = [
  '2027-01-14T10:00:00Z',
  '2027-02-26T00:00:00Z',
  '2027-03-13T00:00:00Z',
  '2027-03-26T10:00:00Z',
  '2027-04-02T00:00:00Z',
  '2027-10-01T00:00:00Z',
  '2027-10-29T12:00:00Z',
  '2027-11-05T12:00:00Z',
];
const WORDS = [
  '7 minutes',
  '3 hours',
  '2 days',
  '1 week',
  '1 month',
  '1 year',
  '1 business minute',
  '10 business minutes',
  '4 business hours',
  '9 business hours',
  '1 business day',
  '3 business days',
];

describe('durations as curves', () => {
  it('are the calendar’s arithmetic in every minute, across changes of the clock', { timeout: 300_000 }, () => {
    for (const hours of CALENDARS)
      for (const words of WORDS) {
        const zone = hours === 'always' ? 'Europe/Paris' : hours.zone;
        for (const moment of MOMENTS) {
          const domain = { from: minute(moment), to: minute(moment) + 4 * 1440 };
          const next = reader(lasting(duration(words), hours, zone, domain));
          const wrong: string[] = [];
          for (let at = domain.from; at < domain.to; at += 1)
            if (next(at) !== addDuration(at * 60_000, duration(words), hours, zone) / 60_000)
              wrong.push(new Date(at * 60_000).toISOString());
          expect([nameOf(hours), words, moment, wrong.slice(0, 3)]).toEqual([nameOf(hours), words, moment, []]);
        }
      }
  });

  it('know when a calendar is next open, and how long it has been', () => {
    for (const hours of CALENDARS)
      for (const moment of MOMENTS) {
        const domain = { from: minute(moment), to: minute(moment) + 3 * 1440 };
        const [opens, passed] = [reader(opening(hours, domain)), reader(openTime(hours, domain))];
        let open = 0;
        for (let at = domain.from; at < domain.to; at += 1) {
          expect([at, opens(at)]).toEqual([at, nextOpening(at * 60_000, hours) / 60_000]);
          expect([at, passed(at)]).toEqual([at, open]);
          if (openAt(at * 60_000, hours)) open += 1;
        }
      }
  });
});

const nameOf = (hours: Hours) => (hours === 'always' ? hours : (hours satisfies Calendar).key);
