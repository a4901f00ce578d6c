/** Which crises a promise is about, and at which severity. */
import type { Charter, CharterPromise, Playbook, Severity } from '../../charter.ts';

export interface Concerned {
  readonly playbook: Playbook;
  /** Deadlines are those of this level. */
  readonly severity: Severity;
  /** The highest that a case can reach: choices that need more are never taken. */
  readonly highest: Severity;
}

/**
 * The crises that a promise names, or all. With `from-severity: n` those whose base or a raise reaches n, at the lowest such
 * level: deadlines only get shorter above it.
 */
export function concernedBy(charter: Charter, promise: CharterPromise): Concerned[] {
  return Object.values(charter.playbooks).flatMap((playbook) => {
    if (promise.in !== null && !promise.in.includes(playbook.crisis)) return [];
    const { base, raise } = playbook.severity;
    const levels = [base, ...raise.map(({ to }) => to)].filter(
      (level) => level >= Math.max(base, promise.fromSeverity ?? base),
    );
    if (levels.length === 0) return [];
    return [{ playbook, severity: Math.min(...levels) as Severity, highest: Math.max(...levels) as Severity }];
  });
}
