/** Which crises of a charter are mistaken for each other, told by their own examples. */
import type { Charter } from '../charter.ts';
import { fitWeights, sharesOf, withDoubt } from './calibrate.ts';
import { type Classifier, START_WEIGHTS } from './classifier.ts';
import { dealFolds, type HeldOut, judgeHeldOut } from './heldOut.ts';
import { lessonsOf } from './lessons.ts';
import { prepare, train } from './model.ts';
import { tabulateSignals } from './signals.ts';

/** An example that a classifier taught by the other examples takes for another crisis. */
export interface Confusion {
  /** Where the example stands. */
  readonly crisis: string;
  /** Its number in `playbooks[crisis].examples`. */
  readonly example: number;
  /** What it is taken for. */
  readonly takenFor: string;
  /** 0..1 */
  readonly confidence: number;
}

export interface CrossValidation {
  readonly judged: number;
  readonly right: number;
  /** 0..1; the mean over crises of which an example was judged. */
  readonly macroF1: number;
  /** Surest mistakes first. */
  readonly confusions: readonly Confusion[];
}

export interface CrossValidateOptions {
  readonly folds?: number;
  /** Examples that are taught but not judged, like near misses, when it says no. */
  readonly isJudged?: (crisis: string, example: number) => boolean;
}

/**
 * Teaches with all examples but one in `folds` and judges that one, in turn. Near misses are taught but not judged.
 * A charter of fewer than `folds` examples a crisis is judged all the same, less kindly.
 *
 * @example crossvalidate(charter).confusions[0] // { crisis: 'refund', example: 3, takenFor: 'price', confidence: 0.8 }
 */
export function crossvalidate(
  charter: Charter,
  { folds = 5, isJudged = () => true }: CrossValidateOptions = {},
): CrossValidation {
  const crises = Object.keys(charter.playbooks).sort();
  const prepared = prepare(crises, lessonsOf(charter));
  const dealt = dealFolds(prepared.lessons, { folds, isJudged });
  const judged = judgeHeldOut(prepared, tabulateSignals(charter.playbooks), dealt, train(prepared, dealt));
  return summed(crises, verdictsOf(crises, judged, fitWeights(judged, START_WEIGHTS)));
}

/** Every held-out example with what it was taken for, the right type too. */
function verdictsOf(
  crises: readonly string[],
  heldOut: readonly HeldOut[],
  weights: readonly number[],
): readonly Confusion[] {
  return heldOut.map(({ crisis, example, clues }) => {
    const shares = withDoubt(sharesOf(clues, weights));
    const confidence = Math.max(...shares);
    return { crisis, example, takenFor: crises[shares.indexOf(confidence)]!, confidence };
  });
}

function summed(crises: readonly string[], verdicts: readonly Confusion[]): CrossValidation {
  const confusions = verdicts.filter(({ crisis, takenFor }) => takenFor !== crisis);
  const scores = crises.flatMap((crisis) => {
    const own = verdicts.filter((one) => one.crisis === crisis);
    const taken = verdicts.filter((one) => one.takenFor === crisis).length;
    const right = own.filter((one) => one.takenFor === crisis).length;
    return own.length === 0 ? [] : [(2 * right) / (own.length + taken)];
  });
  return {
    judged: verdicts.length,
    right: verdicts.length - confusions.length,
    macroF1: scores.length === 0 ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length,
    confusions: confusions.toSorted((a, b) => b.confidence - a.confidence),
  };
}

/** Mistakes on the examples that training held out anyway: costs nothing. */
export function confusionsOf({ crises, heldOut, clueWeights }: Classifier): CrossValidation {
  return summed(crises, verdictsOf(crises, heldOut, clueWeights));
}
