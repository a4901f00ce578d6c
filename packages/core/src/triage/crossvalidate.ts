/** Which crises of a charter are mistaken for each other, told by their own examples. */
import type { Charter } from '../charter.ts';
import { fitWeights, type Judged, sharesOf, withDoubt } from './calibrate.ts';
import { judgeHeldOut, START_WEIGHTS } from './classifier.ts';
import { lessonsOf } from './lessons.ts';
import { prepare } from './model.ts';
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
  /** Surest mistakes first. */
  readonly confusions: readonly Confusion[];
}

/**
 * Teaches with all examples but one in `folds` and judges that one, in turn. Near misses are taught but not judged.
 * A charter of fewer than `folds` examples a crisis is judged all the same, less kindly.
 *
 * @example crossvalidate(charter).confusions[0] // { crisis: 'refund', example: 3, takenFor: 'price', confidence: 0.8 }
 */
export function crossvalidate(charter: Charter, { folds = 5 }: { readonly folds?: number } = {}): CrossValidation {
  const crises = Object.keys(charter.playbooks).sort();
  const lessons = lessonsOf(charter);
  const judged = judgeHeldOut(prepare(crises, lessons), tabulateSignals(charter.playbooks), folds);
  const weights = fitWeights([...judged.values()], START_WEIGHTS);
  const verdict = ({ clues }: Judged) => {
    const shares = withDoubt(sharesOf(clues, weights));
    const confidence = Math.max(...shares);
    return { takenFor: crises[shares.indexOf(confidence)]!, confidence };
  };
  const confusions = [...judged].flatMap(([number, one]): Confusion[] => {
    const { crisis, example } = lessons[number]!;
    const { takenFor, confidence } = verdict(one);
    return takenFor === crisis ? [] : [{ crisis, example: example!, takenFor, confidence }];
  });
  confusions.sort((a, b) => b.confidence - a.confidence);
  return { judged: judged.size, right: judged.size - confusions.length, confusions };
}
