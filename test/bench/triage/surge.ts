/** How soon a rise in comments is told, and how often for nothing: node test/bench/triage/surge.ts */
import { type HourlyCount, surgeOf } from '../../../packages/core/src/triage/surge.ts';
import { randomNumbers } from './comments.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-01-05T00:00:00Z');
const HOURS = 24 * 364;
/** Detectors look at no more than this, as a server would keep. */
const KEPT = 24 * 7 * 9;
const SEEDS = [1, 2, 3];
/** Comments a day of one type in an ordinary week. */
const SIZES = [12, 120, 1200];
const RISES = [2, 3, 5, 10];
const RISE_HOURS = 12;

/** Poisson by inversion, in pieces so that the exponential does not vanish. */
function poisson(mean: number, random: () => number): number {
  let rest = mean;
  let count = 0;
  while (rest > 0) {
    const piece = Math.min(rest, 30);
    rest -= piece;
    let product = random();
    while (product > Math.exp(-piece)) {
      count += 1;
      product *= random();
    }
  }
  return count;
}

/** Quiet nights, busy mornings and evenings, quieter weekends, a fuller summer. */
function usualRate(hour: number, perDay: number): number {
  const ofDay = hour % 24;
  const weekend = Math.floor(hour / 24) % 7 >= 5 ? 0.6 : 1;
  const day = 0.15 + Math.exp(-((ofDay - 10) ** 2) / 10) + 1.2 * Math.exp(-((ofDay - 19) ** 2) / 8);
  const year = 1 + 0.3 * Math.sin((2 * Math.PI * hour) / HOURS);
  return (perDay / 14.5) * day * weekend * year;
}

interface Year {
  readonly counts: readonly number[];
  /** Hours in which a rise begins, with its size. */
  readonly planted: readonly (readonly [hour: number, times: number])[];
}

/** A year with a rise every other week after the first ten, at any hour of the day. Hours are a little busier or quieter by chance. */
function yearOf(perDay: number, seed: number): Year {
  const random = randomNumbers(seed * 7919 + perDay);
  const planted: [number, number][] = [];
  for (let week = 10; week < 51; week += 2) {
    const hour = week * 168 + Math.floor(random() * 168);
    planted.push([hour, RISES[planted.length % RISES.length]!]);
  }
  const counts = Array.from({ length: HOURS }, (_, hour) => {
    const rise = planted.find(([from]) => hour >= from && hour < from + RISE_HOURS)?.[1] ?? 1;
    const mood = 0.75 + 0.5 * random();
    return poisson(usualRate(hour, perDay) * rise * mood, random);
  });
  return { counts, planted };
}

type Detector = (counts: readonly number[]) => readonly boolean[];

const ours: Detector = (counts) => {
  const history: HourlyCount[] = counts.map((count, hour) => ({ at: START + hour * HOUR, count }));
  return counts.map(
    (_, hour) => surgeOf(history.slice(Math.max(0, hour - KEPT), hour + 1), START + hour * HOUR).surging,
  );
};

/** Four times the mean hour of the last eight weeks. */
const threshold: Detector = (counts) => {
  let sum = 0;
  return counts.map((count, hour) => {
    const kept = Math.min(hour, KEPT);
    const mean = kept === 0 ? 0 : sum / kept;
    sum += count - (hour >= KEPT ? counts[hour - KEPT]! : 0);
    return hour >= 24 && count >= 5 && count > 4 * mean;
  });
};

/** Mean and variance with exponentially fading weights (a day and a half), alarm at three deviations. */
const fading: Detector = (counts) => {
  const weight = 0.05;
  let mean = 0;
  let variance = 1;
  return counts.map((count, hour) => {
    const alarm = hour >= 24 && count >= 5 && count > mean + 3 * Math.sqrt(Math.max(variance, mean));
    const gap = count - mean;
    mean += weight * gap;
    variance = (1 - weight) * (variance + weight * gap * gap);
    return alarm;
  });
};

function judge({ counts, planted }: Year, alarms: readonly boolean[]) {
  const delays = planted.map(([from, times]) => {
    const told = alarms.slice(from, from + RISE_HOURS).indexOf(true);
    return [times, told === -1 ? null : told + 1] as const;
  });
  const inRise = (hour: number) => planted.some(([from]) => hour >= from && hour < from + RISE_HOURS + 6);
  // The first eight weeks are for learning, for all three.
  const falseAlarms = counts.filter(
    (_, hour) => hour >= KEPT && alarms[hour] === true && alarms[hour - 1] !== true && !inRise(hour),
  ).length;
  return { delays, falseAlarms };
}

function cell(detector: Detector, perDay: number): readonly string[] {
  const judged = SEEDS.map((seed) => {
    const year = yearOf(perDay, seed);
    return judge(year, detector(year.counts));
  });
  const byRise = RISES.map((times) => {
    const all = judged.flatMap(({ delays }) => delays.filter(([size]) => size === times).map(([, delay]) => delay));
    const told = all.filter((delay) => delay !== null).sort((a, b) => a - b);
    return told.length === 0 ? `0 of ${all.length}` : `${told.length} of ${all.length}, ${told[told.length >> 1]} h`;
  });
  const months = (SEEDS.length * (HOURS - KEPT)) / (24 * 30);
  const falseAlarms = judged.reduce((sum, one) => sum + one.falseAlarms, 0) / months;
  return [...byRise, falseAlarms.toFixed(1)];
}

/** The section of the benchmark on surges, in Markdown. */
export function benchSurge(): string {
  const detectors = [
    ['plain threshold', threshold],
    ['fading average', fading],
    ['**surge**', ours],
  ] as const;
  const lines = SIZES.flatMap((perDay) =>
    detectors.map(([name, detector]) => `| ${perDay} | ${name} | ${cell(detector, perDay).join(' | ')} |`),
  );
  return `## Surge

${SEEDS.length} simulated years for each size: hours of the day, weekdays, seasons, chance, and 21 planted rises of ${RISE_HOURS} hours. Rises told, with the
median delay to the end of the hour that told them; false alarms a month outside rises.

| comments a day | | ${RISES.map((times) => `rise × ${times}`).join(' | ')} | false alarms a month |
|---|---|${RISES.map(() => '---|').join('')}---|
${lines.join('\n')}
`;
}

if (import.meta.main) console.log(benchSurge());
