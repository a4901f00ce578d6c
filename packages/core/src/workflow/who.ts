/** Who may act at a step. */
import type { ActiveStep, Actor } from '../case.ts';
import type { Charter, Step } from '../charter.ts';
import { onDuty } from '../time/duty.ts';
import { termsOf } from './clocks.ts';
import { type Draft, stepOf } from './draft.ts';

/** Whether the charter has a role: an own property, so that `constructor` is none. */
export function hasRole(charter: Charter, role: string): boolean {
  return Object.hasOwn(charter.roles, role);
}

/** The step's owner and, after escalations in place, those who took over: the first who could act may still finish. */
function ownersOf(step: Step, active: ActiveStep): string[] {
  const owners = step.owner === null ? [] : [step.owner];
  for (let level = 0; level < active.escalation; level += 1) {
    const taker = termsOf(step, level)?.ifMissed ?? null;
    if (taker !== null && typeof taker !== 'string') owners.push(taker.owner);
  }
  return owners;
}

/** Whether a role is one of these, or stands in for one of them at this hour. */
export function actsFor(charter: Charter, role: string, owners: readonly string[], at: number): boolean {
  if (!hasRole(charter, role)) return false;
  return owners.some((owner) => owner === role || onDuty(charter, owner, at) === role);
}

/** Whether an actor may act at an active step: its owner in force, an earlier one, or who stands in for either now. */
export function mayAct(draft: Draft, active: ActiveStep, actor: Actor): boolean {
  const step = stepOf(draft.playbook, active.step);
  return step !== null && actsFor(draft.charter, actor.role, ownersOf(step, active), draft.at);
}
