/** What a proof of a promise holds. Readonly JSON data, no functions. Instants and lengths are milliseconds. */
import type { CharterPromise, Severity } from '../../charter.ts';

/**
 * How a step is left: by a button, because nobody acted in time, by an approval or a refusal, because the author stayed
 * silent, because every region is done. `here` is the last step of a path.
 */
export type Way = 'choice' | 'missed' | 'accepted' | 'refused' | 'waited' | 'joined' | 'here';

/** A deadline passed in place: who had it until when, and who takes over. */
export interface PassedOn {
  readonly at: number;
  readonly to: string;
}

/** One step of a path. Times are null where a promise is not about time. */
export interface PathStep {
  readonly step: string;
  readonly owner: string | null;
  readonly enteredAt: number | null;
  readonly leftAt: number | null;
  readonly way: Way;
  /** The button, for a choice. */
  readonly event: string | null;
  /** Escalations in place that are waited for. */
  readonly passedOn: readonly PassedOn[];
  /** The paths within the regions of a parallel step; several only where it is left because all are done. */
  readonly regions: readonly (readonly PathStep[])[];
}

/** A path that ends, or closes the case, without a public reply. */
export interface UnansweredPath {
  readonly crisis: string;
  readonly steps: readonly string[];
}

export interface Proof {
  readonly promise: CharterPromise;
  /** Place in `charter.promises`. */
  readonly index: number;
  readonly proved: boolean;
  /**
   * The longest time found: open time of the playbook's calendar where the promise is in business minutes or hours, elapsed
   * time otherwise. Null where no time is promised, where no path counts, and where the end never comes (`never`).
   */
  readonly worstCaseMs: number | null;
  /** When the comment of the worst case arrives. */
  readonly arrivesAt: number | null;
  /** When what is promised then happens, and by when it is promised. */
  readonly happensAt: number | null;
  readonly promisedBy: number | null;
  /** The crisis type of the worst case. */
  readonly crisis: string | null;
  /** Severity of the worst case. */
  readonly severity: Severity | null;
  readonly path: readonly PathStep[];
  /** Every crisis type in which the promise is broken. */
  readonly brokenIn: readonly string[];
  /** Crisis types of which nothing is known: their steps lead to one another in too many ways. Not proved then. */
  readonly tangledIn: readonly string[];
  /** For `answered-within`: listed, not counted. At most 100. */
  readonly unansweredPaths: readonly UnansweredPath[];
  /** For `approved-by`: the first day within the two years on which a reply approved in advance no longer is (ISO date). */
  readonly holdsUntil: string | null;
}
