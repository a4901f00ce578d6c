import type { Locale } from '@aplomb/core';
import { type Refusal, refuse } from '../refusal.ts';

/**
 * Subtags that name no language: undetermined, not linguistic, several, uncoded, and the private ones by which a platform says
 * "only links" or "only a tag" (ISO 639-2; X's `qme`, `qht`).
 */
const none = /^(und|zxx|mul|mis|art|q[a-t][a-z])(-|$)/;

/**
 * The language that a tag names, as BCP 47 writes it; null where it names none. Platforms send `fr_FR`, `FR` and `und`.
 *
 * @example languageOf('fr_fr') // 'fr-FR'
 */
export function languageOf(tag: string | null | undefined): string | null {
  if (tag === null || tag === undefined || tag.length > longestTag) return null;
  try {
    const [language = ''] = Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'));
    return none.test(language) ? null : language;
  } catch {
    return null;
  }
}

/** RFC 5646, 4.4.1. */
const longestTag = 35;

/** A reply is judged in the language that is said of it: one that is none would be judged by no rule of words. */
export function replyLanguage(tag: string, locale: Locale): string | Refusal {
  return (
    languageOf(tag) ??
    refuse(
      'LANGUAGE_INVALID',
      {
        fr: `${JSON.stringify(tag.slice(0, 60))} n'est pas une langue : "fr", "en-GB" (BCP 47).`,
        en: `${JSON.stringify(tag.slice(0, 60))} is no language: "fr", "en-GB" (BCP 47).`,
      },
      locale,
    )
  );
}
