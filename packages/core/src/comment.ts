/** What comes in, and what triage makes of it. Readonly data. */
import type { AuthorKind, Severity } from './charter.ts';

export interface Author {
  readonly externalId?: string | null;
  readonly handle?: string | null;
  readonly name?: string | null;
  readonly followers?: number | null;
  readonly verified?: boolean | null;
  readonly kind?: AuthorKind;
  /** An audience of the charter. */
  readonly audience?: string | null;
  /** Marks that earlier cases gave this author: `ambassador`. */
  readonly marks?: readonly string[];
}

export interface Comment {
  /** 1 to 20 000 UTF-16 units. */
  readonly text: string;
  /** A channel of the charter. */
  readonly channel: string;
  /** BCP 47; detected when absent. */
  readonly language?: string | null;
  readonly postedAt?: string | null;
  readonly url?: string | null;
  readonly isPublic?: boolean;
  readonly stars?: number | null;
  readonly author?: Author | null;
}

/** A typed value of a fact. Date-times are RFC 3339 with an offset. */
export type FactValue = string | number | Money | readonly string[];
export interface Money {
  /** A decimal: "49.90". */
  readonly amount: string;
  /** ISO 4217. */
  readonly currency: string;
}
export type Facts = Readonly<Record<string, FactValue>>;

/** What the caller knows besides the comment. `now` is always given: core has no clock. */
export interface Situation {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Recent volume by crisis, this comment counted. */
  readonly similar?: readonly { readonly crisis: string; readonly count: number; readonly withinMinutes: number }[];
  readonly facts?: Facts;
  /** Who acts: fills `{{agent-name}}`. */
  readonly agentName?: string | null;
  /** Language of titles, instructions and reasons; the charter's first when absent or unknown. A reply follows the comment. */
  readonly locale?: string | null;
}

/** Words that decided. */
export interface Evidence {
  readonly quote: string;
  /** UTF-16 offsets into the text as sent. */
  readonly start: number;
  readonly end: number;
  /** The signal as the charter writes it; null when the classifier found it. */
  readonly signal: string | null;
  /** Positive speaks for the crisis chosen. */
  readonly weight: number;
}

export interface Reason {
  readonly code: string;
  readonly message: string;
  /** The fact, item, role, step or number it is about. */
  readonly subject: string | null;
}

export interface Candidate {
  readonly crisis: string;
  /** 0..1, calibrated. */
  readonly confidence: number;
}

export interface Triage {
  /** The language answered in: one of the charter's. */
  readonly language: string;
  /** The comment's own language, when the charter lacks it; else the same. */
  readonly detectedLanguage: string;
  /** `charter.whenUnsure` when abstained. */
  readonly crisis: string;
  /** When abstained, that of the best alternative. */
  readonly confidence: number;
  readonly abstained: boolean;
  /** Best first, without the one chosen. */
  readonly alternatives: readonly Candidate[];
  readonly evidence: readonly Evidence[];
  readonly severity: { readonly level: Severity; readonly reasons: readonly Reason[] };
}
