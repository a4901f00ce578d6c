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

/** Judged comments one after the other: from `starts[i]` to `starts[i + 1]` the candidates of comment i. */
interface Flat {
  readonly starts: Int32Array;
  /** By clue, then by candidate. */
  readonly clues: readonly Float64Array[];
  /** By comment: the place of the candidate that was right. */
  readonly right: Int32Array;
}

function flatten(judged: readonly Judged[], count: number): Flat {
  const starts = new Int32Array(judged.length + 1);
  judged.forEach(({ clues }, number) => {
    starts[number + 1] = starts[number]! + clues.length;
  });
  const candidates = judged.flatMap(({ clues }) => clues);
  const clues = Array.from({ length: count }, (_, k) => Float64Array.from(candidates, (clue) => clue[k]!));
  return { starts, clues, right: Int32Array.from(judged, ({ right }, number) => starts[number]! + right) };
}

/** Along weight k: the slope of the likelihood, and how much it bends. `powers` is a place to work. */
function slopeAlong(k: number, { starts, clues, right }: Flat, weights: readonly number[], powers: Float64Array) {
  const clue = clues[k]!;
  let slope = 0;
  let bend = 0;
  for (let number = 0; number < right.length; number += 1) {
    const first = starts[number]!;
    const end = starts[number + 1]!;
    let most = Number.NEGATIVE_INFINITY;
    for (let at = first; at < end; at += 1) {
      let sum = 0;
      for (let other = 0; other < clues.length; other += 1) sum += clues[other]![at]! * weights[other]!;
      powers[at] = sum;
      if (sum > most) most = sum;
    }
    let total = 0;
    let mean = 0;
    let square = 0;
    for (let at = first; at < end; at += 1) {
      const power = Math.exp(powers[at]! - most);
      total += power;
      mean += power * clue[at]!;
      square += power * clue[at]! * clue[at]!;
    }
    mean /= total;
    slope += clue[right[number]!]! - mean;
    bend += square / total - mean * mean;
  }
  return { slope, bend };
}

/** The weights under which what was right is likeliest, pulled towards `start`: Newton's method, a weight at a time. */
export function fitWeights(judged: readonly Judged[], start: readonly number[]): readonly number[] {
  const weights = [...start];
  const flat = flatten(judged, start.length);
  const powers = new Float64Array(flat.starts.at(-1)!);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    let longest = 0;
    for (let k = 0; k < weights.length; k += 1) {
      // On the scale of the starting weight, so that "worth TRUST comments" means the same for every clue.
      const pull = TRUST / start[k]! ** 2;
      const along = slopeAlong(k, flat, weights, powers);
      const slope = pull * (start[k]! - weights[k]!) + along.slope;
      const step = Math.max(-start[k]!, Math.min(start[k]!, slope / (pull + along.bend)));
      weights[k] = weights[k]! + step;
      longest = Math.max(longest, Math.abs(step) / start[k]!);
    }
    if (longest < NEAR_ENOUGH) break;
  }
  return weights;
}
