/** A person presses a button. */
import type { ActiveStep, CaseEvent, Effect, Refused } from '../case.ts';
import type { Choice, Step } from '../charter.ts';
import { changed, type Draft, refused, refusedFor, stepOf } from './draft.ts';
import { explain } from './explain.ts';
import { withFacts } from './facts.ts';
import { moves } from './machine.ts';
import { pass } from './passage.ts';
import { hasRole, mayAct } from './who.ts';
import { said } from './words.ts';

type ChoiceEvent = Extract<CaseEvent, { type: 'choice' }>;

interface Found {
  readonly active: ActiveStep;
  readonly step: Step;
  readonly choice: Choice;
}

/**
 * Takes a choice of an active step. Facts sent along count for what it needs, and are kept only when it is taken.
 * A choice that needs a role is that role's alone, whoever owns the step; any other is for the owner or its stand-in.
 */
export function choose(draft: Draft, event: ChoiceEvent): Draft | Refused {
  const found = offered(draft, event);
  const [first, second] = found;
  if (first === undefined) return refused(draft, 'not-here', event.event);
  if (second !== undefined) return refused(draft, 'step-required', event.event);
  const informed = event.facts === undefined ? draft : withFacts(draft, event.facts);
  if ('ok' in informed) return informed;
  return take(informed, first, event);
}

function offered(draft: Draft, event: ChoiceEvent): Found[] {
  return draft.state.active.flatMap((active) => {
    if (event.step !== undefined && event.step !== active.step) return [];
    const step = stepOf(draft.playbook, active.step);
    const choice = step?.choices.find((one) => one.event === event.event);
    return step === null || choice === undefined ? [] : [{ active, step, choice }];
  });
}

function take(draft: Draft, { active, step, choice }: Found, { actor, at }: ChoiceEvent): Draft | Refused {
  const namesRole = choice.needs.some((need) => need.kind === 'role');
  if (!hasRole(draft.charter, actor.role) || !(namesRole || mayAct(draft, active, actor)))
    return refusedToOthers(draft, active);
  const reasons = explain(draft.charter, draft.state, step, choice, actor, draft.language);
  if (reasons.length > 0) return refusedFor(draft, reasons);

  const answers = step.reply?.in === 'public' && !choice.unanswered && draft.state.answeredAt === null;
  const effects: Effect[] = [];
  if (answers) effects.push({ type: 'answered' });
  if (step.tellAuthor === 'reasons') effects.push({ type: 'statement-of-reasons', step: step.key });
  if (choice.markAuthor !== null) effects.push({ type: 'mark-author', mark: choice.markAuthor });
  const leftBy = { ...draft.state.leftBy, [step.key]: actor };
  const acted = changed(draft, { leftBy, answeredAt: answers ? at : draft.state.answeredAt }, ...effects);
  return pass(acted, moves.choice(step.key, choice.event));
}

/** The refusal to who neither owns the step nor stands in: it names the owner in force. */
export function refusedToOthers(draft: Draft, active: ActiveStep): Refused {
  const owner = active.owner ?? '';
  const title = hasRole(draft.charter, owner) ? said(draft.charter.roles[owner]!.title, draft.language) : owner;
  return refused(draft, 'not-your-role', active.owner, title);
}
