/** Another team answers a question that the case asked. */
import type { CaseEvent, Refused } from '../case.ts';
import { changed, type Draft, refused } from './draft.ts';
import { actsFor, hasRole } from './who.ts';
import { said } from './words.ts';

/**
 * For the role that was asked or its stand-in, also after the step that asked was left: a question stays open until it is
 * answered or asked anew. The owner of the step that asked is told; where that step was left, the owners of the active ones.
 */
export function answerRelay(draft: Draft, event: Extract<CaseEvent, { type: 'answer' }>): Draft | Refused {
  const { charter, state, at, language } = draft;
  const asked = state.relays.find((relay) => relay.step === event.step && relay.answer === null);
  if (asked === undefined) return refused(draft, 'not-here', event.step);
  if (!actsFor(charter, event.actor.role, [asked.to], at)) {
    const title = hasRole(charter, asked.to) ? said(charter.roles[asked.to]!.title, language) : asked.to;
    return refused(draft, 'not-your-role', asked.to, title);
  }
  const relays = state.relays.map((relay) =>
    relay === asked ? { ...relay, answer: event.answer, answeredAt: at } : relay,
  );
  const asking = state.active.filter((active) => active.step === event.step);
  const told = (asking.length > 0 ? asking : state.active).flatMap(({ owner, step }) =>
    owner === null ? [] : [{ type: 'tell', role: owner, step, why: 'told' } as const],
  );
  return changed(draft, { relays }, ...told);
}
