/** Playbooks that apply for a time only: contests, campaigns. */
import type { Charter } from '../charter.ts';

/** The zone of the playbook's calendar; for `always` that of the charter's first one in alphabetical order, else UTC. */
function zoneOf({ calendars }: Charter, calendar: string): string {
  const key = Object.hasOwn(calendars, calendar) ? calendar : Object.keys(calendars).sort()[0];
  return key === undefined ? 'UTC' : calendars[key]!.zone;
}

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
