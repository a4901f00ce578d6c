/** The case turns out graver, or less grave. */
import type { ActiveStep } from '../case.ts';
import type { Severity } from '../charter.ts';
import { dueAtOf, startDeadline } from './clocks.ts';
import { changed, type Draft, stepOf } from './draft.ts';

/**
 * Sets the severity. Deadlines with a shorter time for it move earlier, counted from the step's start, even into the past
 * (they then strike at once); none ever moves later, nor does one that an escalation set.
 */
export function setSeverity(draft: Draft, level: Severity): Draft {
  const graver = changed(draft, { severity: level });
  return draft.state.active.reduce(shorten, graver);
}

function shorten(draft: Draft, active: ActiveStep): Draft {
  const step = stepOf(draft.playbook, active.step);
  if (step === null || active.dueAt === null || active.escalation > 0 || active.overdue) return draft;
  const { severity } = draft.state;
  const dueAt = dueAtOf(draft.charter, draft.playbook, step, { from: active.deadlineFrom, escalation: 0, severity });
  if (dueAt === null || dueAt >= active.dueAt) return draft;
  const sooner = { ...active, dueAt };
  const moved = changed(draft, { active: draft.state.active.map((one) => (one === active ? sooner : one)) });
  return startDeadline(moved, step, sooner);
}
