/** What the lines from corrections are worth, measured one by one while there is time. */
import {
  type Charter,
  type CorrectionProposal,
  crossvalidate,
  effectOf,
  foundAmong,
  type LearnEffect,
  type Lessons,
} from '@aplomb/core';
import type { Brand } from './brands.ts';

/** A line for an examples.yaml from a correction, and what it is worth. */
export interface Weighed extends CorrectionProposal {
  /** Null when the time was up. */
  readonly effect: LearnEffect | null;
}

export interface Learnt {
  readonly brand: string;
  readonly lessons: Lessons;
  readonly corrections: readonly Weighed[];
  /** All corrections accepted together; null where there is none. */
  readonly together: Together | null;
}

export interface Together {
  /** The charter of today over its own examples, 0..1. */
  readonly accuracy: number;
  readonly macroF1: number;
  readonly effect: LearnEffect;
  /** Corrected comments found by a charter that was taught the others, beside those found today. */
  readonly judged: number;
  readonly found: number;
  readonly foundToday: number;
}

/** All together first, then line by line until `until`. */
export function weigh(
  { name }: Brand,
  charter: Charter,
  lessons: Lessons,
  proposals: readonly CorrectionProposal[],
  until: number,
): Learnt {
  if (proposals.length === 0) return { brand: name, lessons, corrections: [], together: null };
  const today = crossvalidate(charter);
  const examples = proposals.filter(({ not }) => !not);
  const found = foundAmong(charter, proposals);
  const together = {
    accuracy: today.judged === 0 ? 0 : today.right / today.judged,
    macroF1: today.macroF1,
    effect: effectOf(charter, today, proposals),
    judged: found.judged,
    found: found.right,
    foundToday: examples.filter((one) => one.today === one.crisis).length,
  };
  const corrections = proposals.map((proposal) => {
    return { ...proposal, effect: Date.now() < until ? effectOf(charter, today, [proposal]) : null };
  });
  return { brand: name, lessons, corrections, together };
}
