/** The calendar that the tests of time share: a Paris office. */
import type { Calendar } from '../../../packages/core/src/charter.ts';
import { holidaysOf } from '../../../packages/core/src/time/holidays.ts';
import { resolveWeek } from '../../../packages/core/src/time/schedule.ts';

export const ZONE = 'Europe/Paris';

const holidays = holidaysOf('FR', [2026, 2027, 2028]) ?? [];

/** Mon–fri 08:30–12:30 and 13:30–19:00, sat 10:00–16:00, French holidays, Christmas Eve until 16:00. */
export const office: Calendar = {
  key: 'office',
  zone: ZONE,
  week: resolveWeek({ 'mon-fri': ['08:30-12:30', '13:30-19:00'], sat: '10:00-16:00' }).week,
  days: {
    ...Object.fromEntries(holidays.map((day) => [day, []])),
    '2026-12-24': [{ from: 8 * 60 + 30, to: 16 * 60 }],
  },
};

/** Nights over midnight, every day: 22:00–24:00 and 00:00–06:00. */
export const nights: Calendar = {
  key: 'nights',
  zone: ZONE,
  week: resolveWeek({ 'mon-sun': ['00:00-06:00', '22:00-24:00'] }).week,
  days: {},
};

/** '2026-11-20 17:30' on a Paris wall clock → milliseconds. */
export function paris(wall: string): number {
  return Temporal.PlainDateTime.from(wall).toZonedDateTime(ZONE).epochMilliseconds;
}

/** Milliseconds → '2026-11-20 17:30' on a Paris wall clock. */
export function onParisWall(at: number): string {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ZONE).toPlainDateTime();
  return wall.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
