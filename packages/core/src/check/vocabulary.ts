/** The words a charter is written with: ids, and the words of its texts. Tells a misspelling from a name. */
import type { CheckContext } from './context.ts';
import { definitionsOf, referencesOf } from './names.ts';

export interface Vocabulary {
  /** Without accents, in lower case: words that stand in a sentence, or in at least three names. */
  readonly words: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  /** Three letters in a row that some word has, with `^` before and `$` behind the word. */
  readonly trigrams: ReadonlySet<string>;
}

const caches = new WeakMap<object, Vocabulary>();

export function vocabularyOf(context: CheckContext): Vocabulary {
  const { document } = context;
  const cached = caches.get(document);
  if (cached !== undefined) return cached;
  const counts = new Map<string, number>();
  for (const { name } of [...definitionsOf(context), ...referencesOf(context)]) {
    for (const word of name.split('-')) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = new Set([...counts].filter(([, count]) => count > 2).map(([word]) => word));
  addWords(words, document.charter.value);
  for (const { playbook, stories, replies } of document.playbooks) {
    addWords(words, playbook.value);
    addWords(words, stories?.value);
    for (const { text } of replies) addSentence(words, text);
  }
  const vocabulary = {
    words,
    stems: new Set([...words].flatMap(stemsOf)),
    trigrams: new Set([...words].flatMap(trigramsOf)),
  };
  caches.set(document, vocabulary);
  return vocabulary;
}

/**
 * How unlike the charter's own words a name is: 0 when it is made of these alone; else one for each word that is none of
 * them, and one for each three letters of it that no word of the charter has.
 *
 * @example strangeness(vocabularyOf(context), 'acknowlegde') // 3
 */
export function strangeness(vocabulary: Vocabulary, name: string): number {
  const strange = strangeWords(vocabulary, name);
  return strange.length + strange.flatMap(trigramsOf).filter((part) => !vocabulary.trigrams.has(part)).length;
}

/** Of two names that differ by a slip, whether the first is less like the charter's words: by its words, else by its letters. */
export function isStranger(vocabulary: Vocabulary, name: string, other: string): boolean {
  const [own, others] = [strangeWords(vocabulary, name), strangeWords(vocabulary, other)];
  if (own.length !== others.length) return own.length > others.length;
  const [parts, otherParts] = [own.flatMap(trigramsOf), others.flatMap(trigramsOf)];
  const unseen = (all: readonly string[], shared: readonly string[]) => {
    const unlike = all.filter((part) => !shared.includes(part));
    return unlike.filter((part) => !vocabulary.trigrams.has(part)).length / Math.max(1, unlike.length);
  };
  return unseen(parts, otherParts) > unseen(otherParts, parts);
}

const strangeWords = ({ words, stems }: Vocabulary, name: string) =>
  name.split('-').filter((word) => !words.has(word) && !stems.has(stemOf(word)));

/** reassure → reassure, reassur; reply → reply, repli */
const stemsOf = (word: string) => [word, word.replace(/e$/, ''), word.replace(/y$/, 'i')];

/** reassured → reassur, replies → repli, kept → kept */
const stemOf = (word: string) => (word.length < 5 ? word : word.replace(/(ing|ed|es|s)$/, ''));

/** cat → ^ca, cat, at$ */
function trigramsOf(word: string): string[] {
  const framed = `^${word}$`;
  return Array.from({ length: framed.length - 2 }, (_, at) => framed.slice(at, at + 3));
}

/** Sentences count, and words with a capital, as titles have; other single words may be the misspelt name itself. */
function addWords(known: Set<string>, value: unknown): void {
  if (typeof value === 'string') {
    if (/\s|^\p{Lu}/u.test(value)) addSentence(known, value);
  } else if (typeof value === 'object' && value !== null)
    for (const child of Object.values(value)) addWords(known, child);
}

function addSentence(known: Set<string>, text: string): void {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  for (const word of plain.match(/[a-z]+/g) ?? []) known.add(word);
}
