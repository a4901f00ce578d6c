/** One active step of a case, and its clocks, under the new version. */
import type { ActiveStep, CaseState, Effect } from '../case.ts';
import type { Escalation, Step } from '../charter.ts';
import { addDuration } from '../time/calendar.ts';
import { type Clock, clocksOf, dueAtOf, startDeadline, termsOf } from '../workflow/clocks.ts';
import { draftOf, stepOf, timeOf } from '../workflow/draft.ts';
import type { Passage } from './passage.ts';
import { counterpart } from './standing.ts';

export interface MovedStep {
  readonly active: ActiveStep;
  readonly clocks: readonly Clock[];
  /** Whoever owns the step now and did not before. */
  readonly told: readonly Effect[];
}

/**
 * Due times stay. They begin anew where the migration says so, and where the step now counts otherwise: a deadline where it
 * waited, or the other way round. Whoever now owns the step and did not before is told.
 */
export function stepAfter(passage: Passage, state: CaseState, active: ActiveStep): MovedStep {
  const step = stepOf(passage.playbook, counterpart(passage, active.step))!;
  const waits = step.wait !== null;
  const sameSort = waits ? active.dueAt === null : active.dueAt !== null;
  const anew = passage.moves.restartDeadline.includes(step.key) || !sameSort;
  const moved = anew ? begun(passage, state, active, step) : carried(state, active, step);
  const { owner } = moved.active;
  const isNew = owner !== null && owner !== active.owner;
  return { ...moved, told: isNew ? [{ type: 'tell', role: owner, step: step.key, why: 'told' }] : [] };
}

/** As if the step were entered now, but for when it really was. */
function begun(passage: Passage, state: CaseState, { enteredAt }: ActiveStep, step: Step): Omit<MovedStep, 'told'> {
  const { to, playbook, at } = passage;
  const { hours, zone } = timeOf(to, playbook);
  const fresh: ActiveStep = {
    step: step.key,
    enteredAt,
    owner: step.owner,
    escalation: 0,
    deadlineFrom: at,
    dueAt:
      step.wait === null ? dueAtOf(to, playbook, step, { from: at, escalation: 0, severity: state.severity }) : null,
    waitUntil: step.wait === null ? null : addDuration(at, step.wait.upTo, hours, zone),
    overdue: false,
  };
  if (fresh.waitUntil !== null)
    return { active: fresh, clocks: [{ step: step.key, kind: 'wait', dueAt: fresh.waitUntil }] };
  const blank: CaseState = { ...state, digest: to.digest, snapshot: { machine: null, clocks: [] } };
  const started = startDeadline(draftOf(to, blank, at, to.languages[0] ?? 'en'), step, fresh);
  return { active: fresh, clocks: clocksOf(started.state) };
}

/** The same times; the owner is who the new version names for the escalation reached. */
function carried(state: CaseState, active: ActiveStep, step: Step): Omit<MovedStep, 'told'> {
  const escalation = reachedIn(step, active.escalation);
  const owner = ownerAt(step, escalation);
  const terms = termsOf(step, escalation);
  const running = clocksOf(state).filter((clock) => clock.step === active.step);
  const missed = active.dueAt !== null && !running.some(({ kind }) => kind === 'missed');
  const kept = running.filter(({ kind }) => {
    if (kind === 'remind') return step.deadline?.remind != null && escalation === 0;
    return kind !== 'tell-again' || (terms?.tellAgain ?? null) !== null;
  });
  // What nobody was left to pass on may now pass on: it strikes at once.
  const strikes = missed && (terms?.ifMissed ?? null) !== null;
  const again: Clock[] = strikes ? [{ step: step.key, kind: 'missed', dueAt: active.dueAt! }] : [];
  return {
    active: { ...active, step: step.key, escalation, owner },
    clocks: [...kept.map((clock) => ({ ...clock, step: step.key })), ...again],
  };
}

/** The escalation reached, or the last one that the new version still has. */
function reachedIn(step: Step, escalation: number): number {
  let level = escalation;
  while (level > 0 && termsOf(step, level) === null) level -= 1;
  return level;
}

function ownerAt(step: Step, escalation: number): string | null {
  const terms = escalation === 0 ? null : (termsOf(step, escalation) as Escalation | null);
  return terms === null ? step.owner : terms.owner;
}
