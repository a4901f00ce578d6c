/** A case moves: one event in, the next state and its effects out. */
import type { Advanced, CaseEvent, CaseState, Refused } from '../case.ts';
import type { Charter } from '../charter.ts';
import { approveOrRefuse } from './approval.ts';
import { choose } from './choice.ts';
import { strike } from './clock.ts';
import { advanced, type Draft, draftOf, refused } from './draft.ts';
import { hearAuthor, merge, reclassify, reopen } from './ending.ts';
import { setFacts } from './facts.ts';
import { answerRelay } from './relay.ts';
import { setSeverity } from './severity.ts';
import { tick } from './tick.ts';
import { hasRole } from './who.ts';

/**
 * Moves a case by one event. Pure: the same charter, state and event give the same answer, and what is handed in stays as it
 * was. A refusal says why in `language` (French or English; the charter's first language when absent) and which events the
 * active steps accept. A closed case accepts `reopen`, `note` and `author-writes` only.
 *
 * Throws when the state belongs to another charter (`digest`): that is a mistake of the caller's, not of a person's.
 *
 * @example advance(charter, state, { type: 'choice', event: 'replied', actor: { id: 'ana', role: 'community-manager' }, at })
 */
export function advance(
  charter: Charter,
  state: CaseState,
  event: CaseEvent,
  language: string = charter.languages[0] ?? 'en',
): Advanced | Refused {
  const draft = draftOf(charter, state, event.at, language);
  const outcome = state.status === 'closed' ? whenClosed(draft, event) : whenOpen(draft, event);
  return 'ok' in outcome ? outcome : advanced(state, outcome);
}

function whenClosed(draft: Draft, event: CaseEvent): Draft | Refused {
  switch (event.type) {
    case 'reopen':
      return reopen(draft, event.actor);
    case 'author-writes':
      return hearAuthor(draft);
    case 'note':
      return note(draft, event);
    case 'clock':
      return refused(draft, 'stale-clock', event.step);
    default:
      return refused(draft, 'closed', null);
  }
}

function whenOpen(draft: Draft, event: CaseEvent): Draft | Refused {
  switch (event.type) {
    case 'choice':
      return choose(draft, event);
    case 'tick':
      return tick(draft, event);
    case 'set-facts':
      return setFacts(draft, event.facts, event.actor);
    case 'answer':
      return answerRelay(draft, event);
    case 'approve':
    case 'refuse':
      return approveOrRefuse(draft, event);
    case 'note':
      return note(draft, event);
    case 'reopen':
      return reopen(draft, event.actor);
    case 'reclassify':
      return reclassify(draft, event);
    case 'merge':
      return merge(draft, event.actor);
    case 'author-writes':
      return hearAuthor(draft);
    case 'severity':
      return setSeverity(draft, event.level);
    case 'clock':
      return strike(draft, event);
  }
}

/** Any role of the charter may leave a note; the log keeps its words. */
function note(draft: Draft, { actor }: Extract<CaseEvent, { type: 'note' }>): Draft | Refused {
  return hasRole(draft.charter, actor.role) ? draft : refused(draft, 'not-your-role', actor.role);
}
