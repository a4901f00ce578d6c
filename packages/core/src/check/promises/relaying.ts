/** No case ends while a colleague who was asked has not answered. */
import type { Playbook, Severity } from '../../charter.ts';
import type { PathStep } from './proof.ts';
import { type Hunt, pathToWrong } from './search.ts';

/**
 * The shortest path to an end on which a relay may still be open; null when there is none. Only a choice that
 * `needs: [{ relay: answered }]` makes sure; deadlines and waits lead on without.
 */
export function openRelayAtEnd({ workflow }: Playbook, highest: Severity): readonly PathStep[] | null {
  return pathToWrong(workflow, highest, open);
}

/** The flag says that a relay may be open. */
const open: Hunt = {
  entering: (step, waiting) => waiting || step.relay !== null,
  leaving: (_, exit, waiting) => waiting && !exit.relaysAnswered,
  wrong: (step, waiting) => waiting && step.kind === 'end',
};
