/** A playbook as a graph: which step leads where, and by what. */
import type { Escalation, Playbook, Step } from '../charter.ts';
import type { Path } from '../document/yaml.ts';

/** `person`: somebody acts. `clock`: time runs out. `wait`: the author stays silent. `structure`: regions open and join. */
export type EdgeBy = 'person' | 'clock' | 'wait' | 'structure';

export interface Edge {
  readonly from: Step;
  readonly to: string;
  readonly by: EdgeBy;
  /** Where the target is written, from the step. */
  readonly path: Path;
}

/** Every way out of a step. `reopen` is none: it begins a new life of the case. */
export function edgesFrom(step: Step): Edge[] {
  const edge = (by: EdgeBy, to: string, ...path: Path): Edge => ({ from: step, to, by, path });
  return [
    ...step.choices.map((choice, index) => edge('person', choice.go, 'choices', index, 'go')),
    ...(step.approval === null
      ? []
      : [
          edge('person', step.approval.accepted, 'approval', 'accepted'),
          edge('person', step.approval.refused, 'approval', 'refused'),
        ]),
    ...(step.wait === null ? [] : [edge('wait', step.wait.then, 'wait', 'then')]),
    ...missedEdges(step),
    ...(step.parallel?.regions ?? []).map((region) =>
      edge('structure', region.start, 'in-parallel', region.key, 'start'),
    ),
    ...(step.parallel === null || step.parallel.whenAllDone === ''
      ? []
      : [edge('structure', step.parallel.whenAllDone, 'when-all-done')]),
  ];
}

/** An escalation in place leads nowhere by itself; the last of the chain may name a step. */
function missedEdges(step: Step): Edge[] {
  const path: (string | number)[] = ['deadline'];
  let consequence: string | Escalation | null = step.deadline?.ifMissed ?? null;
  while (consequence !== null) {
    path.push('if-missed');
    if (typeof consequence === 'string') return [{ from: step, to: consequence, by: 'clock', path }];
    consequence = consequence.ifMissed;
  }
  return [];
}

export function stepsOf(playbook: Playbook): Step[] {
  return Object.values(playbook.workflow.steps);
}

/** Keys of the steps that can be reached from one, itself included. */
export function reachableFrom(
  playbook: Playbook,
  start: string,
  follow: (edge: Edge) => boolean = () => true,
): Set<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (reached.has(key) || !Object.hasOwn(playbook.workflow.steps, key)) continue;
    reached.add(key);
    const step = playbook.workflow.steps[key] as Step;
    for (const edge of edgesFrom(step)) if (follow(edge)) open.push(edge.to);
    if (step.reopen !== null) open.push(step.reopen.to);
  }
  return reached;
}
