import { finding, placesOf, type ReplyRule } from './rule.ts';

/**
 * Controls, marks that turn the direction of writing (U+202A to U+202E, U+2066 to U+2069), halves of characters and what is no
 * character at all. Line ends and tabs are none; joiners, selectors and the tags of flags belong to emoji.
 */
const CERTAIN =
  /(?!\r\n|[\n\t])[\u0000-\u001f\u007f-\u009f]|[\u202a-\u202e\u2066-\u2069\u2028\u2029\ufffd\ufff9-\ufffc]|[\p{Cs}\p{Co}\p{Cn}]/gu;
/** Pasted along from elsewhere, and unseen: zero-width space and joiner, soft hyphen, byte order mark, marks of direction. */
const LIKELY = /[\u200b\u200e\u200f\u00ad\u061c\u2060-\u2064\ufeff\u115f\u1160\u3164\uffa0]/gu;

/** Characters that nobody sees, and that change what is read, copied or counted. */
export const characters: ReplyRule = ({ text }, context) => {
  const say = (severity: 'error' | 'warning') => (place: { readonly start: number; readonly end: number }) => {
    const code = text.codePointAt(place.start)!.toString(16).toUpperCase().padStart(4, '0');
    const fr = `Un caractère que personne ne voit (U+${code}) : l’enlever.`;
    return finding(
      context,
      'characters',
      severity,
      place,
      fr,
      `A character that nobody sees (U+${code}): take it out.`,
    );
  };
  return [...placesOf(CERTAIN, text).map(say('error')), ...placesOf(LIKELY, text).map(say('warning'))].sort(
    (a, b) => a.start! - b.start!,
  );
};
