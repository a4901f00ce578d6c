/** What a pile of unlabelled comments could teach a charter. Proposals only: a person accepts them. */
import type { Charter } from '../../charter.ts';
import type { Comment } from '../../comment.ts';
import { type Doubt, mostTelling } from './doubts.ts';
import { proposeExamples, type SureProposal } from './examples.ts';
import { hear } from './heard.ts';
import { findNewTypes, type NewType } from './newTypes.ts';
import { type PhraseProposal, proposePhrases } from './phrases.ts';

export interface Lessons {
  /** Comments read, repeated ones and those without a word left out. */
  readonly heard: number;
  /** Signals to be: words frequent in comments of a type and rare elsewhere. */
  readonly phrases: readonly PhraseProposal[];
  /** Comments found without the help of a signal, one for each group of like ones. */
  readonly examples: readonly SureProposal[];
  /** Comments to be labelled, the most telling first. */
  readonly doubts: readonly Doubt[];
  /** Groups that no type reaches. */
  readonly newTypes: readonly NewType[];
}

/**
 * Proposes phrases, examples, comments worth labelling and missing types. Changes nothing and keeps nothing; the same
 * comments in the same order give the same proposals. Time grows with the number of comments, and with its square among
 * those alike (some thousands take seconds).
 *
 * @example learn(charter, comments, { now }).phrases[0] // { crisis: 'lost-luggage', language: 'fr', phrase: 'tapis', … }
 */
export function learn(charter: Charter, comments: readonly Comment[], { now }: { readonly now: number }): Lessons {
  const heard = hear(charter, comments, now);
  return {
    heard: heard.length,
    phrases: proposePhrases(charter, heard),
    examples: proposeExamples(charter, heard),
    doubts: mostTelling(charter, heard),
    newTypes: findNewTypes(charter, heard),
  };
}
