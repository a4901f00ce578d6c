/** What happens when a case leaves a step and enters another: clocks, messages, questions, evidence. */
import type { ActiveStep, Effect } from '../case.ts';
import type { Step } from '../charter.ts';
import { addDuration } from '../time/calendar.ts';
import { cancelClocks, dueAtOf, type Kept, setClock, startDeadline } from './clocks.ts';
import { changed, type Draft, stepOf, timeOf } from './draft.ts';
import { type Crossing, machineOf, move, type Standing } from './machine.ts';
import { inWorkflowOrder } from './order.ts';

/** Makes a move (see `moves`). Throws when no active step knows it: callers have asked before. */
export function pass(draft: Draft, name: string): Draft {
  const machine = machineOf(draft.charter, draft.state.crisis);
  const standing = move(machine, (draft.state.snapshot as Kept).machine, name);
  if (standing === null) throw new Error(`The workflow ${draft.state.crisis} does not know the move ${name}.`);
  return cross(draft, standing);
}

/** Leaves and enters steps, in order, and keeps where the statechart then stands. */
export function cross(draft: Draft, { snapshot, crossings }: Standing): Draft {
  const kept: Kept = { ...(draft.state.snapshot as Kept), machine: snapshot };
  const crossed = crossings.reduce(crossOne, changed(draft, { snapshot: kept }));
  return changed(crossed, { active: inWorkflowOrder(draft.playbook, crossed.state.active) });
}

function crossOne(draft: Draft, { way, step: key }: Crossing): Draft {
  const step = stepOf(draft.playbook, key)!;
  return way === 'leave' ? leave(draft, step) : enter(draft, step);
}

function leave(draft: Draft, step: Step): Draft {
  const active = draft.state.active.filter((one) => one.step !== step.key);
  return cancelClocks(changed(draft, { active }), step.key);
}

function enter(draft: Draft, step: Step): Draft {
  const opened = changed(forgetEarlierPassage(draft, step), {}, ...openingEffects(draft, step));
  const held = step.legalHold ? changed(opened, { legalHold: true }) : opened;
  if (step.kind === 'parallel') return held;
  const active = activeStep(draft, step);
  const present = changed(held, { active: [...held.state.active, active] });
  if (step.kind === 'end') return close(present, step);
  return startClocks(askRelay(present, step), step, active);
}

// A step that is entered again is done again: its ticks and approvals attested to the earlier passage.
function forgetEarlierPassage(draft: Draft, step: Step): Draft {
  const { [step.key]: _, ...ticked } = draft.state.ticked;
  return changed(draft, {
    ticked,
    approvals: draft.state.approvals.filter((approval) => approval.step !== step.key),
  });
}

function openingEffects(draft: Draft, step: Step): Effect[] {
  const told = [...new Set([...step.tell, ...(step.approval?.by ?? [])])].filter((role) => role !== step.owner);
  const removes = Object.values(step.action ?? {}).some((action) => action === 'hide' || action === 'delete');
  const effects: Effect[] = [];
  if (removes) effects.push({ type: 'capture-evidence', step: step.key });
  if (step.legalHold && !draft.state.legalHold) effects.push({ type: 'legal-hold', step: step.key });
  if (step.owner !== null) effects.push({ type: 'tell', role: step.owner, step: step.key, why: 'opened' });
  for (const role of told) effects.push({ type: 'tell', role, step: step.key, why: 'told' });
  return effects;
}

function activeStep(draft: Draft, step: Step): ActiveStep {
  const { charter, playbook, at } = draft;
  const { hours, zone } = timeOf(charter, playbook);
  const waits = step.kind === 'wait' && step.wait !== null;
  const ends = step.kind === 'end';
  const beginning = { from: at, escalation: 0, severity: draft.state.severity };
  return {
    step: step.key,
    enteredAt: at,
    owner: ends ? null : step.owner,
    escalation: 0,
    deadlineFrom: at,
    dueAt: ends || waits ? null : dueAtOf(charter, playbook, step, beginning),
    waitUntil: waits ? addDuration(at, step.wait.upTo, hours, zone) : null,
    overdue: false,
  };
}

function close(draft: Draft, step: Step): Draft {
  return changed(draft, { status: 'closed', closedAt: draft.at }, { type: 'closed', end: step.end ?? step.key });
}

// A question that is still open is asked anew rather than twice.
function askRelay(draft: Draft, step: Step): Draft {
  if (step.relay === null) return draft;
  const { to } = step.relay;
  const others = draft.state.relays.filter((relay) => relay.step !== step.key || relay.answer !== null);
  const asked = { step: step.key, to, askedAt: draft.at, answer: null, answeredAt: null };
  return changed(draft, { relays: [...others, asked] }, { type: 'ask-relay', step: step.key, to });
}

function startClocks(draft: Draft, step: Step, active: ActiveStep): Draft {
  if (active.waitUntil === null) return startDeadline(draft, step, active);
  return setClock(draft, { step: step.key, kind: 'wait', dueAt: active.waitUntil });
}
