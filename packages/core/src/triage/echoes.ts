/**
 * What the margins of all crises say about each: a comment that looks like "late" and a little like "rude" may well be
 * "rude". Learnt from held-out examples (Wolpert, "Stacked generalization", Neural Networks 5, 1992).
 */
import type { Clues, Judged } from './calibrate.ts';

/** `[from * crises + to]`: what a unit of the echo of one crisis adds to the sum of another. Null: nothing is learnt. */
export type Echoes = Float64Array | null;

/** A margin echoes from here on: most crises lie below, and say nothing. */
const FROM = -0.9;
/** What fewer judged comments say is hearsay: nothing was gained with them. */
const LEAST_JUDGED = 100;
/** How strongly every number is held at zero, in comments of echo 1. Between 0.5 and 2 nothing changes. */
const PULL = 2;
const STEPS = 24;
/** The numbers grow with the square of the crises: beyond so many, the examples are too few for them and the time too long. */
const MOST_CRISES = 60;

const echoOf = (clue: readonly number[]): number => Math.max(0, clue[0]! - FROM);

/** The clues of each candidate and what the margins of all add to it, as a last clue whose weight is 1. */
export function withEchoes(clues: Clues, echoes: Echoes): Clues {
  if (echoes === null) return clues.map((clue) => [...clue, 0]);
  const heard = new Float64Array(clues.length);
  clues.forEach((clue, from) => {
    const echo = echoOf(clue);
    if (echo > 0) for (let to = 0; to < heard.length; to += 1) heard[to]! += echo * echoes[from * heard.length + to]!;
  });
  return clues.map((clue, to) => [...clue, heard[to]!]);
}

/** Held-out comments side by side, `width` numbers each: what speaks for each crisis without echoes, and what echoes. */
interface Heard {
  readonly width: number;
  readonly sums: Float64Array;
  readonly echoes: Float64Array;
  readonly right: Int32Array;
}

function hear(judged: readonly Judged[], weights: readonly number[]): Heard {
  const clues = judged.flatMap((one) => one.clues);
  return {
    width: clues.length / judged.length,
    sums: Float64Array.from(clues, (clue) => clue.reduce((sum, value, k) => sum + value * weights[k]!, 0)),
    echoes: Float64Array.from(clues, echoOf),
    right: Int32Array.from(judged, (one) => one.right),
  };
}

/**
 * The echoes under which what was right is likeliest, pulled to zero. Steps of a bound of the curvature (Böhning,
 * "Multinomial logistic regression algorithm", 1992), with Nesterov's momentum.
 */
export function fitEchoes(judged: readonly Judged[], weights: readonly number[]): Echoes {
  if (judged.length < LEAST_JUDGED || judged[0]!.clues.length > MOST_CRISES) return null;
  const heard = hear(judged, weights);
  const { width } = heard;
  const bends = bendsOf(heard);
  const echoes = new Float64Array(width * width);
  const ahead = new Float64Array(width * width);
  for (let step = 0; step < STEPS; step += 1) {
    const slopes = slopesOf(heard, ahead);
    const momentum = step / (step + 3);
    for (let at = 0; at < echoes.length; at += 1) {
      const next = ahead[at]! - (slopes[at]! + PULL * ahead[at]!) / bends[Math.floor(at / width)]!;
      ahead[at] = next + momentum * (next - echoes[at]!);
      echoes[at] = next;
    }
  }
  return echoes;
}

/** By crisis, more than the steepest bend of what is minimised along its echo. */
function bendsOf({ width, echoes }: Heard): Float64Array {
  const bends = new Float64Array(width).fill(PULL);
  for (let row = 0; row < echoes.length; row += width) {
    const own = echoes.subarray(row, row + width);
    const all = own.reduce((sum, echo) => sum + echo, 0);
    for (let from = 0; from < width; from += 1) bends[from]! += 0.5 * all * own[from]!;
  }
  return bends;
}

/** The slope of the loss: by pair of crises, echo of the one times what the share of the other is too much. */
function slopesOf({ width, sums, echoes, right }: Heard, by: Float64Array): Float64Array {
  const slopes = new Float64Array(width * width);
  const shares = new Float64Array(width);
  for (let comment = 0; comment < right.length; comment += 1) {
    const row = comment * width;
    for (let to = 0; to < width; to += 1) shares[to] = sums[row + to]!;
    for (let from = 0; from < width; from += 1) {
      const echo = echoes[row + from]!;
      if (echo > 0) for (let to = 0; to < width; to += 1) shares[to]! += echo * by[from * width + to]!;
    }
    toExcess(shares, right[comment]!);
    for (let from = 0; from < width; from += 1) {
      const echo = echoes[row + from]!;
      if (echo > 0) for (let to = 0; to < width; to += 1) slopes[from * width + to]! += echo * shares[to]!;
    }
  }
  return slopes;
}

/** Sums to shares, in place; that of the right crisis less 1. */
function toExcess(sums: Float64Array, right: number): void {
  let most = Number.NEGATIVE_INFINITY;
  for (const sum of sums) if (sum > most) most = sum;
  let total = 0;
  for (let at = 0; at < sums.length; at += 1) {
    sums[at] = Math.exp(sums[at]! - most);
    total += sums[at]!;
  }
  for (let at = 0; at < sums.length; at += 1) sums[at]! /= total;
  sums[right]! -= 1;
}
