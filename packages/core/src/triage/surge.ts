/** Whether comments of a type rise above what is usual at this hour, told early and without crying wolf. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const WEEKS = 8;

/** Comments of one type in the hour that begins at `at`; hours without any may be left out after the first. */
export interface HourlyCount {
  /** Milliseconds since the epoch, the start of an hour. */
  readonly at: number;
  readonly count: number;
}

export interface Surge {
  readonly surging: boolean;
  /** Comments usual for this hour of this weekday. */
  readonly usual: number;
  /** Comments seen in the hour asked about. */
  readonly seen: number;
  /** Start of the hour in which the rise began; null when not surging. */
  readonly since: number | null;
}

/** With less than a day of counts nothing is usual yet. */
const LEARNING = DAY;
/** Under so many comments an hour nothing is a surge. */
const LEAST_SEEN = 5;
/** A quiet hour is taken to have this many: one more comment at night is no rise. */
const LEAST_USUAL = 0.5;
/** How much busier than usual hours are by themselves (negative binomial: variance = mean + mean² / SPREAD). */
const SPREAD = 10;
/** A chance so small comes up once in some years of hours. */
const CHANCE = 1e-4;
/** The cumulated rise, in deviations, from which a slow rise is one; slack per hour. */
const CUSUM_LIMIT = 6;
const CUSUM_SLACK = 0.75;
const CUSUM_HOURS = 12;
/** No hour adds more: a single loud hour is judged by its own chance. */
const CUSUM_MOST = 3;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * The usual count: each of the last eight weeks gives the mean of the same hour and its neighbours; the median over those
 * weeks. Weeks before the first count are no evidence of quiet. With less than two weeks, the median of all hours known.
 */
function usualAt(counts: ReadonlyMap<number, number>, first: number, hour: number): number {
  const weeks: number[] = [];
  for (let week = 1; week <= WEEKS; week += 1) {
    const at = hour - week * WEEK;
    if (at - HOUR < first) break;
    weeks.push([-HOUR, 0, HOUR].reduce((sum, shift) => sum + (counts.get(at + shift) ?? 0), 0) / 3);
  }
  if (weeks.length >= 2) return Math.max(LEAST_USUAL, median(weeks));
  const known: number[] = [];
  for (let at = Math.max(first, hour - WEEK); at < hour; at += HOUR) known.push(counts.get(at) ?? 0);
  return Math.max(LEAST_USUAL, known.length === 0 ? 0 : median(known));
}

/** The chance of `seen` or more where `mean` is usual: the upper tail of the negative binomial. */
function chanceOf(seen: number, mean: number): number {
  const ratio = mean / (mean + SPREAD);
  let term = (SPREAD / (SPREAD + mean)) ** SPREAD;
  let below = 0;
  for (let count = 0; count < seen; count += 1) {
    below += term;
    term *= ((SPREAD + count) / (count + 1)) * ratio;
    if (count > mean && term < 1e-12) return 0;
  }
  return Math.max(0, 1 - below);
}

const deviation = (mean: number): number => Math.sqrt(mean + (mean * mean) / SPREAD);

/**
 * Judges the hour that holds `at` against the same hour (and its neighbours) of the same weekday over eight weeks, and adds
 * up the rises of the last hours so that a slow one is told too. Tells nothing in the first day of counts. Order of `history` does not matter; what lies after `at`
 * is not looked at. A pure function; refuses nothing.
 *
 * @example surgeOf([{ at: Date.parse('2026-11-20T10:00:00Z'), count: 40 }, …], now)
 *   // { surging: true, usual: 4, seen: 40, since: 1795255200000 }
 */
export function surgeOf(history: readonly HourlyCount[], at: number): Surge {
  const hour = Math.floor(at / HOUR) * HOUR;
  const counts = new Map<number, number>();
  let first = hour;
  for (const one of history) {
    const start = Math.floor(one.at / HOUR) * HOUR;
    if (start > hour) continue;
    first = Math.min(first, start);
    counts.set(start, (counts.get(start) ?? 0) + one.count);
  }
  const seen = counts.get(hour) ?? 0;
  const usual = usualAt(counts, first, hour);
  let sum = 0;
  let began: number | null = null;
  for (let start = Math.max(first + LEARNING, hour - (CUSUM_HOURS - 1) * HOUR); start <= hour; start += HOUR) {
    const mean = start === hour ? usual : usualAt(counts, first, start);
    const rise = ((counts.get(start) ?? 0) - mean) / deviation(mean);
    sum = Math.max(0, sum + Math.min(CUSUM_MOST, rise) - CUSUM_SLACK);
    began = sum === 0 ? null : (began ?? start);
  }
  const isLoud = seen > usual && chanceOf(seen, usual) < CHANCE;
  const isRising = sum > CUSUM_LIMIT && seen > usual + deviation(usual);
  const surging = hour - first >= LEARNING && seen >= LEAST_SEEN && (isLoud || isRising);
  return { surging, usual, seen, since: surging ? (began ?? hour) : null };
}
