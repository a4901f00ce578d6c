/** What happens around the end of a case: reopening, merging, another crisis type, an author who writes again. */
import type { Actor, CaseEvent, Refused } from '../case.ts';
import { addDuration } from '../time/calendar.ts';
import { refusedToOthers } from './choice.ts';
import { cancelClocks, clocksOf } from './clocks.ts';
import { changed, type Draft, refused, stepOf, timeOf } from './draft.ts';
import { moves } from './machine.ts';
import { pass } from './passage.ts';
import { startWorkflow } from './start.ts';
import { hasRole, mayAct } from './who.ts';

/** Any role of the charter may reopen a case that its end allows to, within the time given; so may the system (`null`). */
export function reopen(draft: Draft, actor: Actor | null): Draft | Refused {
  if (draft.state.status === 'open') return refused(draft, 'not-here', 'reopen');
  if (actor !== null && !hasRole(draft.charter, actor.role)) return refused(draft, 'not-your-role', actor.role);
  const end = draft.state.active.map(({ step }) => stepOf(draft.playbook, step)).find((step) => step?.kind === 'end');
  if (end === undefined || end === null || end.reopen === null) return refused(draft, 'closed', null);
  const { within } = end.reopen;
  const { hours, zone } = timeOf(draft.charter, draft.playbook);
  const closedAt = draft.state.closedAt ?? draft.at;
  if (within !== null && draft.at > addDuration(closedAt, within, hours, zone))
    return refused(draft, 'reopen-too-late', null);
  const open = changed(draft, { status: 'open', closedAt: null }, { type: 'reopened' });
  return pass(open, moves.reopen(end.key));
}

/**
 * The author wrote again. A closed case reopens as its end allows. A case that waits stops waiting: the step stays, since
 * only a choice leads on, its clock is cancelled and its owner told. Any other case goes on as it was.
 */
export function hearAuthor(draft: Draft): Draft | Refused {
  if (draft.state.status === 'closed') return reopen(draft, null);
  const waiting = draft.state.active.filter((active) => active.waitUntil !== null);
  return waiting.reduce((before, { step, owner }) => {
    const active = before.state.active.map((one) => (one.step === step ? { ...one, waitUntil: null } : one));
    const heard = cancelClocks(changed(before, { active }), step, 'wait');
    return owner === null ? heard : changed(heard, {}, { type: 'tell', role: owner, step, why: 'told' });
  }, draft);
}

/**
 * Starts the workflow of another crisis type. Facts, the opening and the first answer stay; ticks, relays, approvals and
 * authorship belonged to the steps left behind. For whoever may act at an active step.
 */
export function reclassify(draft: Draft, event: Extract<CaseEvent, { type: 'reclassify' }>): Draft | Refused {
  const { crisis, severity, actor } = event;
  if (!Object.hasOwn(draft.charter.playbooks, crisis)) return refused(draft, 'unknown-crisis', crisis);
  if (crisis === draft.state.crisis) return refused(draft, 'not-here', 'reclassify');
  const objection = objectionTo(draft, actor);
  if (objection !== null) return objection;
  const left = changed(cancelAllClocks(draft), {
    crisis,
    severity,
    active: [],
    ticked: {},
    relays: [],
    approvals: [],
    leftBy: {},
  });
  return startWorkflow({ ...left, playbook: draft.charter.playbooks[crisis]! });
}

/** Closes the case: another one goes on in its place. No step stays active, so nothing reopens it. */
export function merge(draft: Draft, actor: Actor): Draft | Refused {
  const objection = objectionTo(draft, actor);
  if (objection !== null) return objection;
  const left = changed(cancelAllClocks(draft), { active: [], status: 'closed', closedAt: draft.at });
  return changed(left, {}, { type: 'closed', end: 'merged' });
}

function objectionTo(draft: Draft, actor: Actor): Refused | null {
  const [first] = draft.state.active;
  if (first === undefined || draft.state.active.some((active) => mayAct(draft, active, actor))) return null;
  return refusedToOthers(draft, first);
}

function cancelAllClocks(draft: Draft): Draft {
  return clocksOf(draft.state).reduce((before, { step, kind }) => cancelClocks(before, step, kind), draft);
}
