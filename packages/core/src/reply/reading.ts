/** A reply as the rules read it: folded, cut into words and sentences, once. Offsets are UTF-16 units of `text`. */

export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface Sentence extends Place {
  /** Words: what a reader would count. "l’heure" is one, a link is one. */
  readonly words: number;
}

export interface Reading {
  /** NFC. */
  readonly text: string;
  /** Lower case without accents, with straight apostrophes and plain spaces; as long as `text`, so that offsets agree. */
  readonly folded: string;
  /** `folded` with quotations and links blanked: the words of the brand itself. */
  readonly own: string;
  readonly sentences: readonly Sentence[];
}

/** Reads a text once for all rules. */
export function readReply(written: string): Reading {
  const text = written.normalize('NFC');
  const folded = fold(text);
  return { text, folded, own: blank(folded, NOT_OWN), sentences: sentencesOf(text) };
}

/** « … », “…”, "…", links, mails and handles. */
const NOT_OWN = /«[^«»]{0,400}»|“[^“”]{0,400}”|"[^"\n]{1,400}"|\bhttps?:\/\/\S+|\bwww\.\S+|(?<!\S)[^\s@]+@\S+|[@#]\S+/g;

function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => ' '.repeat(found.length));
}

const FOLDABLE = /[A-Z\u00a0\u00c0-\u024f\u1e00-\u1eff\u2010\u2011\u2018\u2019\u202f\u02bc]/g;

/** "L’Équipe" → "l'equipe". Letters without a simple base ("œ", "ß") stay. */
export function fold(text: string): string {
  return text.replace(FOLDABLE, foldOne);
}

const foldedCharacters = new Map<string, string>();
function foldOne(character: string): string {
  const known = foldedCharacters.get(character);
  if (known !== undefined) return known;
  const folded = foldNew(character);
  foldedCharacters.set(character, folded);
  return folded;
}

function foldNew(character: string): string {
  if ('\u2018\u2019\u02bc'.includes(character)) return "'";
  if ('\u2010\u2011'.includes(character)) return '-';
  if ('\u00a0\u202f'.includes(character)) return ' ';
  const base = character.normalize('NFD').charAt(0).toLowerCase();
  return base.length === 1 ? base : character;
}

/** A stop ends a sentence when a space follows and no known abbreviation or initial goes before; so does a line end. */
const END = /(?<![.!?…])[.!?…]+(?=["»”’)\]]*(?:\s|$))|\n+/g;
const ABBREVIATION =
  /(?:^|[\s(])(?:[A-Z]|M|MM|Mme|Mlle|Mr|Mrs|Ms|Dr|St|Ste|env|ex|etc|cf|art|tél|tel|n°|no|p|vs|e\.g|i\.e|av|bd|min|max|approx)$/;

function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const close = (end: number) => {
    const words = countWords(text.slice(start, end));
    if (words > 0) sentences.push({ start, end, words });
    start = end;
  };
  for (const match of text.matchAll(END)) {
    const abbreviated = match[0] === '.' && ABBREVIATION.test(text.slice(Math.max(0, match.index - 12), match.index));
    if (!abbreviated) close(match.index + match[0].length);
  }
  close(text.length);
  return sentences;
}

/** Runs of letters or digits between spaces; a dash or a colon alone is no word. */
function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
