/** Paths that end without a public reply: a promise of an answer lists them and does not count them. */
import type { Step } from '../../charter.ts';
import { countedExitsOf, stepOf, targetOf } from './exits.ts';
import type { UnansweredPath } from './proof.ts';
import type { Concerned } from './scope.ts';

/** Distinct rows of steps to an end, none entered twice, up to `most`. Regions count as their parallel step. */
export function unansweredPathsOf({ playbook, highest }: Concerned, most: number): UnansweredPath[] {
  const { workflow, crisis } = playbook;
  const found = new Map<string, UnansweredPath>();
  const follow = (step: Step | null, before: readonly string[]): void => {
    if (step === null || before.includes(step.key) || found.size >= most) return;
    const steps = [...before, step.key];
    if (step.kind === 'end') found.set(steps.join(' '), { crisis, steps });
    else if (step.parallel !== null) {
      const silent = step.parallel.regions.every(({ start }) => canBeDoneInSilence(stepOf(workflow, start), []));
      if (silent) follow(stepOf(workflow, step.parallel.whenAllDone), steps);
    } else for (const next of silentTargets(step)) follow(next, steps);
  };
  const silentTargets = (step: Step): (Step | null)[] =>
    countedExitsOf(step, highest)
      .filter(({ answers }) => !answers)
      .map((exit) => targetOf(workflow, step, exit));
  const canBeDoneInSilence = (step: Step | null, before: readonly string[]): boolean => {
    if (step === null || before.includes(step.key)) return false;
    return step.kind === 'done' || silentTargets(step).some((next) => canBeDoneInSilence(next, [...before, step.key]));
  };
  follow(stepOf(workflow, workflow.start), []);
  return [...found.values()];
}
