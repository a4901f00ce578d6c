/** What `Prescribe` answers, as its document selects it. */
import type { DateTime } from './inputs.ts';

export interface Keyed {
  readonly key: string;
}
export interface Named extends Keyed {
  readonly title: string;
}
/** A role, and who that is at this hour. */
export interface Owner extends Named {
  readonly onDuty: Named;
}
export interface Reason {
  readonly code: string;
  readonly message: string;
  /** The fact, item, role, step or number that it is about. */
  readonly subject: string | null;
}
export interface Severity {
  /** 1 to 5. */
  readonly level: number;
  readonly reasons: readonly Reason[];
}
export interface CharterVersion {
  readonly brand: string;
  readonly version: string;
  /** SHA-256 of all that the charter says. */
  readonly digest: string;
}
export interface Choice {
  readonly event: string;
  readonly label: string;
  /** By the state of the case. Needs on who acts stand in `reasons` and are decided by `AdvanceCase`. */
  readonly allowed: boolean;
  readonly reasons: readonly Reason[];
}
export interface ChecklistItem {
  readonly key: string;
  readonly label: string;
  readonly done: boolean;
}
export type Action = 'KEEP' | 'HIDE' | 'DELETE' | 'REPORT' | 'BAN' | 'LET_STAND' | 'PRIVATE_REPLY';
export type Apology = 'required' | 'allowed' | 'forbidden';

/** Which layer of the charter decided a property: `base`, `channel linkedin`, `crisis lost-luggage`. */
export interface ToneReason {
  readonly property: string;
  readonly value: string;
  readonly from: string;
}
export interface Tone {
  /** Null where the language knows no tu and vous. */
  readonly address: 'vous' | 'tu' | null;
  readonly speaksAs: 'we' | 'i';
  /** Four axes: -1, 0 or 1. */
  readonly serious: number;
  readonly formal: number;
  readonly respectful: number;
  readonly matterOfFact: number;
  /** At most, per reply. */
  readonly emoji: number;
  readonly exclamations: number;
  /** Longest sentence. */
  readonly sentenceWords: number;
  readonly apology: Apology;
  readonly neverSay: readonly string[];
  readonly mustInclude: readonly string[];
  readonly because: readonly ToneReason[];
}
export interface ReplyFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** UTF-16 offsets; null when about the whole text. */
  readonly start: number | null;
  readonly end: number | null;
}
export interface ReplyLength {
  readonly used: number;
  /** Null where the platform publishes none. */
  readonly max: number | null;
  readonly unit: string;
}
export interface Reply {
  readonly template: string;
  readonly language: string;
  /** Facts that are missing stay visible as `{{fact-name}}`. */
  readonly text: string;
  readonly missingFacts: readonly string[];
  readonly length: ReplyLength;
  readonly sendable: boolean;
  readonly findings: readonly ReplyFinding[];
}
export interface Evidence {
  readonly quote: string;
  /** UTF-16 offsets into the text as sent. */
  readonly start: number;
  readonly end: number;
  /** As the charter writes it; null when the classifier found it. */
  readonly signal: string | null;
  readonly weight: number;
}

/** What to do about a comment, in which tone, with which words, and why. */
export interface Prescription {
  readonly charter: CharterVersion;
  /** Of the comment: BCP 47. */
  readonly language: string;
  readonly crisis: Named & { readonly responsibility: string; readonly ground: string };
  /** 0 to 1, calibrated; when abstained, that of the best alternative. */
  readonly confidence: number;
  /** A person must triage. */
  readonly abstained: boolean;
  /** Best first, without the one chosen. */
  readonly alternatives: readonly { readonly crisis: Keyed; readonly confidence: number }[];
  readonly evidence: readonly Evidence[];
  readonly severity: Severity;
  readonly steps: readonly Keyed[];
  /** The first of `steps` that prescribes a reply, else the first. */
  readonly step: Named & {
    readonly instructions: string | null;
    readonly owner: Owner | null;
    /** Null at an end and while waiting for the author. */
    readonly dueAt: DateTime | null;
    readonly checklist: readonly ChecklistItem[];
    readonly choices: readonly Choice[];
    readonly action: Action | null;
  };
  readonly tone: Tone;
  /** Null where the step prescribes none. */
  readonly reply: Reply | null;
}
