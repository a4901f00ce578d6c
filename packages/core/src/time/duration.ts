/** Durations in words, as a director writes them. */
import type { Duration, DurationUnit } from '../charter.ts';
import type { Locale } from '../diagnostic.ts';

const PATTERN = /^([1-9]\d{0,8}) (business )?(minute|hour|day|week|month|year)s?$/;

/** The longest amount of each unit that is not a slip of the pen: a hundred years. */
const LONGEST: Readonly<Record<DurationUnit, number>> = {
  minute: 52_596_000,
  hour: 876_600,
  day: 36_525,
  week: 5_217,
  month: 1_200,
  year: 100,
};

/**
 * Reads a duration in words: a whole number, an optional `business`, a unit in the singular or the plural.
 * Null for anything else: 0, fractions, ISO 8601, `business weeks` (a calendar's week is no unit of open time), more than a
 * hundred years. Spaces around and between the words may be repeated; capitals are refused, as in every keyword.
 *
 * @example parseDuration('2 business hours') // { amount: 2, unit: 'hour', business: true }
 */
export function parseDuration(words: string): Duration | null {
  const found = PATTERN.exec(words.trim().replace(/\s+/g, ' '));
  if (found === null) return null;
  const amount = Number(found[1]);
  const unit = found[3] as DurationUnit;
  const business = found[2] !== undefined;
  if (amount > LONGEST[unit]) return null;
  if (business && !(unit === 'minute' || unit === 'hour' || unit === 'day')) return null;
  return { amount, unit, business };
}

const FRENCH: Readonly<Record<DurationUnit, readonly [one: string, many: string, open: string]>> = {
  minute: ['minute', 'minutes', 'ouvrée'],
  hour: ['heure', 'heures', 'ouvrée'],
  day: ['jour', 'jours', 'ouvré'],
  week: ['semaine', 'semaines', ''],
  month: ['mois', 'mois', ''],
  year: ['an', 'ans', ''],
};

/**
 * The duration in the reader's language. `parseDuration(durationWords(d, 'en'))` is `d` again.
 *
 * @example durationWords({ amount: 2, unit: 'hour', business: true }, 'fr') // "2 heures ouvrées"
 */
export function durationWords(duration: Duration, locale: Locale): string {
  const { amount, unit, business } = duration;
  const many = amount > 1;
  if (locale === 'en') return `${amount} ${business ? 'business ' : ''}${unit}${many ? 's' : ''}`;
  const [one, plural, open] = FRENCH[unit];
  const noun = many ? plural : one;
  return business ? `${amount} ${noun} ${open}${many ? 's' : ''}` : `${amount} ${noun}`;
}
