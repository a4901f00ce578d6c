/** Deadlines as data: which terms are in force at a step, and the clocks that a case has running. */
import type { ActiveStep, CaseState, ClockKind, Effect } from '../case.ts';
import type { Charter, Duration, Escalation, Playbook, Severity, Step } from '../charter.ts';
import { addDuration, subtractDuration } from '../time/calendar.ts';
import { changed, type Draft, timeOf } from './draft.ts';

export interface Clock {
  readonly step: string;
  readonly kind: ClockKind;
  readonly dueAt: number;
}

/** What `CaseState.snapshot` holds: where the statechart stands, and the clocks that run. */
export interface Kept {
  readonly machine: unknown;
  readonly clocks: readonly Clock[];
}

/** The clocks that a case has running, in the order they were set: what a store's rows must equal. */
export function clocksOf(state: CaseState): readonly Clock[] {
  return (state.snapshot as Kept).clocks;
}

export interface Terms {
  readonly within: Duration;
  readonly ifMissed: string | Escalation | null;
  readonly tellAgain: Duration | null;
}

/** The deadline in force: the step's own at 0, then its escalations in place. Null when the step has none. */
export function termsOf(step: Step, escalation: number): Terms | null {
  let terms: Terms | null = step.deadline;
  for (let level = 0; level < escalation && terms !== null; level += 1)
    terms = typeof terms.ifMissed === 'string' ? null : terms.ifMissed;
  return terms;
}

/**
 * When a deadline that began at `from` falls due. At the step's own deadline every `from-severity` up to the severity
 * counts, and the earliest wins: these shorten, whatever an author wrote.
 */
export function dueAtOf(
  charter: Charter,
  playbook: Playbook,
  step: Step,
  { from, escalation, severity }: { from: number; escalation: number; severity: Severity },
): number | null {
  const terms = termsOf(step, escalation);
  if (terms === null) return null;
  const { hours, zone } = timeOf(charter, playbook);
  const shortened = escalation > 0 || step.deadline === null ? [] : Object.entries(step.deadline.fromSeverity);
  const durations = shortened.filter(([level]) => Number(level) <= severity).map(([, duration]) => duration);
  return Math.min(...[terms.within, ...durations].map((duration) => addDuration(from, duration, hours, zone)));
}

export function setClock(draft: Draft, clock: Clock): Draft {
  const others = clocksOf(draft.state).filter((one) => !(one.step === clock.step && one.kind === clock.kind));
  return keep(draft, [...others, clock], { type: 'set-clock', ...clock });
}

/** Cancels the clocks of a step that run, all kinds or one. */
export function cancelClocks(draft: Draft, step: string, kind?: ClockKind): Draft {
  const gone = clocksOf(draft.state).filter((one) => one.step === step && (kind === undefined || one.kind === kind));
  const left = clocksOf(draft.state).filter((one) => !gone.includes(one));
  return keep(draft, left, ...gone.map((one) => ({ type: 'cancel-clock', step, kind: one.kind }) as const));
}

/** Takes out a clock that has fired: nothing is left to cancel. */
export function dropClock(draft: Draft, clock: Clock): Draft {
  return keep(
    draft,
    clocksOf(draft.state).filter((one) => !(one.step === clock.step && one.kind === clock.kind)),
  );
}

/** Sets the clocks of the deadline in force, and the reminder where there is still time for one. */
export function startDeadline(draft: Draft, step: Step, active: ActiveStep): Draft {
  if (active.dueAt === null) return draft;
  const { hours, zone } = timeOf(draft.charter, draft.playbook);
  const due = setClock(draft, { step: step.key, kind: 'missed', dueAt: active.dueAt });
  const remind = active.escalation === 0 ? (step.deadline?.remind ?? null) : null;
  const remindAt = remind === null ? null : subtractDuration(active.dueAt, remind, hours, zone);
  if (remindAt === null || remindAt <= draft.at) return cancelClocks(due, step.key, 'remind');
  return setClock(due, { step: step.key, kind: 'remind', dueAt: remindAt });
}

function keep(draft: Draft, clocks: readonly Clock[], ...effects: readonly Effect[]): Draft {
  return changed(draft, { snapshot: { ...(draft.state.snapshot as Kept), clocks } satisfies Kept }, ...effects);
}
