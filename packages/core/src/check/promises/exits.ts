/** The ways out of a step. Reopening and reclassifying are none: they start a new count. */
import type { Duration, Escalation, Severity, Step, Workflow } from '../../charter.ts';
import type { Way } from './proof.ts';

export interface Exit {
  readonly way: Exclude<Way, 'here' | 'joined'>;
  readonly event: string | null;
  readonly go: string;
  /** Leaving this way answers the author in public. */
  readonly answers: boolean;
  /** Every relay that the case asked has been answered when this is possible. */
  readonly relaysAnswered: boolean;
}

const LEADS_ON = { event: null, answers: false, relaysAnswered: false } as const;

/** Every way out that a case can take whose severity never exceeds `highest`. None for parallel, done and end steps. */
export function exitsOf(step: Step, highest: Severity): Exit[] {
  if (step.kind === 'parallel' || step.kind === 'done' || step.kind === 'end') return [];
  const choices = step.choices
    .filter(({ needs }) => needs.every((need) => need.kind !== 'from-severity' || need.level <= highest))
    .map(
      (choice): Exit => ({
        way: 'choice',
        event: choice.event,
        go: choice.go,
        answers: step.reply?.in === 'public' && !choice.unanswered,
        relaysAnswered: choice.needs.some(({ kind }) => kind === 'relay'),
      }),
    );
  const exits: Exit[] = [...choices];
  if (step.approval !== null) {
    exits.push({ ...LEADS_ON, way: 'accepted', go: step.approval.accepted });
    exits.push({ ...LEADS_ON, way: 'refused', go: step.approval.refused });
  }
  const passedTo = lastTerms(step)?.ifMissed ?? null;
  if (typeof passedTo === 'string') exits.push({ ...LEADS_ON, way: 'missed', go: passedTo });
  if (step.wait !== null) exits.push({ ...LEADS_ON, way: 'waited', go: step.wait.then });
  return exits;
}

/**
 * The same without what begins a new count: a button on a step that waits for the author says that the author is back. (A
 * refusal that leads back enters a step twice, which no counted path does.)
 */
export function countedExitsOf(step: Step, highest: Severity): Exit[] {
  const exits = exitsOf(step, highest);
  return step.wait === null ? exits : exits.filter(({ way }) => way === 'waited');
}

export interface Terms {
  /** Null for the step's own owner. */
  readonly owner: string | null;
  readonly within: Duration;
  readonly ifMissed: string | Escalation | null;
}

/** The deadline of a step and its escalations in place, in order. */
export function termsOf(step: Step): Terms[] {
  if (step.deadline === null) return [];
  const terms: Terms[] = [{ owner: null, within: step.deadline.within, ifMissed: step.deadline.ifMissed }];
  for (let next = step.deadline.ifMissed; next !== null && typeof next !== 'string'; next = next.ifMissed)
    terms.push(next);
  return terms;
}

/** The last in line: who passes the case on to a step, or is told again until somebody acts. */
export function lastTerms(step: Step): Terms | null {
  return termsOf(step).at(-1) ?? null;
}

/** A step by its key: an own property, so that `constructor` is none. */
export function stepOf(workflow: Workflow, key: string): Step | null {
  return Object.hasOwn(workflow.steps, key) ? workflow.steps[key]! : null;
}

/** Where an exit leads, as long as it stays inside its region. */
export function targetOf(workflow: Workflow, from: Step, exit: Exit): Step | null {
  const target = stepOf(workflow, exit.go);
  return target !== null && target.region?.key === from.region?.key && target.region?.parallel === from.region?.parallel
    ? target
    : null;
}
