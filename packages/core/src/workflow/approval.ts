/** Four eyes: people approve or refuse a text that somebody else wrote. */
import type { Actor, CaseEvent, Refused } from '../case.ts';
import type { Step } from '../charter.ts';
import { changed, type Draft, refused, stepOf } from './draft.ts';
import { moves } from './machine.ts';
import { pass } from './passage.ts';
import { hasRole } from './who.ts';
import { said } from './words.ts';

type Approval = NonNullable<Step['approval']>;

/**
 * Counts an approval, or sends the text back. Only for a role named in `by` (a stand-in only if named), never for the author
 * of a step in `of`. `count` counts people; reaching it leads on.
 */
export function approveOrRefuse(
  draft: Draft,
  event: Extract<CaseEvent, { type: 'approve' | 'refuse' }>,
): Draft | Refused {
  const { actor, type } = event;
  const step = stepOf(draft.playbook, event.step);
  const here = draft.state.active.some((active) => active.step === event.step);
  if (!here || step === null || step.approval === null) return refused(draft, 'not-here', type);
  const objection = objectionTo(draft, step.approval, actor);
  if (objection !== null) return objection;
  return type === 'refuse' ? pass(draft, moves.refused(step.key)) : approve(draft, step, step.approval, actor);
}

function objectionTo(draft: Draft, approval: Approval, actor: Actor): Refused | null {
  if (!approval.by.includes(actor.role)) {
    const titles = approval.by.map((role) =>
      hasRole(draft.charter, role) ? said(draft.charter.roles[role]!.title, draft.language) : role,
    );
    return refused(draft, 'not-your-role', approval.by[0] ?? null, titles.join(', '));
  }
  const { leftBy } = draft.state;
  const own = approval.of.find((key) => Object.hasOwn(leftBy, key) && leftBy[key]!.id === actor.id);
  if (own === undefined) return null;
  const text = stepOf(draft.playbook, own);
  return refused(draft, 'not-the-author', own, text === null ? own : said(text.title, draft.language));
}

function approve(draft: Draft, step: Step, approval: Approval, actor: Actor): Draft | Refused {
  const others = draft.state.approvals.filter((one) => one.step !== step.key);
  const before = draft.state.approvals.find((one) => one.step === step.key)?.accepted ?? [];
  if (before.some(({ id }) => id === actor.id)) return refused(draft, 'already-approved', actor.id);
  const accepted = [...before, actor];
  const counted = changed(draft, { approvals: [...others, { step: step.key, accepted }] });
  return accepted.length < approval.count ? counted : pass(counted, moves.accepted(step.key));
}
