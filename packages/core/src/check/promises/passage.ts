/** One step of a path, with its times. */
import type { Step } from '../../charter.ts';
import { valueAt } from './curve.ts';
import { termsOf } from './exits.ts';
import { MINUTE_MS } from './lasting.ts';
import type { Clocks } from './pace.ts';
import type { PathStep } from './proof.ts';
import type { Concerned } from './scope.ts';

interface Leaving extends Pick<PathStep, 'way' | 'event'> {
  /** In minutes; null when the path ends here. */
  readonly leftAt: number | null;
  /** How many escalations in place are waited for, at most. */
  readonly passedOn: number;
}

/** A step entered in a minute, and how it is left. */
export function passageOf(
  clocks: Clocks,
  { playbook, severity }: Concerned,
  step: Step,
  minute: number,
  leaving: Leaving,
): PathStep {
  const ends = clocks.terms(step, playbook.calendar, severity).map((curve) => valueAt(curve, minute));
  const takers = termsOf(step)
    .slice(1)
    .map(({ owner }, level) => ({ at: ends[level]! * MINUTE_MS, to: owner ?? '' }));
  return {
    step: step.key,
    owner: step.owner,
    enteredAt: minute * MINUTE_MS,
    leftAt: leaving.leftAt === null ? null : leaving.leftAt * MINUTE_MS,
    way: leaving.way,
    event: leaving.event,
    passedOn: takers.slice(0, leaving.passedOn),
    regions: [],
  };
}
