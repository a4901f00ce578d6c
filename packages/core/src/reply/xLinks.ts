/**
 * Where X sees a link: with "https://" or, for a domain of a known ending, without. X counts each as 23 characters
 * whatever its length. Behaves as twitter-text 3.1.0, which X publishes for this purpose.
 */
import { topLevelDomains } from './tlds.ts';

/** UTF-16 offsets. */
export interface LinkPlace {
  readonly start: number;
  readonly end: number;
}

const SPACES = '\\x09-\\x0d \\x85\\xa0\\u1680\\u180e\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const DIRECTION = '\\u202a-\\u202e\\u061c\\u200e\\u200f\\u2066-\\u2069';
const NEVER = '\\ufffe\\ufeff\\uffff';
/** ASCII punctuation without the double quote and the backtick, which X takes for letters of a domain. */
const PUNCTUATION = '!#-/:-@\\[-_{-~';
const LATIN =
  '\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u024f\\u0253\\u0254\\u0256\\u0257\\u0259\\u025b\\u0263\\u0268\\u026f\\u0272\\u0289\\u028b\\u02bb\\u0300-\\u036f\\u1e00-\\u1eff';

const letter = `[^${PUNCTUATION}${SPACES}${NEVER}${DIRECTION}]`;
const inside = (more: string) => `(?:[${more}]|${letter})*`;
const label = (more: string) => `(?:(?:${letter}${inside(more)})?${letter}\\.)`;
const ending = `(?:(?:${topLevelDomains.join('|')})(?=[^0-9a-zA-Z@+-]|$)|xn--[-0-9a-z]+)`;
const domain = `${label('_-')}*${label('-')}${ending}`;

const path = `[a-z\\u0400-\\u04ff0-9!*';:=+,.$/%#\\[\\]\\-\\u2013_~@|&${LATIN}]`;
const parentheses = `\\((?:${path}+|(?:${path}*\\(${path}+\\)${path}*))\\)`;
const pathEnd = `(?:[-+a-z\\u0400-\\u04ff0-9=_#/${LATIN}]|${parentheses})`;
const pathPart = `(?:${path}*(?:${parentheses}${path}*)*${pathEnd}|@${path}+/)`;
const query = "\\?[a-z0-9!?*'@();:&=+$/%#\\[\\]\\-_.,~|]*[a-z0-9\\-_&=#/]";

const before = `[^A-Za-z0-9@＠$#＃${NEVER}]|[${DIRECTION}]|^`;
const LINK = new RegExp(`(${before})(https?://)?(${domain})(?::[0-9]+)?(/${pathPart}*)?(?:${query})?`, 'gi');
/** Without a protocol only these letters count: "été.fr" is a link, "日本.jp" is not. */
const PLAIN_DOMAIN = new RegExp(`(?:[-a-z0-9${LATIN}]+\\.)+${ending}`, 'gi');
/** X shortens links itself; what follows the slug belongs to the sentence. */
const SHORTENED = new RegExp(`^https?://t\\.co/([a-z0-9]+)(?:${query})?`, 'i');
const LONGEST_LINK = 4096;
const LONGEST_SLUG = 40;

/** Links of a text in NFC, in order. */
export function xLinks(text: string): readonly LinkPlace[] {
  if (!/\.\S/.test(text)) return [];
  const found: LinkPlace[] = [];
  for (const match of text.matchAll(LINK)) {
    const [whole, lead = '', protocol, host = '', tail] = match;
    const start = match.index + lead.length;
    const end = match.index + whole.length;
    if (end - start > LONGEST_LINK) continue;
    if (protocol !== undefined) found.push(...shortened(text.slice(start, end), start));
    else if (!/[-_./]$/.test(lead)) found.push(...withoutProtocol(host, tail, start, end));
  }
  return found;
}

function shortened(url: string, start: number): readonly LinkPlace[] {
  const match = SHORTENED.exec(url);
  if (match === null) return [{ start, end: start + url.length }];
  return (match[1] ?? '').length > LONGEST_SLUG ? [] : [{ start, end: start + match[0].length }];
}

/** "日本test.fr/a" → the part in plain letters; as many more characters as the path has go with the last. */
function withoutProtocol(host: string, path: string | undefined, start: number, end: number): readonly LinkPlace[] {
  const places = [...host.matchAll(PLAIN_DOMAIN)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
  const last = places.at(-1);
  if (last === undefined || path === undefined) return places;
  return [...places.slice(0, -1), { start: last.start, end: last.end + (end - start - host.length) }];
}
