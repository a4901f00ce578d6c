/**
 * What comes from outside (names, products, references) is cleaned before it reaches a template: one line of plain text
 * that can neither forge a mention, a hashtag, a link nor markup, nor turn the direction of writing.
 */
import { topLevelDomains } from './tlds.ts';

const LONGEST = 80;
/** In UTF-16 units: nobody's name or product is longer. */
const LONGEST_READ = 4000;
/** Controls, format characters (bidi marks and zero-width ones among them), private use, lone surrogates, unassigned, line breaks. */
const INVISIBLE = /(?:[\p{C}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\u2800]|\u034f)+/gu;
const TAG = /<[^<>]*>/gu;
const LINK =
  /(?<![^\s()[\]<>])[^\s()[\]<>]*(?::\/\/|(?<!\p{L})www\.|(?:mailto|javascript):|(?<![\p{L}\p{N}])(?:tel|data):)\S*/giu;
const MAIL = /(?<![^\s@＠<>()])[^\s@＠<>()]+[@＠][^\s@＠<>()]+\.[^\s@＠<>()]+/gu;
/** "site.example/page", "bit.ly", also with characters that look like a full stop. */
const DOMAIN =
  /(?<![\p{L}\p{N}-])[\p{L}\p{N}][\p{L}\p{N}-]*(?:[.。．｡․﹒][\p{L}\p{N}-]+)*[.。．｡․﹒](?=([\p{L}\p{N}-]*\p{L}{2}[\p{L}\p{N}-]*))\1(?:[/?#:]\S*)?/gu;
const ENDINGS = new Set(topLevelDomains);
/** More marks than any script writes on one letter. */
const PILE = /(\p{M}{3})\p{M}+/gu;
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * A person's name: letters, spaces, apostrophes and hyphens, at most 80 graphemes; null when nothing is left, and the
 * greeting then goes without a name.
 *
 *     cleanName('  Jean‑Noël\n<b>D’Arc</b> 🎉') // "Jean-Noël D’Arc"
 *     cleanName('@@ 12 ##') // null
 */
export function cleanName(name: string): string | null {
  const plain = oneLine(name)
    .replace(LINK, ' ')
    .replace(MAIL, ' ')
    .replace(/[‐‑‒–]/gu, '-')
    .replace(/[`´ʼ＇]/gu, '’')
    .replace(/[^\p{L}\p{M}\p{Zs}'’-]/gu, ' ')
    .replace(/(?<![\p{L}\p{M}])[\p{M}'’-]+|['’-]+(?!\p{L})/gu, ' ');
  return kept(plain, LONGEST, /\p{L}/u);
}

/**
 * Any other value: one line without links, mails, mentions, hashtags, markup or template syntax, at most `max` graphemes;
 * null when nothing is left.
 *
 *     cleanText('Paris → Lyon {{x}} https://x.fr #promo') // "Paris → Lyon x promo"
 */
export function cleanText(text: string, max: number = LONGEST): string | null {
  const plain = oneLine(text)
    .replace(LINK, ' ')
    .replace(MAIL, ' ')
    .replace(/[@＠﹫#＃﹟<>＜＞{}｛｝`*_~|\\]/gu, ' ')
    .replace(DOMAIN, apart);
  return kept(plain, max, /[\p{L}\p{N}]/u);
}

/** "promo.shop/x" → gone; "Terminal 2.Porte" → "Terminal 2. Porte". */
function apart(domain: string, ending: string): string {
  const known = ENDINGS.has(ending.toLowerCase()) || ending.startsWith('xn--') || domain.includes('/');
  return known ? ' ' : domain.replace(/[.。．｡․﹒](?=\p{L})/gu, '. ');
}

/** NFC without invisible characters and tags; an emoji family falls apart into its members. */
function oneLine(text: string): string {
  return text
    .slice(0, LONGEST_READ)
    .normalize('NFC')
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(TAG, ' ')
    .replace(PILE, '$1');
}

function kept(text: string, max: number, needs: RegExp): string | null {
  const line = firstGraphemes(text.replace(/\s+/gu, ' ').trim().normalize('NFC'), max).trim();
  return needs.test(line) ? line : null;
}

function firstGraphemes(text: string, max: number): string {
  if (text.length <= max) return text;
  let count = 0;
  for (const { index } of segmenter.segment(text)) if (count++ === max) return text.slice(0, index);
  return text;
}
