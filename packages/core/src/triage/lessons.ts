/** What a charter teaches the classifier: its examples, and its phrases and titles as very short examples. */
import type { Charter, Playbook, Signal } from '../charter.ts';
import { type Reading, readComment, readPhrase } from './features.ts';
import { type Lexicon, lexiconOf, withoutNames } from './names.ts';
import { wordsOf } from './words.ts';

export interface Lesson {
  readonly reading: Reading;
  readonly crisis: string;
  /** A near miss: speaks against the crisis and about no other. */
  readonly not: boolean;
  /** Number among the examples of the crisis; null for phrases and titles, which are never held out. */
  readonly example: number | null;
  readonly language: string | null;
  /** How much it counts beside a real comment. */
  readonly weight: number;
}

/** Found by cross-validation: real comments teach more than phrases. */
const PHRASE_WEIGHT = 0.3;
const MOST_PAIRS = 60;

/** With `with`, a phrase alone means little: [bag, case] with [lost, gone] → bag lost, case gone, bag gone, case lost. */
function phrasesOf({ any, with: withs }: Signal): readonly string[] {
  if (withs.length === 0) return any;
  const pairs = withs.flatMap((_, shift) => any.map((first, at) => `${first} ${withs[(at + shift) % withs.length]}`));
  return pairs.slice(0, MOST_PAIRS);
}

function phraseLessons({ crisis, title, signals }: Playbook): readonly Lesson[] {
  const phrases = Object.entries(signals).flatMap(([language, signal]) =>
    phrasesOf(signal).map((phrase) => [language, phrase] as const),
  );
  return [...Object.entries(title), ...phrases].map(([language, text]) => {
    const reading = readPhrase(wordsOf(text));
    return { reading, crisis, not: false, example: null, language, weight: PHRASE_WEIGHT };
  });
}

function exampleLessons({ crisis, examples }: Playbook, lexicon: Lexicon): readonly Lesson[] {
  return examples.map(({ text, lang, not }, example) => {
    const words = wordsOf(text);
    const reading = readComment(text, words, withoutNames(text, words, lexicon));
    return { reading, crisis, not, example, language: lang, weight: 1 };
  });
}

/** All lessons in an order that depends on the charter alone. */
export function lessonsOf(charter: Charter, lexicon = lexiconOf(charter)): readonly Lesson[] {
  const playbooks = Object.values(charter.playbooks);
  return [...playbooks.flatMap((playbook) => exampleLessons(playbook, lexicon)), ...playbooks.flatMap(phraseLessons)];
}
