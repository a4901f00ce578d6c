/** Examples judged by models that have not seen them: what confidence is fitted on, and what shows confusions. */
import type { Clues, Judged } from './calibrate.ts';
import type { Lesson } from './lessons.ts';
import { marginsOf, type Prepared, train } from './model.ts';
import { matchTable, type SignalTable } from './signals.ts';

export interface HeldOut extends Judged {
  readonly crisis: string;
  /** Its number in `playbooks[crisis].examples`. */
  readonly example: number;
}

export interface HoldOut {
  readonly folds: number;
  /** Stops after the fold that makes so many. */
  readonly enough?: number;
  /** Examples that are taught but never held out when it says no. */
  readonly isJudged?: (crisis: string, example: number) => boolean;
}

/** The numbers of each candidate: its margin, and whether a signal speaks for it. */
export function cluesOf(crises: readonly string[], margins: Float64Array, said: ReadonlyMap<string, unknown>): Clues {
  return crises.map((crisis, number) => [margins[number]!, said.has(crisis) ? 1 : 0]);
}

/** Deals the examples of each crisis to folds in turn, so that every fold has its share. -1: never held out. */
function dealFolds(lessons: readonly Lesson[], { folds, isJudged = () => true }: HoldOut): readonly number[] {
  const dealt = new Map<string, number>();
  return lessons.map(({ crisis, example, not }) => {
    if (example === null || not || !isJudged(crisis, example)) return -1;
    const turn = dealt.get(crisis) ?? 0;
    dealt.set(crisis, turn + 1);
    return turn % folds;
  });
}

/** In the order of folds. */
export function judgeHeldOut(prepared: Prepared, signals: SignalTable, holdOut: HoldOut): readonly HeldOut[] {
  const { crises, lessons, vectors } = prepared;
  const { folds, enough = Number.POSITIVE_INFINITY } = holdOut;
  const dealt = dealFolds(lessons, holdOut);
  const judged: HeldOut[] = [];
  for (let fold = 0; fold < folds && judged.length < enough; fold += 1) {
    const model = train(prepared, (lesson) => dealt[lesson] !== fold);
    lessons.forEach(({ crisis, example, reading, language }, number) => {
      if (dealt[number] !== fold) return;
      const said = matchTable(signals, reading.words, language === null ? null : [language]);
      const clues = cluesOf(crises, marginsOf(model, vectors[number]!), said);
      judged.push({ crisis, example: example!, clues, right: crises.indexOf(crisis) });
    });
  }
  return judged;
}
