import { addDuration, type Playbook } from '@aplomb/core';

export interface Surge {
  readonly crisis: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly peakPerHour: number;
}

const hourMs = 3_600_000;

/**
 * Stretches of time in which a crisis came as often as its severity rules call a surge. Where a playbook has several such
 * rules, the lowest count decides; where it has none, there are no surges. `times` are in order, in milliseconds.
 */
export function surgesIn({ crisis, severity }: Playbook, times: readonly number[]): Surge[] {
  const rules = severity.raise.flatMap(({ when }) => (when.similar === undefined ? [] : [when.similar]));
  const rule = rules.sort((a, b) => a.atLeast - b.atLeast)[0];
  if (rule === undefined) return [];
  const { amount, unit } = rule.within;
  const windowMs = addDuration(0, { amount, unit, business: false }, 'always', 'UTC');

  const surges: { startedAt: number; endedAt: number }[] = [];
  let first = 0;
  for (const [last, at] of times.entries()) {
    while ((times[first] ?? at) <= at - windowMs) first += 1;
    if (last - first + 1 < rule.atLeast) continue;
    const startedAt = times[first] ?? at;
    const running = surges.at(-1);
    if (running !== undefined && startedAt <= running.endedAt) running.endedAt = at;
    else surges.push({ startedAt, endedAt: at });
  }
  return surges.map(({ startedAt, endedAt }) => ({
    crisis,
    startedAt: new Date(startedAt),
    endedAt: new Date(endedAt),
    peakPerHour: peakPerHour(times.filter((at) => at >= startedAt && at <= endedAt)),
  }));
}

function peakPerHour(times: readonly number[]): number {
  let first = 0;
  let peak = 0;
  for (const [last, at] of times.entries()) {
    while ((times[first] ?? at) <= at - hourMs) first += 1;
    peak = Math.max(peak, last - first + 1);
  }
  return peak;
}
