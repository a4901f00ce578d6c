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

/** Surges of one crisis that overlap or touch are one. */
export function mergeSurges(surges: readonly Surge[]): Surge[] {
  const merged: Surge[] = [];
  for (const surge of surges.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime())) {
    const place = merged.findIndex(({ crisis, endedAt }) => crisis === surge.crisis && surge.startedAt <= endedAt);
    const before = merged[place];
    if (before === undefined) merged.push(surge);
    else merged[place] = joined(before, surge);
  }
  return merged;
}

function joined(one: Surge, other: Surge): Surge {
  const endedAt = new Date(Math.max(one.endedAt.getTime(), other.endedAt.getTime()));
  return { ...one, endedAt, peakPerHour: Math.max(one.peakPerHour, other.peakPerHour) };
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
