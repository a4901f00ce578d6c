/** Why a choice is closed. One function decides and explains, so that both always agree. */
import type { Actor, CaseState } from '../case.ts';
import type { Charter, Choice, Need, Step } from '../charter.ts';
import type { Reason } from '../comment.ts';
import { reason, said } from './words.ts';

/**
 * What a choice still needs, in the order written, with a RefusalCode as code and a sentence in `language` (French to
 * readers of French, English to all others). Empty: nothing.
 *
 * With an actor, needs on who acts are reasons only where this actor fails them. Without one (`null`) each of them is a
 * reason, for people to read: they close the choice to nobody in particular. Who owns the step is not a need; `advance`
 * asks for that too.
 *
 * @example explain(charter, state, step, found, null, 'en')[0]?.message // "Still to tick: Luggage file opened."
 */
export function explain(
  charter: Charter,
  state: CaseState,
  step: Step,
  choice: Choice,
  actor: Actor | null,
  language: string = charter.languages[0] ?? 'en',
): Reason[] {
  return choice.needs.flatMap((need) => missing({ charter, state, step, actor, language }, need));
}

/** Needs about the person, not the case. */
export function isAboutActor(code: string): boolean {
  return code === 'not-your-role' || code === 'not-the-author';
}

interface Question {
  readonly charter: Charter;
  readonly state: CaseState;
  readonly step: Step;
  readonly actor: Actor | null;
  readonly language: string;
}

function missing(question: Question, need: Need): Reason[] {
  switch (need.kind) {
    case 'checklist':
      return untickedItems(question);
    case 'fact':
      return missingFact(question, need.fact);
    case 'relay':
      return openRelays(question);
    case 'from-severity':
      return question.state.severity >= need.level
        ? []
        : [reason('severity-too-low', question.language, String(need.level))];
    case 'role':
      return question.actor?.role === need.role
        ? []
        : [reason('not-your-role', question.language, need.role, roleTitle(question, need.role))];
    case 'not-author-of':
      return authorOf(question, need.step);
  }
}

function untickedItems({ state, step, language }: Question): Reason[] {
  const ticked = Object.hasOwn(state.ticked, step.key) ? state.ticked[step.key]! : [];
  return step.checklist
    .filter((item) => !ticked.includes(item.key))
    .map((item) => reason('checklist-incomplete', language, item.key, said(item.label, language)));
}

function missingFact({ charter, state, language }: Question, key: string): Reason[] {
  if (Object.hasOwn(state.facts, key)) return [];
  const label = Object.hasOwn(charter.facts, key) ? said(charter.facts[key]!.label, language) : key;
  return [reason('fact-missing', language, key, label)];
}

function openRelays(question: Question): Reason[] {
  const roles = question.state.relays.filter((relay) => relay.answer === null).map((relay) => relay.to);
  return [...new Set(roles)].map((role) =>
    reason('relay-unanswered', question.language, role, roleTitle(question, role)),
  );
}

function authorOf({ charter, state, actor, language }: Question, key: string): Reason[] {
  const author = Object.hasOwn(state.leftBy, key) ? state.leftBy[key]! : null;
  if (actor !== null && author?.id !== actor.id) return [];
  const step = charter.playbooks[state.crisis]?.workflow.steps[key];
  return [reason('not-the-author', language, key, step === undefined ? key : said(step.title, language))];
}

function roleTitle({ charter, language }: Question, role: string): string {
  return Object.hasOwn(charter.roles, role) ? said(charter.roles[role]!.title, language) : role;
}
