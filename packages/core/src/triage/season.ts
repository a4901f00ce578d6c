/** Playbooks that apply for a time only: contests, campaigns. */
import type { Charter } from '../charter.ts';
import { zoneOf } from '../time/zone.ts';

/** ISO date; the Swedish way of writing a date is the same. */
function dayAt(now: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

/** Whether a playbook applies at an instant: from its first day to its last, both included, as days are counted there. */
export function isInSeason(charter: Charter, crisis: string, now: number): boolean {
  const { active, calendar } = charter.playbooks[crisis]!;
  if (active === null) return true;
  const day = dayAt(now, zoneOf(charter, calendar));
  return (active.from === null || active.from <= day) && (active.until === null || day <= active.until);
}
