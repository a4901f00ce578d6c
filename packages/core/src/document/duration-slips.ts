/** A duration written in another way → as the charter writes it. */
import { parseDuration } from '../time/duration.ts';
import { nearest } from './nearest.ts';

/** Words whose value is a duration. */
export const DURATION_KEYS = new Set([
  'within',
  'up-to',
  'keep-evidence',
  'forget-authors-after',
  'tell-again',
  'answered-within',
  'ends-within',
  'remind',
  'wait',
  'from-severity',
]);

const UNITS = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const;
type Unit = (typeof UNITS)[number];

/** Words and signs for a unit in French and English, without accents. */
const NAMES: Readonly<Record<Unit, RegExp>> = {
  minute: /^(m|mn|min|mins|minutes?)$/,
  hour: /^(h|hr|hrs|heures?|hours?)$/,
  day: /^(d|j|jours?|days?)$/,
  week: /^(w|wk|wks|sem|semaines?|weeks?)$/,
  month: /^(mois|months?)$/,
  year: /^(y|an|ans|annees?|years?)$/,
};
const OPEN = /^(ouvrees?|ouvres?|ouvrables?|working|business)$/;
const ISO = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;
const ISO_UNITS: readonly Unit[] = ['year', 'month', 'week', 'day', 'hour', 'minute'];

/**
 * What an author most probably meant; null when nothing can be read from the words.
 *
 * @example meantDuration('2 jours ouvrés') // '2 business days'
 * @example meantDuration('PT4H') // '4 hours'
 */
export function meantDuration(words: string): string | null {
  const read = standard(words.trim()) ?? spoken(words);
  return read !== null && parseDuration(read) !== null ? read : null;
}

/** P2D → 2 days; a duration of two units has no word for it. */
function standard(words: string): string | null {
  const found = ISO.exec(words)?.slice(1);
  const said = found?.flatMap((amount, index) => (amount === undefined ? [] : [[amount, ISO_UNITS[index]] as const]));
  const [amount, unit] = said?.length === 1 ? said[0]! : [];
  return amount === undefined || unit === undefined ? null : inWords(Number(amount), unit, false);
}

/** "48h", "2 Jours ouvrés", "60 das" */
function spoken(words: string): string | null {
  const plain = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const [, amount = '', rest = ''] = /^\s*(\d+)\s*(.*)$/.exec(plain) ?? [];
  const said = rest.split(/\s+/).filter((word) => word !== '' && word !== 'before' && word !== 'avant');
  const business = said.some((word) => OPEN.test(word));
  const [name, more] = said.filter((word) => !OPEN.test(word));
  if (amount === '' || name === undefined || more !== undefined) return slipped(words);
  const unit = UNITS.find((one) => NAMES[one].test(name));
  return unit === undefined ? slipped(words) : inWords(Number(amount), unit, business);
}

/** Each word as the one it is near to: `3 buisness das` → `3 business days`. */
function slipped(words: string): string {
  const parts = words.trim().split(/\s+/);
  const many = UNITS.map((unit) => `${unit}s`);
  // Of two equally near words the one that agrees with the number is meant.
  const known = ['business', ...(parts[0] === '1' ? [...UNITS, ...many] : [...many, ...UNITS])];
  return parts
    .filter((part) => part !== 'before')
    .map((part) => (known.includes(part) ? part : (nearest(part, known) ?? part)))
    .join(' ');
}

/** Open time is counted in minutes, hours and days only, and nothing takes no time. */
function inWords(amount: number, unit: Unit, business: boolean): string {
  const open = business && ['minute', 'hour', 'day'].includes(unit);
  const least = Math.max(1, amount);
  return `${least} ${open ? 'business ' : ''}${unit}${least > 1 ? 's' : ''}`;
}
