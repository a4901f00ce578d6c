/** How long a reply is, as its platform counts. */
import type { LengthUnit } from '../knowledge/channels.ts';
import { emojiSequences } from './emoji.ts';
import { xLinks } from './xLinks.ts';

const X_LINK = 23;
const X_EMOJI = 2;
/** In UTF-16 units. A longer text is refused anyway, so its links are not searched: that takes time squared. */
const LINKS_UP_TO = 10_000;

/**
 * Length of a text in a unit. `x-weighted`: NFC; Latin letters and general punctuation 1, everything else 2; a link 23; an
 * emoji 2, however many code points it is made of; @mentions at the start of a reply do not count.
 *
 *     measure('Ça 🤞🏽 https://hirondelle.fr/suivi-des-bagages', 'x-weighted') // 29
 *
 * Source: https://docs.x.com/fundamentals/counting-characters and twitter-text, configuration 3.
 */
export function measure(text: string, unit: LengthUnit): number {
  switch (unit) {
    case 'x-weighted':
      return xWeight(text.replace(LEADING_MENTIONS, ''));
    case 'utf16':
      return text.length;
    case 'characters':
      return countCharacters(text);
    case 'utf8-bytes':
      return countBytes(text);
  }
}

const LEADING_MENTIONS = /^\s*(?:[@＠][A-Za-z0-9_]{1,15}(?![A-Za-z0-9_])\s*)+/;

/** The weight of a whole post, mentions counted. */
export function xWeight(written: string): number {
  const text = written.normalize('NFC');
  const places = new Map<number, { end: number; weight: number }>();
  for (const { start, end } of emojiSequences(text)) places.set(start, { end, weight: X_EMOJI });
  if (text.length <= LINKS_UP_TO) for (const { start, end } of xLinks(text)) places.set(start, { end, weight: X_LINK });
  let weight = 0;
  for (let i = 0; i < text.length; ) {
    const place = places.get(i);
    weight += place?.weight ?? weightOf(text.charCodeAt(i));
    i = place?.end ?? i + (isPair(text, i) ? 2 : 1);
  }
  return weight;
}

/** Ranges of weight 100 in configuration 3; a surrogate lies outside them. */
function weightOf(unit: number): number {
  return unit <= 4351 ||
    (unit >= 8192 && unit <= 8205) ||
    (unit >= 8208 && unit <= 8223) ||
    (unit >= 8242 && unit <= 8247)
    ? 1
    : 2;
}

function isPair(text: string, at: number): boolean {
  return text.codePointAt(at)! > 0xffff;
}

function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** UTF-8; a lone surrogate takes the three bytes of its replacement character. */
function countBytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
