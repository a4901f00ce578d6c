/** Who is there. Read when asked, so that the workflow stays free of hours. */
import type { Charter } from '../charter.ts';
import { openAt, openIntervals } from './calendar.ts';
import { hoursOf } from './zone.ts';

/** A role and those who stand in for it, in the order of `otherwise`. Ends at a role met twice or unknown. */
function standIns(charter: Charter, roleKey: string): string[] {
  const chain: string[] = [];
  let next: string | null = roleKey;
  while (next !== null && Object.hasOwn(charter.roles, next) && !chain.includes(next)) {
    chain.push(next);
    next = charter.roles[next]!.otherwise;
  }
  return chain;
}

/**
 * The role that acts for a role at an instant: itself while on duty, else the first of its `otherwise` that is.
 * The role itself when nobody is there (an hour that the checker refuses) or when it is unknown.
 *
 * @example onDuty(charter, 'community-manager', christmasNight) // "night-agency"
 */
export function onDuty(charter: Charter, roleKey: string, at: number): string {
  const there = standIns(charter, roleKey).find((key) => openAt(at, hoursOf(charter, charter.roles[key]!.onDuty)));
  return there ?? roleKey;
}

/**
 * The first instant within the charter's horizon at which nobody of a role's chain is there, exactly; null when the chain
 * covers every minute. A role that is unknown is never there.
 */
export function dutyGap(charter: Charter, roleKey: string): number | null {
  const from = Date.parse(charter.horizon.from);
  const to = Date.parse(charter.horizon.to);
  const covered = standIns(charter, roleKey)
    .flatMap((key) => openIntervals(hoursOf(charter, charter.roles[key]!.onDuty), from, to))
    .sort((a, b) => a.start - b.start);
  let until = from;
  for (const { start, end } of covered) {
    if (start > until) return until;
    until = Math.max(until, end);
  }
  return until < to ? until : null;
}
