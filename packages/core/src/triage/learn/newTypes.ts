/** Groups of comments that no type of the charter reaches: a type that is missing, perhaps. */
import type { Charter } from '../../charter.ts';
import { classifierOf } from '../classifier.ts';
import { NAME, withoutNames } from '../names.ts';
import { type Word, wordsOf } from '../words.ts';
import type { Heard } from './heard.ts';
import { standsOut } from './standsOut.ts';

export interface NewType {
  /** The word that made the group, then what its comments share. */
  readonly words: readonly string[];
  readonly count: number;
  /** Some of its comments, those with most of the words first. */
  readonly comments: readonly string[];
}

/** Less sure than this, and no signal: the type was only the least wrong. Where there are few types, twice an even share. */
const LOST = 0.45;
const LEAST_GROUP = 4;
const LEAST_Z = 2.8;
/** A word that more of the known comments say names no topic. */
const EVERYDAY = 0.02;
const MOST_GROUPS = 8;
const MOST_SHOWN = 5;
const MOST_WORDS = 6;
const SHORTEST = 4;
/** "Remboursé", "remboursement": words are one by how they begin. */
const STEM = 6;

/** The beginning of each word → the word. */
function stemsIn(words: readonly Word[], spelt: readonly (string | null)[]): ReadonlyMap<string, string> {
  const plain = words.filter(({ text }, at) => spelt[at] !== null && spelt[at] !== NAME && /^\p{L}+$/u.test(text));
  const long = plain.filter(({ text }) => text.length >= SHORTEST);
  return new Map(long.map(({ text }) => [text.slice(0, STEM), text]));
}

interface Stemmed {
  readonly text: string;
  readonly stems: ReadonlyMap<string, string>;
}

function countStems(all: readonly Stemmed[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { stems } of all) for (const stem of stems.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

/** Comments whose words the charter's types know: those it is sure of, and its own examples. */
function knownComments(charter: Charter, heard: readonly Heard[], lost: ReadonlySet<Heard>): readonly Stemmed[] {
  const { lexicon } = classifierOf(charter);
  const examples = Object.values(charter.playbooks).flatMap(({ crisis, examples }) =>
    examples
      .filter(({ not }) => !not && crisis !== charter.whenUnsure)
      .map(({ text }) => {
        const words = wordsOf(text);
        return { text, stems: stemsIn(words, withoutNames(text, words, lexicon)) };
      }),
  );
  return [...examples, ...heard.filter((one) => !lost.has(one)).map(stemmed)];
}

const stemmed = ({ comment, reading, spelt }: Heard): Stemmed => {
  return { text: comment.text, stems: stemsIn(reading.words, spelt) };
};

/** The group around a word: what else a third of it says more often than others do, and its comments. */
function groupAround(stem: string, members: readonly Stemmed[], score: (stem: string) => number): NewType {
  const counts = countStems(members);
  const shared = [...counts.keys()]
    .filter((other) => other !== stem && counts.get(other)! >= Math.max(2, members.length / 3) && score(other) > 0)
    .sort((a, b) => score(b) - score(a) || (a < b ? -1 : 1))
    .slice(0, MOST_WORDS - 1);
  const spellingOf = (one: string) => members.find(({ stems }) => stems.has(one))!.stems.get(one)!;
  const worth = ({ stems }: Stemmed) => shared.filter((one) => stems.has(one)).length;
  const comments = members.toSorted((a, b) => worth(b) - worth(a)).slice(0, MOST_SHOWN);
  return {
    words: [stem, ...shared].map(spellingOf),
    count: members.length,
    comments: comments.map(({ text }) => text),
  };
}

/** Around words that lost comments say far more often than all others. The clearest first; a comment is in one group. */
export function findNewTypes(charter: Charter, heard: readonly Heard[]): readonly NewType[] {
  const least = Math.max(LOST, 2 / Object.keys(charter.playbooks).length);
  const lost = heard.filter(
    ({ verdict, isSaid }) => !isSaid && (verdict.crisis === charter.whenUnsure || verdict.confidence < least),
  );
  const known = knownComments(charter, heard, new Set(lost));
  const elsewhere = countStems(known);
  let left = lost.map(stemmed);
  const groups: NewType[] = [];
  while (groups.length < MOST_GROUPS) {
    const counts = countStems(left);
    const score = (stem: string) => {
      const others = elsewhere.get(stem) ?? 0;
      return others > EVERYDAY * known.length ? 0 : standsOut(counts.get(stem)!, left.length, others, known.length);
    };
    const stems = [...counts.keys()].filter((stem) => counts.get(stem)! >= LEAST_GROUP && score(stem) >= LEAST_Z);
    const [best] = stems.sort((a, b) => score(b) - score(a) || (a < b ? -1 : 1));
    if (best === undefined) break;
    groups.push(
      groupAround(
        best,
        left.filter((one) => one.stems.has(best)),
        score,
      ),
    );
    left = left.filter((one) => !one.stems.has(best));
  }
  return groups;
}
