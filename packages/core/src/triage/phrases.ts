/** Finds many phrases at once in the words of a text: the cost grows with the text, not with the number of phrases. */
import { type Word, wordsOf } from './words.ts';

/** A phrase found. `start` and `end` are UTF-16 offsets into the text as sent; `first` and `last` are word numbers. */
export interface Hit {
  readonly phrase: string;
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
  readonly sentence: number;
}

const NONE: readonly number[] = [];

interface Pattern {
  readonly phrase: string;
  readonly words: readonly { readonly text: string; readonly stem: boolean; readonly sentence: number }[];
}

export interface PhraseIndex {
  /** Patterns by their first word, exact or stem. */
  readonly exact: ReadonlyMap<string, readonly Pattern[]>;
  readonly stems: ReadonlyMap<string, readonly Pattern[]>;
  /** Lengths that occur among `stems`, shortest first, by how the stem begins. */
  readonly stemLengths: ReadonlyMap<number, readonly number[]>;
}

/** "Jamais arriv*" → jamais, then anything that begins with arriv. A `*` counts only at the end of a word. */
function patternOf(phrase: string): Pattern {
  const words = wordsOf(phrase).map(({ text, end, sentence }) => ({ text, stem: phrase[end] === '*', sentence }));
  return { phrase, words };
}

/** The order phrases are declared in changes no hit and no order of hits. */
export function indexPhrases(phrases: Iterable<string>): PhraseIndex {
  const exact = new Map<string, Pattern[]>();
  const stems = new Map<string, Pattern[]>();
  for (const phrase of [...new Set(phrases)].sort()) {
    const pattern = patternOf(phrase);
    const first = pattern.words[0];
    if (first === undefined) continue; // only punctuation: matches nothing
    const group = first.stem ? stems : exact;
    const same = group.get(first.text);
    if (same === undefined) group.set(first.text, [pattern]);
    else same.push(pattern);
  }
  return { exact, stems, stemLengths: lengthsOf(stems.keys()) };
}

/** The first two UTF-16 units, or the first when there is no other: words are looked up by these before they are cut. */
const beginning = (text: string, length: number): number =>
  text.charCodeAt(0) * 0x10000 + (length > 1 ? text.charCodeAt(1) : 0);

function lengthsOf(stems: Iterable<string>): ReadonlyMap<number, readonly number[]> {
  const lengths = new Map<number, number[]>();
  for (const stem of [...stems].sort((a, b) => a.length - b.length)) {
    const key = beginning(stem, stem.length);
    const known = lengths.get(key);
    if (known === undefined) lengths.set(key, [stem.length]);
    else if (!known.includes(stem.length)) known.push(stem.length);
  }
  return lengths;
}

function fits(pattern: Pattern, words: readonly Word[], at: number): boolean {
  if (at + pattern.words.length > words.length) return false;
  const from = words[at]!.sentence;
  return pattern.words.every(({ text, stem, sentence }, offset) => {
    const word = words[at + offset]!;
    return word.sentence - from <= sentence && (stem ? word.text.startsWith(text) : word.text === text);
  });
}

/** Every place of every phrase, in text order. A phrase reaches over the end of a sentence only where it says so itself ("S.A.V."). */
export function findPhrases(index: PhraseIndex, words: readonly Word[]): readonly Hit[] {
  const hits: Hit[] = [];
  const take = (patterns: readonly Pattern[] | undefined, at: number) => {
    for (const pattern of patterns ?? []) {
      if (!fits(pattern, words, at)) continue;
      const last = at + pattern.words.length - 1;
      const { start, sentence } = words[at]!;
      hits.push({ phrase: pattern.phrase, start, end: words[last]!.end, first: at, last, sentence });
    }
  };
  for (let at = 0; at < words.length; at += 1) {
    const { text } = words[at]!;
    take(index.exact.get(text), at);
    if (index.stemLengths.has(beginning(text, 1))) take(index.stems.get(text.charAt(0)), at);
    if (text.length < 2) continue;
    for (const length of index.stemLengths.get(beginning(text, 2)) ?? NONE) {
      if (length > text.length) break;
      take(index.stems.get(text.slice(0, length)), at);
    }
  }
  return hits;
}
