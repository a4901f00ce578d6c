/** Time by the minute, without the calendar of the core: every minute of the years in question, open or closed. Minutes since the epoch. */
import type { CharterYaml } from './written.ts';

export const minuteOf = (instant: string) => Date.parse(instant) / 60_000;

/** Brands open their two years on 2026-12-01 in Paris. */
export const FROM = minuteOf('2026-11-30T23:00:00Z');
const FIRST = FROM - 10 * 1440;
const MINUTES = 1000 * 1440;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The last Sunday of a month, 01:00 UTC: when clocks in the European Union change. */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return (last.getTime() - last.getUTCDay() * 86_400_000) / 60_000 + 60;
}

const CHANGES = [2026, 2027, 2028, 2029, 2030].map((year) => ({
  spring: lastSunday(year, 2),
  autumn: lastSunday(year, 9),
}));
const isSummer = (minute: number) => CHANGES.some(({ spring, autumn }) => minute >= spring && minute < autumn);
const onTheWall = (minute: number) => minute + (isSummer(minute) ? 120 : 60);

/** A time on the wall of Paris: the first of two; the moment of the change where it is skipped. */
function instantOf(wall: number): number {
  if (isSummer(wall - 120)) return wall - 120;
  if (!isSummer(wall - 60)) return wall - 60;
  return CHANGES.find(({ spring }) => Math.abs(spring - wall) < 300)!.spring;
}

/** French public holidays as month-day; Easter by the rule of Gauss. */
function holidays(year: number): Set<string> {
  const d = (19 * (year % 19) + 24) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
  const late = (d === 29 && e === 6) || (d === 28 && e === 6 && year % 19 > 10);
  const easter = Date.UTC(year, 2, 22 + d + e - (late ? 7 : 0));
  const moving = [1, 39, 50].map((days) => new Date(easter + days * 86_400_000).toISOString().slice(5, 10));
  return new Set(['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25', ...moving]);
}

type Shop = NonNullable<CharterYaml['calendars']>[string];

export interface Clockwork {
  isOpen(minute: number): boolean;
  /** When a duration in words has passed, for every minute. */
  after(words: string): (minute: number) => number;
  /** Open minutes between two. */
  open(from: number, to: number): number;
  nextOpening(minute: number): number;
}

const kept = new Map<string, Clockwork>();

/** `undefined`: always open. */
export function clockworkOf(shop: Shop | undefined): Clockwork {
  const key = JSON.stringify(shop ?? 'always');
  const known = kept.get(key) ?? wind(shop);
  kept.set(key, known);
  return known;
}

function periodsOn(shop: Shop | undefined, day: number): readonly (readonly [number, number])[] {
  if (shop === undefined) return [[0, 1440]];
  const date = new Date(day * 86_400_000).toISOString();
  const weekday = (day + 3) % 7;
  const named = Object.entries(shop.open).find(([days]) => {
    const [first, last = first] = days.split('-').map((name) => DAYS.indexOf(name));
    return weekday >= first! && weekday <= last!;
  })?.[1];
  const closed = shop.holidays !== undefined && holidays(Number(date.slice(0, 4))).has(date.slice(5, 10));
  const said = shop.except?.[date.slice(0, 10)] ?? (closed ? 'closed' : (named ?? 'closed'));
  const at = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return said === 'closed' ? [] : [said].flat().map((period) => [at(period.slice(0, 5)), at(period.slice(6))] as const);
}

function wind(shop: Shop | undefined): Clockwork {
  const open = new Uint8Array(MINUTES);
  const before = new Int32Array(MINUTES + 1);
  const openMinutes: number[] = [];
  const byDay = new Map<number, readonly (readonly [number, number])[]>();
  const on = (day: number) => {
    const periods = byDay.get(day) ?? periodsOn(shop, day);
    byDay.set(day, periods);
    return periods;
  };
  for (let place = 0; place < MINUTES; place += 1) {
    const wall = onTheWall(FIRST + place);
    const ofDay = wall % 1440;
    const is = on((wall - ofDay) / 1440).some(([from, to]) => ofDay >= from && ofDay < to);
    if (is) {
      open[place] = 1;
      openMinutes.push(FIRST + place);
    }
    before[place + 1] = before[place]! + (is ? 1 : 0);
  }
  const isOpen = (minute: number) => open[minute - FIRST] === 1;
  const nextOpening = (minute: number) => (isOpen(minute) ? minute : openMinutes[before[minute - FIRST]!]!);
  const days = (minute: number, amount: number) => {
    const wall = onTheWall(minute);
    const ofDay = wall % 1440;
    let day = (wall - ofDay) / 1440;
    for (let left = amount; left > 0; ) {
      day += 1;
      if (on(day).length > 0) left -= 1;
    }
    return nextOpening(instantOf(day * 1440 + ofDay));
  };
  const parsed = new Map<string, (minute: number) => number>();
  const parse = (words: string) => {
    const [, amountSaid, business, unit] = /^(\d+) (business )?(minute|hour|day|week)s?$/.exec(words)!;
    const amount = Number(amountSaid);
    const minutes =
      amount * { minute: 1, hour: 60, day: 1440, week: 10_080 }[unit as 'minute' | 'hour' | 'day' | 'week'];
    if (business === undefined || shop === undefined) return (minute: number) => minute + minutes;
    if (unit === 'day') return (minute: number) => days(minute, amount);
    return (minute: number) => openMinutes[before[minute - FIRST]! + minutes - 1]! + 1;
  };
  return {
    isOpen,
    nextOpening,
    open: (from, to) => before[to - FIRST]! - before[from - FIRST]!,
    after: (words) => {
      const known = parsed.get(words) ?? parse(words);
      parsed.set(words, known);
      return known;
    },
  };
}
