/** Nothing is removed, hidden… where the charter promises not to. */
import type { Action, Playbook, Severity } from '../../charter.ts';
import type { PathStep } from './proof.ts';
import { pathToWrong } from './search.ts';

/** The shortest path to a step that does one of these things on some channel; null when there is none. */
export function pathToAction(
  { workflow }: Playbook,
  highest: Severity,
  actions: readonly Action[],
): readonly PathStep[] | null {
  return pathToWrong(workflow, highest, {
    entering: () => false,
    leaving: () => false,
    wrong: (step) => Object.values(step.action ?? {}).some((action) => actions.includes(action)),
  });
}
