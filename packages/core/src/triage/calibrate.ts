/**
 * From clues to probabilities. Each candidate crisis comes with some numbers (its margin, whether a signal speaks for it);
 * one weight per number, fitted on comments the model had not seen, turns them into shares that add up to 1. With margins
 * alone this is temperature scaling (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017).
 */

/** `clues[c][k]`: clue k of candidate c. */
export type Clues = readonly (readonly number[])[];

export interface Judged {
  readonly clues: Clues;
  /** Which candidate was right. */
  readonly right: number;
}

/** A comment in thirty is filed under a type that nobody would guess: no answer is surer than that. */
const DOUBT = 0.03;

/** Shares of the candidates, in their order. */
export function sharesOf(clues: Clues, weights: readonly number[]): number[] {
  const sums = clues.map((clue) => clue.reduce((sum, value, k) => sum + value * weights[k]!, 0));
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** The shares as told: a little of each goes to all. */
export function withDoubt(shares: readonly number[]): readonly number[] {
  return shares.map((share) => (1 - DOUBT) * share + DOUBT / shares.length);
}

const SWEEPS = 20;
/** Steps shorter than this part of the starting weight change no share that anybody sees. */
const NEAR_ENOUGH = 1e-4;
/** How many judged comments the starting weights are worth: few examples stay near them. */
const TRUST = 20;

/** The weights under which what was right is likeliest, pulled towards `start`: Newton's method, a weight at a time. */
export function fitWeights(judged: readonly Judged[], start: readonly number[]): readonly number[] {
  const weights = [...start];
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    let longest = 0;
    for (let k = 0; k < weights.length; k += 1) {
      // On the scale of the starting weight, so that "worth TRUST comments" means the same for every clue.
      const pull = TRUST / start[k]! ** 2;
      let slope = pull * (start[k]! - weights[k]!);
      let bend = pull;
      for (const { clues, right } of judged) {
        const shares = sharesOf(clues, weights);
        const mean = clues.reduce((sum, clue, c) => sum + shares[c]! * clue[k]!, 0);
        const square = clues.reduce((sum, clue, c) => sum + shares[c]! * clue[k]! ** 2, 0);
        slope += clues[right]![k]! - mean;
        bend += square - mean * mean;
      }
      const step = Math.max(-start[k]!, Math.min(start[k]!, slope / bend));
      weights[k] = weights[k]! + step;
      longest = Math.max(longest, Math.abs(step) / start[k]!);
    }
    if (longest < NEAR_ENOUGH) break;
  }
  return weights;
}
