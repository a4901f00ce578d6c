/** What a case remembers, under the names of the new version: ticks, relays, approvals, who wrote what. */
import type { CaseState, Effect, RelayState } from '../case.ts';
import type { Step } from '../charter.ts';
import { stepOf } from '../workflow/draft.ts';
import type { Passage } from './passage.ts';
import { counterpart } from './standing.ts';

/**
 * Ticks stay where their step (not one it was moved to) and item still exist, approvals where the role still approves, short
 * of the number that would have passed them. Authorship follows every change of name: who wrote still may not approve. A
 * question stays open while the role asked exists; a step that now asks one asks it.
 */
export function carryMemory(
  passage: Passage,
  moved: CaseState,
  before: CaseState,
): { readonly state: CaseState; readonly effects: readonly Effect[] } {
  const relays = relaysAfter(passage, before);
  const asked = moved.active.flatMap(({ step: key }): RelayState[] => {
    const relay = stepOf(passage.playbook, key)?.relay ?? null;
    if (relay === null || relays.some(({ step }) => step === key)) return [];
    return [{ step: key, to: relay.to, askedAt: passage.at, answer: null, answeredAt: null }];
  });
  const state: CaseState = {
    ...moved,
    ticked: ticksAfter(passage, before),
    relays: [...relays, ...asked],
    approvals: approvalsAfter(passage, before),
    leftBy: Object.fromEntries(Object.entries(before.leftBy).map(([key, actor]) => [counterpart(passage, key), actor])),
  };
  return { state, effects: asked.map(({ step, to }) => ({ type: 'ask-relay', step, to })) };
}

/** The same step under its name of now; null where it was moved elsewhere or is gone. */
function sameStep(passage: Passage, key: string): Step | null {
  return Object.hasOwn(passage.moves.move, key) ? null : stepOf(passage.playbook, counterpart(passage, key));
}

function ticksAfter(passage: Passage, { ticked }: CaseState): CaseState['ticked'] {
  const entries = Object.entries(ticked).flatMap(([key, items]): [string, readonly string[]][] => {
    const step = sameStep(passage, key);
    if (step === null) return [];
    return [[step.key, items.filter((item) => step.checklist.some((one) => one.key === item))]];
  });
  return Object.fromEntries(entries);
}

function relaysAfter(passage: Passage, { relays }: CaseState): RelayState[] {
  const known = relays.filter(({ to, answer }) => answer !== null || Object.hasOwn(passage.to.roles, to));
  return known.map((relay) => ({ ...relay, step: counterpart(passage, relay.step) }));
}

function approvalsAfter(passage: Passage, { approvals }: CaseState): CaseState['approvals'] {
  return approvals.flatMap(({ step: key, accepted }) => {
    const step = sameStep(passage, key);
    const approval = step?.approval ?? null;
    if (step === null || approval === null) return [];
    const still = accepted.filter(({ role }) => approval.by.includes(role)).slice(0, approval.count - 1);
    return [{ step: step.key, accepted: still }];
  });
}
