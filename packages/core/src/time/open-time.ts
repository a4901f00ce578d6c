/**
 * A calendar unrolled into sorted instants, so that questions about open time are binary searches. Built for the years
 * asked for and kept beside the calendar; a question outside them unrolls more.
 */
import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../charter.ts';

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** Years searched before a calendar counts as closed for good. */
const SEARCH_YEARS = 300;

export interface OpenTime {
  readonly zone: string;
  /** Years unrolled: the first, and the first not. */
  readonly years: readonly [number, number];
  /** Instants that have at least a year to spare on both sides: the first, and the first that has not. */
  readonly answers: readonly [number, number];
  /** Open intervals: begin, end, and the open milliseconds before each. Those that touch are one. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly before: Float64Array;
  /** Local midnights; one more than there are days. */
  readonly midnights: Float64Array;
  /** Places, in `midnights`, of the days that open at all. */
  readonly openDays: Float64Array;
}

/** Years between two questions beyond which the years between them are not worth unrolling. */
const FAR_YEARS = 20;

/** Stretches of years kept for one calendar. A question about the year 9999 is no reason to lose those in use, nor to fill memory. */
const MOST_STRETCHES = 4;

/** Last used last. */
const unrolled = new WeakMap<Calendar, readonly OpenTime[]>();

/** Open time around `from` and `to`, with at least a year to spare on both sides. Throws a RangeError where these are no instants. */
export function openTimeOf(calendar: Calendar, from: number, to: number = from): OpenTime {
  const kept = unrolled.get(calendar) ?? [];
  const last = kept.at(-1);
  if (last !== undefined && last.answers[0] <= from && to < last.answers[1]) return last;
  const first = new Date(from).getUTCFullYear() - 1;
  const next = new Date(to).getUTCFullYear() + 2;
  if (Number.isNaN(first + next)) throw new RangeError(`Not an interval of time: ${from} to ${to}.`);
  const near = kept.findLast(({ years }) => years[0] - next <= FAR_YEARS && first - years[1] <= FAR_YEARS);
  const [begin, end] = near?.years ?? [first, next];
  const covered = near !== undefined && begin <= first && end >= next;
  return keep(calendar, near, covered ? near : unroll(calendar, Math.min(first, begin), Math.max(next, end)));
}

/** The same with twice the years ahead; refuses a calendar that does not open again. */
export function unrollFurther(calendar: Calendar, time: OpenTime): OpenTime {
  const [first, next] = time.years;
  if (next - first > SEARCH_YEARS) throw new RangeError(`Calendar "${calendar.key}" does not open often enough.`);
  return keep(calendar, time, unroll(calendar, first, next + (next - first)));
}

function keep(calendar: Calendar, before: OpenTime | undefined, time: OpenTime): OpenTime {
  const others = (unrolled.get(calendar) ?? []).filter((one) => one !== before);
  unrolled.set(calendar, [...others, time].slice(-MOST_STRETCHES));
  return time;
}

/** Place of the last value that is not above `value`; -1 when all are. */
export function lastUpTo(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The instant at which a clock on the wall says `ofDay` (milliseconds after midnight) on a day. */
export function onTheWall(time: Pick<OpenTime, 'zone' | 'midnights'>, day: number, ofDay: number): number {
  const midnight = time.midnights[day]!;
  if (ofDay >= DAY_MS) return time.midnights[day + 1]!;
  if (time.midnights[day + 1]! - midnight === DAY_MS) return midnight + ofDay;
  return onAnUnevenDay(midnight, ofDay, time.zone);
}

/** Milliseconds after midnight that a clock on the wall says at an instant of a day. */
export function ofTheDay(time: OpenTime, day: number, at: number): number {
  const midnight = time.midnights[day]!;
  if (time.midnights[day + 1]! - midnight === DAY_MS) return at - midnight;
  const clock = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(time.zone);
  return ((clock.hour * 60 + clock.minute) * 60 + clock.second) * 1000 + clock.millisecond;
}

/** A time that is skipped is the instant of the change; one that comes twice is the first. */
function onAnUnevenDay(midnight: number, ofDay: number, zone: string): number {
  const date = Temporal.Instant.fromEpochMilliseconds(midnight).toZonedDateTimeISO(zone).toPlainDate();
  const wall = date.toPlainDateTime().add({ milliseconds: ofDay });
  const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const skipped = !first.toPlainDateTime().equals(wall);
  const change = skipped ? first.getTimeZoneTransition('next') : null;
  return (change ?? first).epochMilliseconds;
}

function unroll(calendar: Calendar, firstYear: number, nextYear: number): OpenTime {
  const firstDay = Date.UTC(firstYear, 0, 1) / DAY_MS;
  const days = Date.UTC(nextYear, 0, 1) / DAY_MS - firstDay;
  const dates = Array.from({ length: days + 1 }, (_, day) => isoDate(firstDay + day));
  const midnights = Float64Array.from(
    dates,
    (date) => Temporal.PlainDate.from(date).toZonedDateTime(calendar.zone).epochMilliseconds,
  );
  const time = { zone: calendar.zone, midnights };
  const starts: number[] = [];
  const ends: number[] = [];
  const openDays: number[] = [];
  for (let day = 0; day < days; day += 1) {
    const date = dates[day]!;
    // 1970-01-01 was a Thursday, the fourth day of a week that begins on Monday.
    const weekday = (((firstDay + day + 3) % 7) + 7) % 7;
    const periods = (Object.hasOwn(calendar.days, date) ? calendar.days[date] : calendar.week[weekday]) ?? [];
    if (periods.length > 0) openDays.push(day);
    for (const period of periods) {
      const start = onTheWall(time, day, period.from * MINUTE_MS);
      const end = onTheWall(time, day, period.to * MINUTE_MS);
      if (start >= end) continue;
      if (ends.at(-1) === start) ends[ends.length - 1] = end;
      else {
        starts.push(start);
        ends.push(end);
      }
    }
  }
  const before = new Float64Array(starts.length);
  for (let place = 1; place < starts.length; place += 1)
    before[place] = before[place - 1]! + ends[place - 1]! - starts[place - 1]!;
  return {
    zone: calendar.zone,
    years: [firstYear, nextYear],
    answers: answersOf(firstYear, nextYear),
    starts: Float64Array.from(starts),
    ends: Float64Array.from(ends),
    before,
    midnights,
    openDays: Float64Array.from(openDays),
  };
}

/** Of the years unrolled, without the first and the last. */
function answersOf(firstYear: number, nextYear: number): [number, number] {
  return [Date.UTC(firstYear + 1, 0, 1), Date.UTC(nextYear - 1, 0, 1)];
}

function isoDate(epochDay: number): string {
  return new Date(epochDay * DAY_MS).toISOString().split('T')[0]!;
}
