/** Lengths and instants as people say them. */
import type { Locale } from '../../diagnostic.ts';

const MINUTE_MS = 60_000;

/** Up to three days people count in hours; open time never makes days. */
const HOURS_BEFORE_DAYS = 72;

/**
 * A worst case in words. `business`: the milliseconds are open time of a calendar.
 *
 * @example worstCaseWords(223_200_000, 'en') // "62 hours"
 * @example worstCaseWords(5_400_000, 'fr', true) // "1 heure 30 minutes ouvrées"
 */
export function worstCaseWords(ms: number, locale: Locale, business = false): string {
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes === 0) return locale === 'fr' ? 'aussitôt' : 'at once';
  const hours = Math.floor(minutes / 60);
  const inDays = !business && hours >= HOURS_BEFORE_DAYS;
  const parts: [amount: number, en: string, fr: string][] = inDays
    ? [
        [Math.floor(hours / 24), 'day', 'jour'],
        [hours % 24, 'hour', 'heure'],
      ]
    : [
        [hours, 'hour', 'heure'],
        [minutes % 60, 'minute', 'minute'],
      ];
  const said = parts.filter(([amount]) => amount > 0);
  if (locale === 'en') {
    // The first word carries it: "1 business hour 30 minutes".
    return said
      .map(([amount, en], i) => `${amount} ${business && i === 0 ? 'business ' : ''}${en}${amount > 1 ? 's' : ''}`)
      .join(' ');
  }
  const words = said.map(([amount, , fr]) => `${amount} ${fr}${amount > 1 ? 's' : ''}`).join(' ');
  const many = said.length > 1 || (said[0]?.[0] ?? 0) > 1;
  return business ? `${words} ouvrée${many ? 's' : ''}` : words;
}

/**
 * An instant on the wall of a zone: weekday, day, month, time; the year where it is asked for.
 *
 * @example whenWords(Date.parse('2026-11-14T16:40:00Z'), 'en', 'Europe/Paris', true) // "Saturday 14 November 2026 17:40"
 */
export function whenWords(at: number, locale: Locale, zone: string, year = false): string {
  const format = new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const day = locale === 'fr' && parts.day === '1' ? '1er' : parts.day;
  const date = [parts.weekday, day, parts.month, ...(year ? [parts.year] : [])].join(' ');
  return `${date}${locale === 'fr' ? ' à' : ''} ${parts.hour}:${parts.minute}`;
}
