/** Which calendar and which zone a playbook or a role counts in. */
import type { Calendar, Charter } from '../charter.ts';

export type Hours = Calendar | 'always';

/** A calendar by its key. `always` and a key that is unknown have no closed time. */
export function hoursOf(charter: Charter, key: string): Hours {
  return Object.hasOwn(charter.calendars, key) ? charter.calendars[key]! : 'always';
}

/**
 * The zone in which months and years are counted: the calendar's own; for `always` that of the charter's first calendar in
 * alphabetical order (the order of keys in a file means nothing), else UTC.
 */
export function zoneOf(charter: Charter, key: string): string {
  const hours = hoursOf(charter, key);
  if (hours !== 'always') return hours.zone;
  const [first] = Object.keys(charter.calendars).sort();
  return first === undefined ? 'UTC' : charter.calendars[first]!.zone;
}
