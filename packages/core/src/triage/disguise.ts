/**
 * Words as meant, where somebody disguises them to get past a list: "c0nnard", "conn@rd", "c o n n a r d", "idioooots",
 * and in French a feminine for a declared masculine ("idiotes" for "idiots"). A word changes only into one that is declared,
 * whole, so that no "consigne" turns into anything.
 */
import { type Word, wordsOf } from './words.ts';

/** What thumbs put in place of letters. "1" also stands for l: see `spellings`. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '€': 'e',
  '!': 'i',
  '|': 'l',
};

/** Lookalikes between letters, or one digit before three ("1diot"): "10h30", "mp3" and "Bravo !" stay. */
const BETWEEN = /(?<=\p{L})[0134578@$€!|]{1,3}(?=\p{L})|(?<![\p{L}\p{N}])[134578](?=\p{L}{3}|\p{L}[0134578@$]+\p{L})/gu;

/** Same length as the text, so that places stay true. */
function lettered(text: string, one: 'i' | 'l'): string {
  return text.replace(BETWEEN, (signs) => [...signs].map((sign) => (sign === '1' ? one : LOOKALIKES[sign])).join(''));
}

const MOST_RUNS = 3;

/** "Idioooots" → idiots, idioots: each run of three or more letters as one and as two. */
function shortened(word: string): readonly string[] {
  if (!/(.)\1\1/u.test(word)) return [word];
  const runs = word.match(/(\p{L})\1{2,}/gu) ?? [];
  if (runs.length === 0 || runs.length > MOST_RUNS) return [word];
  return runs.reduce<readonly string[]>(
    (forms, run) => forms.flatMap((form) => [form.replace(run, run[0]!), form.replace(run, run[0]! + run[0]!)]),
    [word],
  );
}

/** "Nulles" → nuls, "menteuse" → menteur: a French feminine as the masculines that it may come from. "Cône" is none of "con". */
function masculines(word: string): readonly string[] {
  const [, stem, plural] = /^(\p{L}{2,})e(s?)$/u.exec(word) ?? [];
  if (stem === undefined) return [];
  const doubled = /([lnst])\1$/u.test(stem);
  const bare = doubled ? stem.slice(0, -1) : stem;
  if (!doubled && /(?:on|en|el)$/u.test(stem)) return [];
  const forms = [bare, bare.replace(/eus$/u, 'eur'), bare.replace(/tric$/u, 'teur'), bare.replace(/iv$/u, 'if')];
  return [...new Set(forms)].map((masculine) => masculine + plural);
}

const SHORTEST_SPACED = 4;
const WIDEST_GAP = 2;
/** Letters that are words of their own: "y a", "à", "l’", "a", "I". */
const LETTER_WORDS = 'adijlmnsty';

const isLetter = ({ text }: Word): boolean => /^\p{L}$/u.test(text);

/** Where a run of single letters that begins at `at` ends. */
function runEnd(words: readonly Word[], at: number): number {
  let end = at;
  while (end < words.length && isLetter(words[end]!)) {
    if (end > at && words[end]!.start - words[end - 1]!.end > WIDEST_GAP) break;
    end += 1;
  }
  return end;
}

/** The declared word that this one stands for: itself or another spelling of it, a whole word rather than a stem. */
function declaredOf(spellings: readonly string[], { isWord, isStem, isFrench }: Declared): string | null {
  const short = spellings.flatMap(shortened);
  const feminine = isFrench && short.some((word) => /es?$/.test(word));
  const forms = feminine ? [...spellings, ...short, ...short.flatMap(masculines)] : [...spellings, ...short];
  return forms.find(isWord) ?? forms.find(isStem) ?? null;
}

/** "c o n n a r d" → one word where that is declared; a letter that is a word may stand before it. */
function joined(words: readonly Word[], declared: Declared): readonly Word[] {
  const result: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const run = words.slice(at, runEnd(words, at));
    const whole = run.map(({ text }) => text).join('');
    if (run.length >= SHORTEST_SPACED && declaredOf([whole], declared) !== null) {
      result.push({ ...run[0]!, text: whole, end: run.at(-1)!.end });
      at += run.length;
    } else {
      // A letter that is no word belongs to what follows: then none of the run is meant.
      const kept = run.length === 0 || LETTER_WORDS.includes(run[0]!.text) ? 1 : run.length;
      result.push(...words.slice(at, at + kept));
      at += kept;
    }
  }
  return result;
}

export interface Declared {
  /** Whether a folded word is declared as it is. */
  readonly isWord: (word: string) => boolean;
  /** Whether it begins with a declared stem. */
  readonly isStem: (word: string) => boolean;
  /** French lists also know their feminines. */
  readonly isFrench: boolean;
}

/**
 * The words of a text, each disguised one as the declared word that it stands for; null where nothing is disguised.
 *
 * @example undisguised('Bande de c0nnards', { isWord: (word) => word === 'connards', … })?.at(-1)?.text // 'connards'
 */
export function undisguised(text: string, declared: Declared): readonly Word[] | null {
  const read = lettered(text, 'i');
  const words = joined(wordsOf(read), declared);
  const others = read.includes('i') && text.includes('1') ? joined(wordsOf(lettered(text, 'l')), declared) : words;
  let changed = false;
  const meant = words.map((word, number) => {
    const other = others[number]?.start === word.start ? others[number]!.text : word.text;
    const isAsSent = isEqualAt(read, text, word) && !isSpaced(word, read);
    if (isAsSent && (isPlain(word.text, declared.isFrench) || declared.isWord(word.text))) return word;
    const form = declaredOf(other === word.text ? [word.text] : [word.text, other], declared);
    if (form === null || (isAsSent && form === word.text)) return word;
    changed = true;
    return { ...word, text: form };
  });
  return changed ? meant : null;
}

/** Nothing to see through: no letter thrice, and no French feminine. */
const isPlain = (word: string, isFrench: boolean): boolean =>
  !(isFrench && /es?$/.test(word)) && !/(.)\1\1/u.test(word);

function isEqualAt(one: string, other: string, { start, end }: Word): boolean {
  if (one === other) return true;
  for (let at = start; at < end; at += 1) if (one.charCodeAt(at) !== other.charCodeAt(at)) return false;
  return true;
}

/** Put together from single letters: longer in the text than itself. */
const isSpaced = ({ text, start, end }: Word, read: string): boolean =>
  end - start > text.length && /^\p{L}[^\p{L}\p{M}]/u.test(read.slice(start, end));
