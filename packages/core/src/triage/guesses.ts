/**
 * Grounds for removal that are guessed: none of their declared words is said, the examples alone speak. In short comments one
 * everyday word can carry such a guess ("I will feel better when you answer": "will" stands in many a threat), and no comment
 * is to be removed for that.
 */
import type { Playbook } from '../charter.ts';
import type { Candidate } from '../comment.ts';
import { type Classifier, type Opinion, wordWeights } from './classifier.ts';
import type { Reading } from './features.ts';
import type { Vocabulary } from './vectors.ts';

/** What one everyday word weighs at most for a guessed ground: the logarithm of the odds. */
const MOST_ALONE = 1;
/** One lesson in so many says an everyday word. "Clowns" is none: such a word may well be an insult all alone. */
const COMMON = 200;
/** Grounds less likely than this are not chosen anyway. */
const LEAST = 0.2;

/** The shares, where no everyday word carries a guessed ground; they add up to 1 again. */
export function withoutLoneWords(
  playbooks: Readonly<Record<string, Playbook>>,
  { crises, model, clueWeights }: Classifier,
  { shares, said, vector }: Opinion,
  reading: Reading,
): readonly Candidate[] {
  let total = 0;
  const lessened = shares.map(({ crisis, confidence }) => {
    const isGuess = confidence >= LEAST && playbooks[crisis]!.ground !== 'none' && !said.has(crisis);
    let excess = 0;
    if (isGuess) {
      const weights = wordWeights(model, crises.indexOf(crisis), reading, vector);
      for (const word of commonWords(model.vocabulary, reading))
        excess += Math.max(0, weights[word]! * clueWeights[0]! - MOST_ALONE);
    }
    const share = confidence * Math.exp(-excess);
    total += share;
    return { crisis, confidence: share };
  });
  return lessened.map(({ crisis, confidence }) => ({ crisis, confidence: confidence / total }));
}

/** The numbers of the everyday words. */
function commonWords({ columns, rarity }: Vocabulary, { slots, owners }: Reading): readonly number[] {
  const rarest = 1 + Math.log(COMMON);
  // A word's own slot comes before those of its pairs and pieces.
  const words: number[] = [];
  for (let at = 0; at < owners.length; at += 1) {
    if (owners[at] === owners[at - 1]) continue;
    const column = columns[slots[at]!]!;
    if (column !== 0 && rarity[column]! < rarest) words.push(owners[at]!);
  }
  return words;
}
