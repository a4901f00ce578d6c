/** Which step can come before which, branches included. */
import type { Playbook } from '../charter.ts';
import { reachableFrom } from './graph.ts';

/**
 * Whether a step can be entered after another has been. What a branch holds comes before all that follows its join, and
 * before or after what the branches beside it hold: they run at the same time.
 */
export function mayComeBefore(playbook: Playbook, earlier: string, later: string): boolean {
  return earlier !== later && onwards(playbook, earlier).some((key) => reachableFrom(playbook, key).has(later));
}

/** draft (branch "words" of crisis-cell) → draft, block (where the branch "stock" starts), review (where they join) */
function onwards({ workflow }: Playbook, key: string): string[] {
  const region = workflow.steps[key]?.region ?? null;
  const parallel = region === null ? null : (workflow.steps[region.parallel]?.parallel ?? null);
  if (region === null || parallel === null) return [key];
  const beside = parallel.regions.filter((other) => other.key !== region.key).map(({ start }) => start);
  return [key, ...beside, parallel.whenAllDone];
}
