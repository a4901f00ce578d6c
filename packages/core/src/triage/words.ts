/** Text as triage reads it: words without case and accents, each knowing its place in the text as sent. */

export interface Word {
  /** Folded: lower case, no accents, ligatures spelt out. */
  readonly text: string;
  /** UTF-16 offsets into the text as sent. */
  readonly start: number;
  readonly end: number;
  /** Counts up at `. ! ? …` and at line ends. */
  readonly sentence: number;
}

/** What one character does to the word being read: nothing, end it, end the sentence, stand alone, or add letters (a mark: none). */
type Effect = '' | ' ' | '.' | `!${string}` | `+${string}`;

const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };
const effects = new Map<number, Effect>();
/** The same for Latin letters, without looking anything up. */
const latin: Effect[] = [];
const LATIN = 0x250;

function effectOf(codePoint: number): Effect {
  if (codePoint < LATIN) {
    latin[codePoint] ??= computeEffect(String.fromCodePoint(codePoint));
    return latin[codePoint];
  }
  let effect = effects.get(codePoint);
  if (effect === undefined) {
    effect = computeEffect(String.fromCodePoint(codePoint));
    effects.set(codePoint, effect);
  }
  return effect;
}

function computeEffect(character: string): Effect {
  if (/[.!?…\n\r\u0085\u2028\u2029。！？]/u.test(character)) return '.';
  // Marks, joiners, bidi and zero-width characters and skin tones never break a word: "re\u0301par\u200Ber" is "reparer".
  if (/\p{M}/u.test(character)) return '+';
  if (/[\p{Cf}\p{Emoji_Modifier}]/u.test(character)) return '';
  if (/\p{Extended_Pictographic}/u.test(character)) return `!${character}`;
  const lower = character.toLowerCase();
  const folded = (LIGATURES[lower] ?? lower)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return folded === '' ? ' ' : `+${folded}`;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/**
 * The words of a text, in order. Case and accents go, punctuation, apostrophes and hyphens end a word, an emoji is a word
 * of its own. A point between two digits ("49.90") ends a word but no sentence. Never throws, lone surrogates included.
 *
 * @example wordsOf("L’été !").map((word) => word.text) // ['l', 'ete']
 */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let folded = '';
  let start = 0;
  let end = 0;
  let sentence = 0;
  const close = () => {
    if (folded !== '') words.push({ text: folded, start, end, sentence });
    folded = '';
  };
  for (let at = 0; at < text.length; ) {
    const codePoint = text.codePointAt(at)!;
    const next = at + (codePoint > 0xffff ? 2 : 1);
    const effect = effectOf(codePoint);
    if (effect === ' ' || effect === '.') {
      close();
      const decimal = codePoint === 46 && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(next));
      if (effect === '.' && !decimal) sentence += 1;
    } else if (effect.startsWith('!')) {
      close();
      words.push({ text: effect.slice(1), start: at, end: next, sentence });
    } else if (effect !== '' && (folded !== '' || effect !== '+')) {
      if (folded === '') start = at;
      folded += effect.slice(1);
      end = next;
    }
    at = next;
  }
  close();
  return words;
}
