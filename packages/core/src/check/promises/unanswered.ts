/** Paths that end without a public reply: a promise of an answer lists them and does not count them. */
import type { Step } from '../../charter.ts';
import { countedExitsOf, stepOf, targetOf } from './exits.ts';
import type { UnansweredPath } from './proof.ts';
import type { Concerned } from './scope.ts';

/** A workflow so dense that its paths cannot all be walked is not listed to the end. */
const MOST_STEPS = 20_000;

/** Distinct rows of steps to an end, none entered twice, up to `most`. Regions count as their parallel step. */
export function unansweredPathsOf({ playbook, highest }: Concerned, most: number): UnansweredPath[] {
  const { workflow, crisis } = playbook;
  const found = new Map<string, UnansweredPath>();
  let walked = 0;
  const silentTargets = (step: Step): Step[] =>
    countedExitsOf(step, highest).flatMap((exit) => (exit.answers ? [] : (targetOf(workflow, step, exit) ?? [])));
  const follow = (step: Step | null, before: readonly string[]): void => {
    walked += 1;
    if (step === null || before.includes(step.key) || found.size >= most || walked > MOST_STEPS) return;
    const steps = [...before, step.key];
    if (step.kind === 'end') found.set(steps.join(' '), { crisis, steps });
    else if (step.parallel !== null) {
      const starts = step.parallel.regions.map(({ start }) => stepOf(workflow, start));
      if (starts.every((start) => canBeDone(start, silentTargets)))
        follow(stepOf(workflow, step.parallel.whenAllDone), steps);
    } else for (const next of silentTargets(step)) follow(next, steps);
  };
  follow(stepOf(workflow, workflow.start), []);
  return [...found.values()];
}

function canBeDone(start: Step | null, targets: (step: Step) => readonly Step[]): boolean {
  const seen = new Set<string>();
  const open = start === null ? [] : [start];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (step.kind === 'done') return true;
    if (!seen.has(step.key)) open.push(...targets(step));
    seen.add(step.key);
  }
  return false;
}
