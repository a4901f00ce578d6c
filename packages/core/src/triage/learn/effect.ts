/** What a proposal is worth: the charter cross-validated without and with it. */
import type { Charter } from '../../charter.ts';
import { type CrossValidation, crossvalidate } from '../crossvalidate.ts';
import { withExamples } from './corrections.ts';
import type { ExampleProposal } from './examples.ts';

export interface LearnEffect {
  /** 0..1, over the examples that the charter has today; the proposals teach and are not judged. */
  readonly accuracy: number;
  readonly macroF1: number;
  /** Examples that are found with the proposals and were not before, and the reverse. */
  readonly gained: number;
  readonly lost: number;
}

const shareRight = ({ judged, right }: CrossValidation): number => (judged === 0 ? 0 : right / judged);

const mistakesOf = ({ confusions }: CrossValidation): ReadonlySet<string> =>
  new Set(confusions.map(({ crisis, example }) => `${crisis}\0${example}`));

/** `before` is `crossvalidate(charter)`. Takes as long as that again: about a second for a thousand examples. */
export function effectOf(
  charter: Charter,
  before: CrossValidation,
  proposals: readonly ExampleProposal[],
): LearnEffect {
  const { playbooks } = charter;
  const isJudged = (crisis: string, example: number) => example < playbooks[crisis]!.examples.length;
  const after = crossvalidate(withExamples(charter, proposals), { isJudged });
  const [old, fresh] = [mistakesOf(before), mistakesOf(after)];
  return {
    accuracy: shareRight(after) - shareRight(before),
    macroF1: after.macroF1 - before.macroF1,
    gained: [...old].filter((one) => !fresh.has(one)).length,
    lost: [...fresh].filter((one) => !old.has(one)).length,
  };
}

/**
 * Of the corrected comments, how many a charter that was taught by the other corrections files as the person did. Each is
 * judged by a classifier that has not seen it.
 */
export function foundAmong(charter: Charter, proposals: readonly ExampleProposal[]): { judged: number; right: number } {
  const { playbooks } = charter;
  const isNew = (crisis: string, example: number) => example >= playbooks[crisis]!.examples.length;
  const { judged, right } = crossvalidate(withExamples(charter, proposals), { isJudged: isNew });
  return { judged, right };
}
