/** A case begins. */
import type { Advanced, CaseState } from '../case.ts';
import type { Charter, Severity } from '../charter.ts';
import type { Facts } from '../comment.ts';
import type { Kept } from './clocks.ts';
import { advanced, type Draft, draftOf } from './draft.ts';
import { begin, machineOf } from './machine.ts';
import { cross } from './passage.ts';

/**
 * Opens a case of a crisis type at the first step of its workflow (the first of every region, where it begins in parallel).
 * Changes nothing; the effects say which clocks to set and whom to tell. Throws for a crisis type that the charter lacks.
 *
 * @param opening.at when the comment was received, in milliseconds since the epoch: deadlines count from here
 * @param opening.facts what is known already, typed (see `readFacts` for values from outside)
 * @example start(charter, 'delay', { at: Date.parse('2026-11-20T09:00:00Z'), severity: 2 }).to // ["acknowledge"]
 */
export function start(
  charter: Charter,
  crisis: string,
  opening: { readonly at: number; readonly severity: Severity; readonly facts?: Facts },
): Advanced {
  const { at, severity, facts = {} } = opening;
  const empty: CaseState = {
    digest: charter.digest,
    crisis,
    severity,
    status: 'open',
    openedAt: at,
    active: [],
    snapshot: { machine: null, clocks: [] } satisfies Kept,
    facts,
    ticked: {},
    relays: [],
    approvals: [],
    leftBy: {},
    answeredAt: null,
    legalHold: false,
    closedAt: null,
  };
  return advanced(null, startWorkflow(draftOf(charter, empty, at, charter.languages[0] ?? 'en')));
}

/** Enters the workflow of the draft's crisis type at its start. */
export function startWorkflow(draft: Draft): Draft {
  return cross(draft, begin(machineOf(draft.charter, draft.state.crisis)));
}
