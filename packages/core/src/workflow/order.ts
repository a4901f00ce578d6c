/** The order in which a person reads the steps of parallel regions. */
import type { Playbook, Step } from '../charter.ts';
import { stepOf } from './draft.ts';

/**
 * Steps in workflow order: regions as the playbook lists them. The order of keys in `workflow.steps` is not asked, since a
 * store may change it.
 */
export function inWorkflowOrder<T extends { readonly step: string }>(playbook: Playbook, active: readonly T[]): T[] {
  return active
    .map((item) => ({ item, path: pathOf(playbook, item.step) }))
    .sort((a, b) => compare(a.path, b.path))
    .map(({ item }) => item);
}

/** Places of the regions around a step, outermost first. */
function pathOf(playbook: Playbook, key: string): number[] {
  const path: number[] = [];
  let step: Step | null = stepOf(playbook, key);
  while (step !== null && step.region !== null) {
    const { parallel, key: region } = step.region;
    step = stepOf(playbook, parallel);
    path.unshift(step?.parallel?.regions.findIndex((one) => one.key === region) ?? 0);
  }
  return path;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((value, index) => value !== b[index]);
  return place < 0 ? a.length - b.length : a[place]! - (b[place] ?? -1);
}
