/** Durations on one scale, for comparing the order of sizes only: months have 31 days, years 366, an open day 24 hours. */
import type { Duration } from '../charter.ts';

const UNIT_MS: Readonly<Record<Duration['unit'], number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 31 * 86_400_000,
  year: 366 * 86_400_000,
};

export function atMostMs({ amount, unit }: Duration): number {
  return amount * UNIT_MS[unit];
}

/** The same with the shortest months and years: what a duration certainly covers. */
export function atLeastMs({ amount, unit }: Duration): number {
  if (unit === 'month') return amount * 28 * UNIT_MS.day;
  return unit === 'year' ? amount * 365 * UNIT_MS.day : amount * UNIT_MS[unit];
}
