/**
 * Public holidays of a country, at compile time only: the dates are frozen into the charter, so that a new release of this
 * library moves no deadline of a running case. The library weighs 12 MB; no other file imports it.
 */
import Holidays from 'date-holidays';

const DAY_MS = 86_400_000;

/**
 * ISO dates of the public holidays of a country, or of one of its states or departments, sorted, in the years asked.
 * Codes are ISO 3166: `FR`, `FR-57` (also `FR.57`). Substitute days count. Null for a code that is unknown.
 * A company may work on some of them (lundi de Pentecôte): a calendar's `except:` decides.
 *
 * @example holidaysOf('FR', [2027])?.[1] // "2027-03-29"
 */
export function holidaysOf(code: string, years: readonly number[]): string[] | null {
  const [country = '', state, more] = code.split(/[.-]/);
  const known = new Holidays();
  if (more !== undefined || !Object.hasOwn(known.getCountries(), country)) return null;
  if (state !== undefined && !Object.hasOwn(known.getStates(country) ?? {}, state)) return null;
  const calendar = state === undefined ? new Holidays(country) : new Holidays(country, state);
  const asked = new Set(years.map(String));
  const dates = years
    .flatMap((year) => calendar.getHolidays(year))
    .filter((holiday) => holiday.type === 'public')
    .flatMap((holiday) => daysFrom(holiday.date.slice(0, 10), holiday.end.getTime() - holiday.start.getTime()))
    .filter((date) => asked.has(date.slice(0, 4)));
  return [...new Set(dates)].sort();
}

/** ('2027-02-06', 48 h) → ['2027-02-06', '2027-02-07'] */
function daysFrom(date: string, lengthMs: number): string[] {
  const days = Math.max(1, Math.round(lengthMs / DAY_MS));
  const first = Date.parse(`${date}T00:00:00Z`);
  return Array.from({ length: days }, (_, day) => new Date(first + day * DAY_MS).toISOString().slice(0, 10));
}
