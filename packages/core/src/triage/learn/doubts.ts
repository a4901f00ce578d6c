/**
 * Comments worth a person's minute: those the charter hesitates about, the more the more others are like them (Settles and
 * Craven, "An Analysis of Active Learning Strategies for Sequence Labeling Tasks", EMNLP 2008: information density).
 */
import type { Charter } from '../../charter.ts';
import type { Candidate } from '../../comment.ts';
import { type ExampleProposal, lineOf } from './examples.ts';
import { neighboursOf } from './groups.ts';
import { type Heard, vectorsOf } from './heard.ts';

export interface Doubt extends Pick<ExampleProposal, 'text' | 'lang' | 'channel'> {
  /** Best first; the charter could not tell them apart. */
  readonly between: readonly Candidate[];
  /** Comments like it, itself counted. */
  readonly like: number;
}

const MOST_DOUBTS = 20;
/** A lead of so much is no hesitation. */
const LEAD = 0.35;
const ALIKE = 0.3;

function candidatesOf({ verdict }: Heard): readonly Candidate[] {
  const { crisis, confidence, abstained, alternatives } = verdict;
  const all = abstained ? alternatives : [{ crisis, confidence }, ...alternatives];
  return all.toSorted((a, b) => b.confidence - a.confidence);
}

const leadOf = (candidates: readonly Candidate[]): number =>
  candidates[0]!.confidence - (candidates[1]?.confidence ?? 0);

/** The most telling first; of comments that are alike only one. */
export function mostTelling(charter: Charter, heard: readonly Heard[]): readonly Doubt[] {
  const unsure = heard.filter((one) => {
    const candidates = candidatesOf(one);
    return candidates.length > 1 && leadOf(candidates) < LEAD;
  });
  const neighbours = neighboursOf(vectorsOf(unsure.map(({ reading }) => reading)), ALIKE);
  const worth = unsure.map((one, number) => {
    return (1 - leadOf(candidatesOf(one))) * Math.sqrt(1 + neighbours[number]!.length);
  });
  const order = [...unsure.keys()].sort((a, b) => worth[b]! - worth[a]! || a - b);
  const chosen: number[] = [];
  for (const number of order) {
    if (chosen.length === MOST_DOUBTS) break;
    if (!neighbours[number]!.some((other) => chosen.includes(other))) chosen.push(number);
  }
  return chosen.map((number) => {
    const one = unsure[number]!;
    return { ...lineOf(charter, one), between: candidatesOf(one).slice(0, 3), like: neighbours[number]!.length + 1 };
  });
}
