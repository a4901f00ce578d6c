/** The spaces of French punctuation, as a typesetter sets them. */

const NBSP = '\u00a0';

/** "1 234,50 €" as `Intl` writes it, with U+00A0 for U+202F: on X the first counts one, the second two. */
export function plainSpaces(text: string): string {
  return text.replaceAll('\u202f', NBSP);
}

/**
 * French: a no-break space (U+00A0, one character on X) before ; : ! ? » and after «, written or not; the rest of the text
 * is left alone, "12:30", "https://" and ":)" included. Other languages: nothing. Ends of lines lose their spaces.
 *
 *     typeset('Merci !  « Ana » : oui?', 'fr') // "Merci !  « Ana » : oui ?" with U+00A0
 */
export function typeset(text: string, language: string): string {
  const trimmed = text.replace(/[ \t]+$/gm, '').trim();
  if (!/^fr\b/.test(language)) return trimmed;
  return trimmed
    .replace(/(?<=\S)[ \u00a0\u202f]+(?=[;!?]|:(?![-)(DPp/]))/g, NBSP)
    .replace(/(?<=[\p{L}\p{N})»”"’])(?=[;!?]+(?:\s|$|»))/gu, NBSP)
    .replace(/(?<=[\p{L})»])(?=:\s)/gu, NBSP)
    .replace(/«[ \u00a0\u202f]*/g, `«${NBSP}`)
    .replace(/[ \u00a0\u202f]*»/g, `${NBSP}»`);
}
