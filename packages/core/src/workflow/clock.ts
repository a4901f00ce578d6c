/** A clock strikes: nobody has acted in time. */
import type { ActiveStep, CaseEvent, Refused } from '../case.ts';
import type { Escalation, Step } from '../charter.ts';
import { addDuration } from '../time/calendar.ts';
import { clocksOf, dropClock, setClock, startDeadline, termsOf } from './clocks.ts';
import { changed, type Draft, refused, stepOf, timeOf } from './draft.ts';
import { moves } from './machine.ts';
import { pass } from './passage.ts';

/**
 * Fires one clock that is in force. What follows counts from the actual time, not from the time it was due, and one clock
 * makes one step: after an outage people get their time. A clock that is not in force (its step left, its time moved) is
 * refused as stale.
 */
export function strike(draft: Draft, event: Extract<CaseEvent, { type: 'clock' }>): Draft | Refused {
  const { kind, step: key, dueAt } = event;
  const running = clocksOf(draft.state).some((one) => one.step === key && one.kind === kind && one.dueAt === dueAt);
  const active = draft.state.active.find((one) => one.step === key);
  const step = stepOf(draft.playbook, key);
  if (!running || active === undefined || step === null) return refused(draft, 'stale-clock', key);
  const fired = dropClock(draft, { step: key, kind, dueAt });
  if (kind === 'wait') return pass(fired, moves.waited(key));
  if (kind === 'missed') return miss(fired, step, active);
  return kind === 'remind' ? tellOwner(fired, active, 'remind') : tellAgain(fired, step, active);
}

function miss(draft: Draft, step: Step, active: ActiveStep): Draft {
  const ifMissed = termsOf(step, active.escalation)?.ifMissed ?? null;
  if (typeof ifMissed === 'string') return pass(draft, moves.missed(step.key, active.escalation));
  if (ifMissed !== null) return escalate(draft, step, active, ifMissed);
  return tellAgain(replaced(draft, { ...active, overdue: true }), step, active);
}

/** Same step, new owner, own deadline; overdue until somebody leaves the step, as the first deadline was missed. */
function escalate(draft: Draft, step: Step, active: ActiveStep, { owner, within }: Escalation): Draft {
  const { hours, zone } = timeOf(draft.charter, draft.playbook);
  const taken: ActiveStep = {
    ...active,
    owner,
    escalation: active.escalation + 1,
    deadlineFrom: draft.at,
    dueAt: addDuration(draft.at, within, hours, zone),
    overdue: true,
  };
  const started = startDeadline(replaced(draft, taken), step, taken);
  return tellOwner(started, taken, 'escalated');
}

/** The last in line is told until somebody leaves the step: a tick alone does not silence it, or the case could be forgotten. */
function tellAgain(draft: Draft, step: Step, active: ActiveStep): Draft {
  const again = termsOf(step, active.escalation)?.tellAgain ?? null;
  const told = tellOwner(draft, active, 'tell-again');
  if (again === null) return told;
  const { hours, zone } = timeOf(draft.charter, draft.playbook);
  return setClock(told, { step: step.key, kind: 'tell-again', dueAt: addDuration(draft.at, again, hours, zone) });
}

function tellOwner(draft: Draft, active: ActiveStep, why: 'remind' | 'escalated' | 'tell-again'): Draft {
  return active.owner === null
    ? draft
    : changed(draft, {}, { type: 'tell', role: active.owner, step: active.step, why });
}

function replaced(draft: Draft, active: ActiveStep): Draft {
  return changed(draft, { active: draft.state.active.map((one) => (one.step === active.step ? active : one)) });
}
