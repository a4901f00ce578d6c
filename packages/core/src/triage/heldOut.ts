/** Examples judged by models that have not seen them: what confidence is fitted on, and what shows confusions. */
import type { Clues, Judged } from './calibrate.ts';
import type { Lesson } from './lessons.ts';
import type { Prepared, Trained } from './model.ts';
import { matchTable, type SignalTable } from './signals.ts';

export interface HeldOut extends Judged {
  readonly crisis: string;
  /** Its number in `playbooks[crisis].examples`. */
  readonly example: number;
}

export interface HoldOut {
  readonly folds: number;
  /** No more folds than make so many. */
  readonly enough?: number;
  /** Examples that are taught but never held out when it says no. */
  readonly isJudged?: (crisis: string, example: number) => boolean;
}

/** The numbers of each candidate: its margin, and whether a signal speaks for it. */
export function cluesOf(crises: readonly string[], margins: Float64Array, said: ReadonlyMap<string, unknown>): Clues {
  return crises.map((crisis, number) => [margins[number]!, said.has(crisis) ? 1 : 0]);
}

/** Deals the examples of each crisis to folds in turn, so that every fold has its share. -1: never held out. */
export function dealFolds(lessons: readonly Lesson[], { folds, enough, isJudged = () => true }: HoldOut): Int8Array {
  const dealt = new Map<string, number>();
  const all = Int8Array.from(lessons, ({ crisis, example, not }) => {
    if (example === null || not || !isJudged(crisis, example)) return -1;
    const turn = dealt.get(crisis) ?? 0;
    dealt.set(crisis, turn + 1);
    return turn % folds;
  });
  const used = foldsUsed(all, folds, enough ?? Number.POSITIVE_INFINITY);
  return all.map((fold) => (fold < used ? fold : -1));
}

/** How many of the folds make enough examples. */
function foldsUsed(dealt: Int8Array, folds: number, enough: number): number {
  let judged = 0;
  for (let fold = 0; fold < folds; fold += 1) {
    if (judged >= enough) return fold;
    judged += dealt.filter((one) => one === fold).length;
  }
  return folds;
}

/** The examples held out in `folds`, fold by fold, with the clues of the margins that `train` found for them. */
export function judgeHeldOut(
  { crises, lessons }: Prepared,
  signals: SignalTable,
  folds: Int8Array,
  { heldOut }: Trained,
): readonly HeldOut[] {
  const width = crises.length;
  const numbers = [...folds.keys()]
    .filter((number) => folds[number]! >= 0)
    .sort((a, b) => folds[a]! - folds[b]! || a - b);
  return numbers.map((number) => {
    const { crisis, example, reading, language } = lessons[number]!;
    const said = matchTable(signals, reading.words, language === null ? null : [language]);
    const clues = cluesOf(crises, heldOut.subarray(number * width, (number + 1) * width), said);
    return { crisis, example: example!, clues, right: crises.indexOf(crisis) };
  });
}
