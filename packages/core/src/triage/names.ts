/**
 * Names carry no weight: who wrote, whom they speak of and what the brand is called must not move a comment from one crisis
 * to another. A name is a @handle, a word of the brand's own name, and a capitalised word that nobody taught in small
 * letters. "He" and "she", "Monsieur" and "Madame" read alike.
 */
import type { Charter } from '../charter.ts';
import { type Word, wordsOf } from './words.ts';

export const ALIKE: Readonly<Record<string, string>> = {
  elle: 'il',
  elles: 'ils',
  madame: 'monsieur',
  mme: 'monsieur',
  mr: 'monsieur',
  mrs: 'monsieur',
  ms: 'monsieur',
  she: 'he',
  her: 'his',
  him: 'his',
  hers: 'his',
  herself: 'himself',
  femme: 'homme',
  femmes: 'hommes',
  dame: 'homme',
  woman: 'man',
  women: 'men',
  lady: 'man',
  girl: 'guy',
  une: 'un',
};

/** Every name reads as this, whatever and however many its words. */
export const NAME = '\u0001';

export interface Lexicon {
  /** Folded words taught in small letters. */
  readonly common: ReadonlySet<string>;
  /** Folded words of the brand's name and accounts. */
  readonly brand: ReadonlySet<string>;
}

const startsSmall = (text: string, { start }: Word): boolean => /^\p{Ll}/u.test(text.slice(start, start + 2));

export function lexiconOf({ name, brand, channels, playbooks }: Charter): Lexicon {
  const own = [name, brand, ...Object.values(channels).map(({ account }) => account ?? '')];
  const texts = Object.values(playbooks).flatMap(({ examples }) => examples.map(({ text }) => text));
  const phrases = Object.values(playbooks).flatMap(({ signals, title }) => [
    ...Object.values(title),
    ...Object.values(signals).flatMap(({ any, with: withs, never }) => [...any, ...withs, ...never]),
  ]);
  const common = texts.flatMap((text) => wordsOf(text).filter((word) => startsSmall(text, word)));
  return {
    common: new Set([...common, ...phrases.flatMap(wordsOf)].map(({ text }) => text)),
    brand: new Set(own.flatMap(wordsOf).map(({ text }) => text)),
  };
}

const TITLE_CASE = /^\p{Lu}[\p{Ll}\p{M}]+$/u;
const INITIALS = /^\p{Lu}{2,5}$/u;

/** Most words begin with one of these: then none of the costlier questions is asked. */
const isSmallLatin = (code: number): boolean => code >= 97 && code <= 122;

function isName(text: string, word: Word, { common, brand }: Lexicon, shouts: boolean): boolean {
  if (brand.has(word.text)) return true;
  if (isSmallLatin(text.charCodeAt(word.start)) || common.has(word.text)) return false;
  const raw = text.slice(word.start, word.end);
  return TITLE_CASE.test(raw) || (!shouts && INITIALS.test(raw));
}

const HANDLE = /@[\p{L}\p{N}_.-]+/gu;

/** How the classifier reads each word; null for all but the first word of a name. */
export function withoutNames(text: string, words: readonly Word[], lexicon: Lexicon): readonly (string | null)[] {
  const shouts = !/\p{Ll}/u.test(text);
  const handles = [...text.matchAll(HANDLE)].map(({ index, 0: handle }) => ({
    from: index,
    to: index + handle.length,
  }));
  let handle = 0;
  let before = false;
  return words.map((word) => {
    while (handle < handles.length && handles[handle]!.to <= word.start) handle += 1;
    const isHandle = handle < handles.length && handles[handle]!.from < word.start;
    const named = isHandle || isName(text, word, lexicon, shouts);
    const repeated = named && before;
    before = named;
    if (named) return repeated ? null : NAME;
    return Object.hasOwn(ALIKE, word.text) ? ALIKE[word.text]! : word.text;
  });
}

/** The text with its names blanked: a name says nothing about the language it stands in. */
export function blankNames(text: string, words: readonly Word[], spelt: readonly (string | null)[]): string {
  let at = 0;
  const parts = words.map(({ start, end }, number) => {
    const isNamed = spelt[number] === null || spelt[number] === NAME;
    const part = isNamed ? text.slice(at, start) + ' '.repeat(end - start) : text.slice(at, end);
    at = end;
    return part;
  });
  return parts.join('') + text.slice(at);
}
