/** Arithmetic of time: what is open when, and when a duration has passed. Instants are milliseconds since the epoch. */
import { Temporal } from 'temporal-polyfill';
import type { Calendar, Duration } from '../charter.ts';
import { DAY_MS, lastUpTo, MINUTE_MS, ofTheDay, onTheWall, openTimeOf, unrollFurther } from './open-time.ts';
import type { Hours } from './zone.ts';

export interface Interval {
  /** Inclusive. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** Whether a calendar is open at an instant. A period's first minute is open, its end is not. */
export function openAt(at: number, calendar: Hours): boolean {
  if (calendar === 'always') return true;
  const time = openTimeOf(calendar, at);
  const place = lastUpTo(time.starts, at);
  return place >= 0 && at < time.ends[place]!;
}

/** `at` when the calendar is open then, else the next instant at which it opens. */
export function nextOpening(at: number, calendar: Hours): number {
  if (calendar === 'always' || openAt(at, calendar)) return at;
  let time = openTimeOf(calendar, at);
  let place = lastUpTo(time.starts, at) + 1;
  while (place >= time.starts.length) {
    time = unrollFurther(calendar, time);
    place = lastUpTo(time.starts, at) + 1;
  }
  return time.starts[place]!;
}

/** The open intervals between two instants, cut to them, in order. Periods that touch at midnight are one interval. */
export function openIntervals(calendar: Hours, from: number, to: number): Interval[] {
  if (from >= to) return [];
  if (calendar === 'always') return [{ start: from, end: to }];
  const time = openTimeOf(calendar, from, to);
  const found: Interval[] = [];
  for (let place = Math.max(0, lastUpTo(time.starts, from)); place < time.starts.length; place += 1) {
    const start = Math.max(from, time.starts[place]!);
    const end = Math.min(to, time.ends[place]!);
    if (start >= to) break;
    if (start < end) found.push({ start, end });
  }
  return found;
}

/**
 * When a duration that begins at `at` has passed.
 *
 * - minutes, hours, days (24 hours each) and weeks (7 × 24 hours) pass on every clock;
 * - months and years go by the calendar on the wall in `zone` (31 January + 1 month = the last day of February);
 * - business minutes and hours are exact open time: what falls due as the doors close is due at closing, not the next morning;
 * - `n business days` is the same time of day on the nth open day after the day of `at` (whether or not that day itself was
 *   open), or the next opening when the calendar is closed at that time. A Sunday's comment has the whole of Monday.
 *
 * `always` has no closed time: there business units are plain ones. Searches open time in O(log n); throws a RangeError for a
 * calendar that does not open again within three centuries.
 *
 * @example addDuration(friday17h30, { amount: 2, unit: 'hour', business: true }, office, 'Europe/Paris') // Saturday 10:30
 */
export function addDuration(at: number, duration: Duration, calendar: Hours, zone: string): number {
  const { amount, unit, business } = duration;
  if (unit === 'month' || unit === 'year') return onTheCalendar(at, amount, unit, zone);
  if (!business || calendar === 'always') return at + amount * UNIT_MS[unit];
  return unit === 'day' ? openDaysAfter(at, amount, calendar) : openTimeAfter(at, amount * UNIT_MS[unit], calendar);
}

/** When a duration that ends at `at` began: the reminder's side of `addDuration`, by the same rules. */
export function subtractDuration(at: number, duration: Duration, calendar: Hours, zone: string): number {
  const { amount, unit, business } = duration;
  if (unit === 'month' || unit === 'year') return onTheCalendar(at, -amount, unit, zone);
  if (!business || calendar === 'always') return at - amount * UNIT_MS[unit];
  return unit === 'day' ? openDaysBefore(at, amount, calendar) : openTimeBefore(at, amount * UNIT_MS[unit], calendar);
}

const UNIT_MS = { minute: MINUTE_MS, hour: 60 * MINUTE_MS, day: DAY_MS, week: 7 * DAY_MS } as const;

function onTheCalendar(at: number, amount: number, unit: 'month' | 'year', zone: string): number {
  const from = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return from.add(unit === 'month' ? { months: amount } : { years: amount }).epochMilliseconds;
}

function openTimeAfter(at: number, amountMs: number, calendar: Calendar): number {
  for (let time = openTimeOf(calendar, at); ; time = unrollFurther(calendar, time)) {
    const aim = openBefore(time, at) + amountMs;
    // The last interval that begins with less open time behind it than is asked for.
    const place = lastUpTo(time.before, aim - 1);
    if (place < 0) continue;
    const due = time.starts[place]! + aim - time.before[place]!;
    if (due <= time.ends[place]!) return due;
  }
}

function openTimeBefore(at: number, amountMs: number, calendar: Calendar): number {
  const time = openTimeOf(calendar, at - amountMs * 8, at);
  const aim = openBefore(time, at) - amountMs;
  const place = lastUpTo(time.before, aim);
  return place < 0 ? at - amountMs : time.starts[place]! + aim - time.before[place]!;
}

/** Open milliseconds between the first year unrolled and an instant. */
function openBefore(time: ReturnType<typeof openTimeOf>, at: number): number {
  const place = lastUpTo(time.starts, at);
  return place < 0 ? 0 : time.before[place]! + Math.min(at, time.ends[place]!) - time.starts[place]!;
}

function openDaysAfter(at: number, amount: number, calendar: Calendar): number {
  let time = openTimeOf(calendar, at);
  const day = lastUpTo(time.midnights, at);
  const ofDay = ofTheDay(time, day, at);
  const place = lastUpTo(time.openDays, day) + amount;
  while (place >= time.openDays.length) time = unrollFurther(calendar, time);
  return nextOpening(onTheWall(time, time.openDays[place]!, ofDay), calendar);
}

function openDaysBefore(at: number, amount: number, calendar: Calendar): number {
  const time = openTimeOf(calendar, at - amount * 8 * DAY_MS, at);
  const day = lastUpTo(time.midnights, at);
  const place = lastUpTo(time.openDays, day - 1) + 1 - amount;
  if (place < 0) return at - amount * DAY_MS;
  return nextOpening(onTheWall(time, time.openDays[place]!, ofTheDay(time, day, at)), calendar);
}
