/** Words that a type's comments say and others hardly do: signals to be. */
import type { Charter, Playbook } from '../../charter.ts';
import { classifierOf } from '../classifier.ts';
import { NAME, withoutNames } from '../names.ts';
import { says } from '../signals.ts';
import { type Word, wordsOf } from '../words.ts';
import type { Heard } from './heard.ts';
import { standsOut } from './standsOut.ts';

export interface PhraseProposal {
  readonly crisis: string;
  readonly language: string;
  /** As most write it, in small letters. */
  readonly phrase: string;
  /** Comments and examples of this type that say it. */
  readonly own: number;
  /** Comments and examples of other types that say it. */
  readonly others: number;
  /** Of the comments given, those that no signal of the type reached. */
  readonly reaches: number;
}

/** The charter must be so sure of a comment's type before its words count for the type. */
const SURE = 0.6;
const LEAST_OWN = 3;
const LEAST_REACHED = 2;
/** At most one comment in five that say the phrase may be of another type. */
const LEAST_SHARE = 0.8;
/** Three standard errors: among thousands of words some stand out by chance at two. */
const LEAST_Z = 3;
const MOST_PHRASES = 8;
const SHORTEST = 3;

interface Told {
  readonly crisis: string;
  readonly isNew: boolean;
  readonly phrases: ReadonlyMap<string, string>;
}

/** Words and pairs of neighbours of one sentence, folded → as written. Names and numbers are none. */
function phrasesIn(text: string, words: readonly Word[], spelt: readonly (string | null)[]): Map<string, string> {
  const isPlain = words.map(({ text: word }, at) => spelt[at] !== null && spelt[at] !== NAME && /^\p{L}+$/u.test(word));
  const found = new Map<string, string>();
  words.forEach((word, at) => {
    if (!isPlain[at]) return;
    if (word.text.length >= SHORTEST) found.set(word.text, text.slice(word.start, word.end).toLowerCase());
    const before = words[at - 1];
    if (before === undefined || !isPlain[at - 1] || before.sentence !== word.sentence) return;
    if (before.text.length + word.text.length < 2 * SHORTEST) return;
    found.set(`${before.text} ${word.text}`, text.slice(before.start, word.end).toLowerCase());
  });
  return found;
}

/** What is known to be of a type: the charter's examples, and the comments it is sure of. By language. */
function toldOf(charter: Charter, heard: readonly Heard[]): ReadonlyMap<string, readonly Told[]> {
  const { lexicon } = classifierOf(charter);
  const told = new Map<string, Told[]>(charter.languages.map((language) => [language, []]));
  for (const { crisis, examples } of Object.values(charter.playbooks)) {
    for (const { text, lang, not } of examples) {
      if (not || lang === null) continue;
      const words = wordsOf(text);
      const phrases = phrasesIn(text, words, withoutNames(text, words, lexicon));
      told.get(lang)?.push({ crisis, isNew: false, phrases });
    }
  }
  for (const { comment, verdict, reading, spelt, isSaid } of heard) {
    if (verdict.abstained || verdict.confidence < SURE || verdict.language !== verdict.detectedLanguage) continue;
    const phrases = phrasesIn(comment.text, reading.words, spelt);
    told.get(verdict.language)?.push({ crisis: verdict.crisis, isNew: !isSaid, phrases });
  }
  return told;
}

interface Count {
  readonly own: number;
  readonly others: number;
  readonly reaches: number;
  readonly phrase: string;
}

function countsFor(crisis: string, told: readonly Told[], everywhere: ReadonlyMap<string, number>): readonly Count[] {
  const counts = new Map<string, { own: number; reaches: number; phrase: string }>();
  for (const { crisis: of, isNew, phrases } of told) {
    if (of !== crisis) continue;
    for (const [folded, phrase] of phrases) {
      const known = counts.get(folded) ?? { own: 0, reaches: 0, phrase };
      counts.set(folded, { ...known, own: known.own + 1, reaches: known.reaches + (isNew ? 1 : 0) });
    }
  }
  return [...counts].map(([folded, count]) => ({ ...count, others: everywhere.get(folded)! - count.own }));
}

const wordCount = ({ phrase }: Count): number => phrase.split(' ').length;

function proposalsFor(
  { crisis, signals }: Playbook,
  language: string,
  told: readonly Told[],
  all: ReadonlyMap<string, number>,
) {
  const ownTotal = told.filter((one) => one.crisis === crisis).length;
  const declared = Object.hasOwn(signals, language) ? signals[language]! : { any: [], with: [], never: [] };
  const known = [...declared.any, ...declared.never];
  const good = countsFor(crisis, told, all)
    .filter(({ own, others }) => own >= LEAST_OWN && own >= LEAST_SHARE * (own + others))
    .filter(({ reaches, phrase }) => reaches >= LEAST_REACHED && says(known, phrase).length === 0)
    .map((count) => ({ ...count, z: standsOut(count.own, ownTotal, count.others, told.length - ownTotal) }))
    .filter(({ z }) => z >= LEAST_Z)
    .sort(
      (a, b) => b.reaches - a.reaches || wordCount(a) - wordCount(b) || b.z - a.z || (a.phrase < b.phrase ? -1 : 1),
    );
  // [« tapis », « tapis vide »] → « tapis »: a longer phrase says no more than a word of it that stands before.
  const kept: (typeof good)[number][] = [];
  for (const one of good) {
    const isInside = kept.some(
      ({ phrase }) => says([phrase], one.phrase).length > 0 || says([one.phrase], phrase).length > 0,
    );
    if (!isInside && kept.length < MOST_PHRASES) kept.push(one);
  }
  return kept.map(({ phrase, own, others, reaches }): PhraseProposal => {
    return { crisis, language, phrase, own, others, reaches };
  });
}

/** Phrases for each type, those that reach most comments first; none for `when-unsure`, nor for a ground for removal. */
export function proposePhrases(charter: Charter, heard: readonly Heard[]): readonly PhraseProposal[] {
  const told = toldOf(charter, heard);
  return [...told].flatMap(([language, some]) => {
    const everywhere = new Map<string, number>();
    for (const { phrases } of some) {
      for (const folded of phrases.keys()) everywhere.set(folded, (everywhere.get(folded) ?? 0) + 1);
    }
    return Object.values(charter.playbooks)
      .filter(({ crisis, ground }) => crisis !== charter.whenUnsure && ground === 'none')
      .flatMap((playbook) => proposalsFor(playbook, language, some, everywhere));
  });
}
