/** A second way to read a workflow, without a statechart: the oracle of the random walks. */
import type { CaseEvent, CaseState } from '../../../packages/core/src/case.ts';
import type { Charter } from '../../../packages/core/src/charter.ts';

type Steps = Charter['playbooks'][string]['workflow']['steps'];

/** The step that an accepted event leaves and the one it leads to; null for one that moves nothing by itself. */
export function targetOf(steps: Steps, before: CaseState, event: CaseEvent): { from: string; go: string } | null {
  const leading = (from: string, go: string | undefined | null) => (typeof go === 'string' ? { from, go } : null);
  switch (event.type) {
    case 'choice': {
      const from =
        before.active.find(({ step }) => steps[step]!.choices.some((one) => one.event === event.event))?.step ?? '';
      return leading(from, steps[from]?.choices.find((one) => one.event === event.event)?.go);
    }
    case 'refuse':
      return leading(event.step, steps[event.step]?.approval?.refused);
    case 'clock': {
      if (event.kind === 'wait') return leading(event.step, steps[event.step]!.wait!.then);
      if (event.kind !== 'missed') return null;
      const { escalation } = before.active.find(({ step }) => step === event.step)!;
      let missed = steps[event.step]!.deadline!.ifMissed;
      for (let level = 0; level < escalation && missed !== null && typeof missed !== 'string'; level += 1)
        missed = missed.ifMissed;
      return leading(event.step, typeof missed === 'string' ? missed : null);
    }
    case 'reopen':
    case 'author-writes':
      return before.status === 'closed' ? leading('closed', steps.closed?.reopen?.to) : null;
    default:
      return null;
  }
}

/** Enters a step beside those still active, without a statechart: regions open together and join when all are done. */
export function read(steps: Steps, active: string[], go: string): string[] {
  const step = steps[go]!;
  if (step.parallel !== null)
    return step.parallel.regions.reduce((before, { start: first }) => read(steps, before, first), active);
  if (step.kind !== 'done') return [...active, go];
  return active.length > 0 ? active : read(steps, [], steps[step.region!.parallel]!.parallel!.whenAllDone);
}
