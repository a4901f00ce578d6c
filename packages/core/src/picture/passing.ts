/** Where a step's work goes when nobody does it in time. */
import type { Deadline, Escalation } from '../charter.ts';

/** Every escalation of a deadline that stays on the same step, first to last. */
export function reliefs(deadline: Deadline | null): Escalation[] {
  const found: Escalation[] = [];
  let next = deadline?.ifMissed ?? null;
  while (next !== null && typeof next !== 'string') {
    found.push(next);
    next = next.ifMissed;
  }
  return found;
}

/** The step that a missed deadline leads to in the end; null where it stays here. */
export function missedStep(deadline: Deadline | null): string | null {
  const last = reliefs(deadline).at(-1);
  const next = last === undefined ? deadline?.ifMissed : last.ifMissed;
  return typeof next === 'string' ? next : null;
}
