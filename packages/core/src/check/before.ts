/** Which step can come before which, branches included. */
import type { Playbook, Step } from '../charter.ts';
import { type Edge, edgesFrom, reachableFrom, stepsOf } from './graph.ts';

/**
 * Whether a step can be entered after another has been left; after itself, where a way leads back. What a branch holds comes before all that follows its join, and
 * before or after what the branches beside it hold: they run at the same time.
 */
export function mayComeBefore(playbook: Playbook, earlier: string, later: string): boolean {
  const step = playbook.workflow.steps[earlier];
  if (step === undefined) return false;
  const reopened = step.reopen === null ? [] : [step.reopen.to];
  const next = [...edgesFrom(step).map((edge) => edge.to), ...reopened, ...besideAndJoin(playbook, step)];
  return next.some((key) => reachableFrom(playbook, key).has(later));
}

/** Somebody has done the work of the step that is left: no deadline was missed. */
const isWorked = ({ by }: Edge) => by !== 'clock';

/**
 * The same on one path that enters no step twice, where the earlier step is left as `isDone` says: else by whoever did its work,
 * not by a missed deadline. A reopened case is no such path.
 */
export function isDoneBefore(playbook: Playbook, earlier: Step, later: Step, isDone = isWorked): boolean {
  const { start } = playbook.workflow;
  const unavoidable = stepsOf(playbook).filter(
    ({ key }) => key === start || !reachedWithout(playbook, new Set([key]), [start]).has(earlier.key),
  );
  const passed = new Set([earlier.key, ...unavoidable.map(({ key }) => key)]);
  const done = edgesFrom(earlier).flatMap((edge) => (isDone(edge) ? [edge.to] : []));
  return reachedWithout(playbook, passed, [...done, ...besideAndJoin(playbook, earlier)]).has(later.key);
}

/** draft, in the branch "words" of crisis-cell → block, where the branch "stock" starts; review, where they join. */
function besideAndJoin({ workflow }: Playbook, { region }: Step): string[] {
  const parallel = region === null ? null : (workflow.steps[region.parallel]?.parallel ?? null);
  if (parallel === null) return [];
  const beside = parallel.regions.filter(({ key }) => key !== region?.key).map(({ start }) => start);
  return [...beside, parallel.whenAllDone];
}

/** What is reached from some steps while others are not entered. */
function reachedWithout(playbook: Playbook, closed: ReadonlySet<string>, from: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const open = [...from];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const step = playbook.workflow.steps[key];
    if (step === undefined || closed.has(key) || reached.has(key)) continue;
    reached.add(key);
    open.push(...edgesFrom(step).map((edge) => edge.to));
  }
  return reached;
}
