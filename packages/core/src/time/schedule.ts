/** Opening hours as written → minutes of the day. Faults are data: the document compiler knows their places. */
import type { Period } from '../charter.ts';

/** Days as the charter spells them, in the order of `Calendar.week`. */
const WEEKDAYS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export type HoursFaultCode =
  /** Not a day or a range of days: `monday`, `mon-fry`. */
  | 'unknown-day'
  /** A day that an earlier key already said. */
  | 'day-twice'
  /** Not `HH:MM-HH:MM`. */
  | 'bad-period'
  /** Later than 24:00. */
  | 'beyond-midnight'
  /** Ends before it begins, or when it begins. A night is two periods: "22:00-24:00" and, the next day, "00:00-06:00". */
  | 'reversed'
  /** Shares minutes with an earlier period of the same day. */
  | 'overlap'
  /** No open minute in the whole week. */
  | 'never-open';

export interface HoursFault {
  /** The key under `open:` (or the date under `except:`) that is wrong; empty for `never-open`. */
  readonly key: string;
  /** Place in the list of periods, where there is a list. */
  readonly index: number | null;
  readonly code: HoursFaultCode;
  /** The words at fault. */
  readonly value: string;
}

const PERIOD = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/;

function readPeriod(words: string): Period | HoursFaultCode {
  const found = PERIOD.exec(words.replace(/\s/g, ''));
  if (found === null) return 'bad-period';
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = found.slice(1).map(Number);
  if (fromMinute > 59 || toMinute > 59) return 'bad-period';
  const from = fromHour * 60 + fromMinute;
  const to = toHour * 60 + toMinute;
  if (from > 1440 || to > 1440) return 'beyond-midnight';
  return from < to ? { from, to } : 'reversed';
}

/**
 * The hours of one day: "08:30-12:30", a list of these, or `closed`. What is at fault is left out of `periods`, which are
 * sorted.
 *
 * @example resolveDay('2026-12-24', '08:30-16:00') // { periods: [{ from: 510, to: 960 }], faults: [] }
 */
export function resolveDay(
  key: string,
  written: string | readonly string[],
): { periods: Period[]; faults: HoursFault[] } {
  const periods: Period[] = [];
  const faults: HoursFault[] = [];
  if (written === 'closed') return { periods, faults };
  const list = typeof written === 'string' ? [written] : written;
  for (const [place, value] of list.entries()) {
    const index = typeof written === 'string' ? null : place;
    const period = readPeriod(value);
    if (typeof period === 'string') faults.push({ key, index, code: period, value });
    else if (periods.some((other) => period.from < other.to && other.from < period.to))
      faults.push({ key, index, code: 'overlap', value });
    else periods.push(period);
  }
  return { periods: periods.sort((a, b) => a.from - b.from), faults };
}

/** `mon-fri` → [0, 1, 2, 3, 4]; `fri-mon` goes over the week's end; null when it is no day. */
function readDays(key: string): number[] | null {
  const [first = '', last = first, more] = key.split('-');
  const from = WEEKDAYS.indexOf(first);
  const to = WEEKDAYS.indexOf(last);
  if (from < 0 || to < 0 || more !== undefined) return null;
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, step) => (from + step) % 7);
}

/**
 * The week of a calendar from its `open:` map. Days that no key names are closed. Every fault is found at once; what is at
 * fault is left out of the week.
 *
 * @example resolveWeek({ 'mon-fri': ['08:30-12:30', '13:30-19:00'], sat: '10:00-16:00' }).week[5] // [{ from: 600, to: 960 }]
 */
export function resolveWeek(open: Readonly<Record<string, string | readonly string[]>>): {
  week: Period[][];
  faults: HoursFault[];
} {
  const week: Period[][] = WEEKDAYS.map(() => []);
  const faults: HoursFault[] = [];
  const said = new Set<number>();
  for (const [key, written] of Object.entries(open)) {
    const days = readDays(key);
    if (days === null) {
      faults.push({ key, index: null, code: 'unknown-day', value: key });
      continue;
    }
    if (days.some((day) => said.has(day))) faults.push({ key, index: null, code: 'day-twice', value: key });
    const resolved = resolveDay(key, written);
    faults.push(...resolved.faults);
    for (const day of days) {
      if (!said.has(day)) week[day] = resolved.periods;
      said.add(day);
    }
  }
  if (faults.length === 0 && week.every((day) => day.length === 0))
    faults.push({ key: '', index: null, code: 'never-open', value: '' });
  return { week, faults };
}
