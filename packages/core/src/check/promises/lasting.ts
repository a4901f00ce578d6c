/** Durations and duty as curves. Every value comes from time/calendar.ts; here is found between which minutes it changes course. */
import { Temporal } from 'temporal-polyfill';
import type { Duration } from '../../charter.ts';
import { addDuration, openIntervals } from '../../time/calendar.ts';
import type { Hours } from '../../time/zone.ts';
import { type Curve, later, Pieces } from './curve.ts';

export const MINUTE_MS = 60_000;

/** Minutes since the epoch that curves must answer for: `from` inclusive, `to` exclusive. */
export interface Domain {
  readonly from: number;
  readonly to: number;
}

const MINUTES_OF = { minute: 1, hour: 60, day: 1440, week: 10_080 } as const;

/** When a duration has passed, for every minute of the domain. */
export function lasting(duration: Duration, hours: Hours, zone: string, domain: Domain): Curve {
  const { amount, unit, business } = duration;
  const end = (minute: number) => addDuration(minute * MINUTE_MS, duration, hours, zone) / MINUTE_MS;
  if (unit === 'month' || unit === 'year') return traced(end, daysAndChanges(zone, domain, end, []), domain);
  if (!business || hours === 'always') return later(domain.from, amount * MINUTES_OF[unit]);
  if (unit !== 'day') return traced(end, openTimeTurns(hours, amount * MINUTES_OF[unit], domain, end), domain);
  const ofDay = [...hours.week, ...Object.values(hours.days)].flat().flatMap(({ from, to }) => [from, to]);
  return traced(end, daysAndChanges(hours.zone, domain, end, [...new Set(ofDay)]), domain);
}

/** When a calendar is next open: now, where it is. */
export function opening(hours: Hours, domain: Domain): Curve {
  if (hours === 'always') return later(domain.from, 0);
  const pieces = new Pieces();
  let before = domain.from;
  for (const { start, end } of intervals(hours, domain.from, pastTheEnd(hours, domain))) {
    if (start > before) pieces.add(before, start, 1);
    pieces.add(start, start, 0);
    before = end;
  }
  return pieces.curve();
}

/** Open minutes since the domain began. */
export function openTime(hours: Hours, domain: Domain): Curve {
  const pieces = new Pieces();
  let before = domain.from;
  let passed = 0;
  for (const { start, end } of intervals(hours, domain.from, domain.to)) {
    if (start > before) pieces.add(before, passed, 1);
    pieces.add(start, passed, 0);
    passed += end - start;
    before = end;
  }
  pieces.add(before, passed, 1);
  return pieces.curve();
}

function intervals(hours: Hours, from: number, to: number): { start: number; end: number }[] {
  return openIntervals(hours, from * MINUTE_MS, to * MINUTE_MS).map(({ start, end }) => ({
    start: start / MINUTE_MS,
    end: end / MINUTE_MS,
  }));
}

/** Beyond the next opening after the domain. */
function pastTheEnd(hours: Hours, { to }: Domain): number {
  const minute: Duration = { amount: 1, unit: 'minute', business: true };
  return addDuration(to * MINUTE_MS, minute, hours, 'UTC') / MINUTE_MS;
}

/** A curve from its values and every minute in which it may change course; more minutes do no harm. Runs on after the domain. */
function traced(end: (minute: number) => number, turns: Iterable<number>, domain: Domain): Curve {
  const within = [...turns].filter((minute) => minute > domain.from && minute < domain.to);
  const minutes = Int32Array.from(new Set([domain.from, ...within])).sort();
  const pieces = new Pieces();
  for (let i = 0; i < minutes.length; i += 1) {
    const minute = minutes[i]!;
    const value = end(minute);
    const next = i + 1 < minutes.length ? minutes[i + 1]! : domain.to;
    // A piece of one minute goes the way of the minute before it.
    const beside = end(next > minute + 1 ? minute + 1 : minute - 1);
    const flat = beside === value ? 1 : 0;
    pieces.add(minute, value, flat);
  }
  pieces.add(domain.to, end(domain.to), 0);
  return pieces.curve();
}

/** Open time: where the calendar opens and closes, and where what falls due meets a closing. */
function openTimeTurns(hours: Hours, amount: number, domain: Domain, end: (minute: number) => number): number[] {
  const open = intervals(hours, domain.from, end(domain.to) + 1);
  const turns: number[] = [];
  let passed = 0;
  let due = 0;
  let duePassed = 0;
  for (const { start, end: closing } of open) {
    turns.push(start, closing);
    // Closings that fall due while this interval is open: `amount` of open time after a minute of it.
    for (; due < open.length; due += 1) {
      const untilClosing = duePassed + open[due]!.end - open[due]!.start - amount;
      if (untilClosing >= passed + closing - start) break;
      if (untilClosing >= passed) turns.push(start + untilClosing - passed, start + untilClosing - passed + 1);
      duePassed += open[due]!.end - open[due]!.start;
    }
    passed += closing - start;
  }
  return turns;
}

/**
 * Days: every midnight and every time of day given. Where the clock is changed on the day begun or on the day reached, the
 * hours of the change too, by the clock before it and after it.
 */
function daysAndChanges(
  zone: string,
  domain: Domain,
  end: (minute: number) => number,
  ofDay: readonly number[],
): number[] {
  const midnights = midnightsOf(zone, domain.from, Math.max(domain.to, end(domain.to)) + 40 * 1440);
  const turns: number[] = [];
  for (let day = 0; day + 1 < midnights.length && midnights[day]! < domain.to; day += 1) {
    const midnight = midnights[day]!;
    const reached = lastUpTo(midnights, end(Math.max(midnight, domain.from)));
    turns.push(midnight, ...ofDay.map((minute) => midnight + minute));
    for (const changing of [day, reached]) {
      const gained = midnights[changing + 1]! - midnights[changing]! - 1440;
      if (gained === 0) continue;
      const change = changeOn(zone, midnights[changing]!);
      const hours = [...ofDay, change, change - gained].flatMap((minute) => [minute, minute + gained, minute - gained]);
      turns.push(...hours.flatMap((minute) => [midnight + minute, midnight + minute + 1]));
    }
  }
  return turns;
}

/** Minutes after midnight at which the clock is changed on a day. */
function changeOn(zone: string, midnight: number): number {
  const day = Temporal.Instant.fromEpochMilliseconds(midnight * MINUTE_MS).toZonedDateTimeISO(zone);
  const change = day.getTimeZoneTransition('next');
  return change === null ? 0 : change.epochMilliseconds / MINUTE_MS - midnight;
}

function midnightsOf(zone: string, from: number, to: number): number[] {
  const midnights: number[] = [];
  let date = Temporal.Instant.fromEpochMilliseconds(from * MINUTE_MS)
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  for (let midnight = 0; midnight <= to; date = date.add({ days: 1 })) {
    midnight = date.toZonedDateTime(zone).epochMilliseconds / MINUTE_MS;
    midnights.push(midnight);
  }
  return midnights;
}

function lastUpTo(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, sorted.length - 1) - 1;
}
