import type { CaseState, Playbook } from '@aplomb/core';
import { templateOf } from './awaiting.ts';

/** Where a text stands in a case: the step that writes or sends it, and whether that step sends. */
export interface Place {
  readonly step: string;
  readonly sends: boolean;
}

/**
 * The step that a submitted text belongs to. The active step that sends a reply comes first, then one that drafts, then the
 * step whose text an active approval judges. Null where the case asks for no text, or not at the step named.
 */
export function placeOf(playbook: Playbook, state: CaseState, named: string | null): Place | null {
  const { steps } = playbook.workflow;
  const active = state.active.flatMap(({ step }) => (steps[step] === undefined ? [] : [steps[step]]));
  const judged = active.flatMap(({ approval }) => approval?.of ?? []);
  const places: Place[] = [
    ...active.filter(({ reply }) => reply !== null).map(({ key }) => ({ step: key, sends: true })),
    ...active
      .filter((step) => step.reply === null && templateOf(step) !== null)
      .map(({ key }) => ({ step: key, sends: false })),
    ...judged.map((step) => ({ step, sends: false })),
  ];
  return places.find(({ step }) => named === null || step === named) ?? null;
}
