/**
 * How the signals of a charter match a comment. The checker uses these same functions.
 *
 * Signals of playbooks with a ground for removal are matched a second time with disguises off (disguise.ts, grounds.ts): digits
 * and symbols between letters read as the letters they look like ("c0nnard", "conn@rd"), spaced letters as a word
 * ("c o n n a r d"), three or more of a letter as one or two ("idioooots"), and in French a feminine as its masculine. Only
 * whole declared words come out of it.
 */
import type { Playbook, Signal } from '../charter.ts';
import { findPhrases, type Hit, indexPhrases, type PhraseIndex } from './phrases.ts';
import { type Word, wordsOf } from './words.ts';

/** A phrase as the charter writes it, at UTF-16 offsets of the text as sent. */
export interface Said {
  readonly start: number;
  readonly end: number;
  readonly phrase: string;
}

export interface SignalMatch {
  readonly matched: boolean;
  /** The words of `any` that count, and the nearest of `with` in the same sentence. Empty when not matched. */
  readonly evidence: readonly Said[];
}

const NO_MATCH: SignalMatch = { matched: false, evidence: [] };
const phraseIndexes = new WeakMap<readonly string[], PhraseIndex>();

function indexOf(phrases: readonly string[]): PhraseIndex {
  let index = phraseIndexes.get(phrases);
  if (index === undefined) {
    index = indexPhrases(phrases);
    phraseIndexes.set(phrases, index);
  }
  return index;
}

/**
 * Where a text says one of the phrases: without case and accents, whole words, `*` ends a stem; punctuation, apostrophes
 * and hyphens match as spaces.
 *
 * @example says(['médicament*'], 'Mes MEDICAMENTS !') // [{ start: 4, end: 15, phrase: 'médicament*' }]
 */
export function says(phrases: readonly string[], text: string): readonly Said[] {
  return findPhrases(indexOf(phrases), wordsOf(text)).map(({ start, end, phrase }) => ({ start, end, phrase }));
}

/** More words than these convince nobody more. */
const MOST_EVIDENCE = 8;

function nearest(hits: readonly Hit[], to: Hit): Hit {
  const distance = (hit: Hit) => Math.abs(hit.first - to.first);
  return hits.reduce((best, hit) => (distance(hit) < distance(best) ? hit : best));
}

function judge(any: readonly Hit[], withs: readonly Hit[], never: readonly Hit[], signal: Signal): SignalMatch {
  if (any.length === 0 || never.length > 0) return NO_MATCH;
  const bySentence = Map.groupBy(withs, (hit) => hit.sentence);
  const evidence = new Map<string, Said>();
  for (const hit of any) {
    const beside = bySentence.get(hit.sentence);
    if (signal.with.length > 0 && beside === undefined) continue;
    const found = beside === undefined ? [hit] : [hit, nearest(beside, hit)];
    for (const { start, end, phrase } of found) evidence.set(`${start} ${end}`, { start, end, phrase });
    if (evidence.size >= MOST_EVIDENCE) break;
  }
  return evidence.size === 0 ? NO_MATCH : { matched: true, evidence: [...evidence.values()] };
}

/**
 * Whether one signal speaks for a text: one of `any`, and where given one of `with` in the same sentence (up to
 * `. ! ? …` or a line end); one of `never`, anywhere in the text, cancels it.
 *
 * @example matchSignals({ any: ['bagage*'], with: ['perdu*'], never: [] }, 'Bagages : perdus').matched // true
 */
export function matchSignals(signal: Signal, text: string): SignalMatch {
  const words = wordsOf(text);
  const find = (phrases: readonly string[]) => findPhrases(indexOf(phrases), words);
  return judge(find(signal.any), find(signal.with), find(signal.never), signal);
}

interface Use {
  readonly signal: number;
  readonly part: keyof Signal;
}

/** All signals of a charter, ready to be matched in one pass. */
export interface SignalTable {
  readonly signals: readonly { readonly crisis: string; readonly language: string; readonly signal: Signal }[];
  readonly index: PhraseIndex;
  readonly uses: ReadonlyMap<string, readonly Use[]>;
}

const PARTS = ['any', 'with', 'never'] as const;

export function tabulateSignals(playbooks: Readonly<Record<string, Playbook>>): SignalTable {
  const signals = Object.values(playbooks).flatMap((playbook) =>
    Object.entries(playbook.signals).map(([language, signal]) => ({ crisis: playbook.crisis, language, signal })),
  );
  const uses = new Map<string, Use[]>();
  signals.forEach(({ signal }, number) => {
    for (const part of PARTS) {
      for (const phrase of signal[part]) {
        const use = { signal: number, part };
        const known = uses.get(phrase);
        if (known === undefined) uses.set(phrase, [use]);
        else known.push(use);
      }
    }
  });
  return { signals, index: indexPhrases(uses.keys()), uses };
}

/** The crises some signal of which speaks for these words, with the words that do. `languages` null: signals of all. */
export function matchTable(
  table: SignalTable,
  words: readonly Word[],
  languages: readonly string[] | null,
): ReadonlyMap<string, readonly Said[]> {
  const found = new Map<number, Record<keyof Signal, Hit[]>>();
  for (const hit of findPhrases(table.index, words)) {
    for (const { signal, part } of table.uses.get(hit.phrase) ?? []) {
      let parts = found.get(signal);
      if (parts === undefined) {
        parts = { any: [], with: [], never: [] };
        found.set(signal, parts);
      }
      parts[part].push(hit);
    }
  }
  const matches = new Map<string, Said[]>();
  for (const [number, { any, with: withs, never }] of found) {
    const { crisis, language, signal } = table.signals[number]!;
    if (languages !== null && !languages.includes(language)) continue;
    const match = judge(any, withs, never, signal);
    if (match.matched) matches.set(crisis, [...(matches.get(crisis) ?? []), ...match.evidence]);
  }
  return matches;
}
