/** What goes out: the step to take, its tone and its words, with reasons. Readonly data. */
import type { Action, Address, Apology, Axis, Ground, Responsibility } from './charter.ts';
import type { Candidate, Evidence, Reason } from './comment.ts';

export interface Named {
  readonly key: string;
  readonly title: string;
}
export interface Owner extends Named {
  /** Who that is at this hour. */
  readonly onDuty: Named;
}

/** Choices whose needs depend on the case are explained; needs on who acts stand in `reasons` without closing the choice. */
export interface ChoiceView {
  readonly event: string;
  readonly label: string;
  readonly allowed: boolean;
  readonly reasons: readonly Reason[];
}

/** An active step as a person sees it. Instants are milliseconds since the epoch. */
export interface StepView extends Named {
  readonly region: Named | null;
  /** Null at an end. */
  readonly instructions: string | null;
  readonly owner: Owner | null;
  readonly dueAt: number | null;
  readonly overdue: boolean;
  readonly waiting: { readonly until: number; readonly then: string } | null;
  readonly checklist: readonly { readonly key: string; readonly label: string; readonly done: boolean }[];
  readonly choices: readonly ChoiceView[];
  readonly action: Action | null;
  /** A removal: the evidence is kept before anything else. */
  readonly evidenceFirst: boolean;
  readonly relay: { readonly to: Owner; readonly question: string; readonly answer: string | null } | null;
  readonly approval: { readonly of: readonly string[]; readonly by: readonly Named[]; readonly needed: number } | null;
}

/** `from`: the layer of the charter that decided, as "base", "channel linkedin", "crisis lost-luggage". */
export interface ToneReason {
  readonly property: string;
  readonly value: string;
  readonly from: string;
}
export interface Tone {
  readonly address: Address | null;
  readonly speaksAs: 'we' | 'i';
  readonly serious: Axis;
  readonly formal: Axis;
  readonly respectful: Axis;
  readonly matterOfFact: Axis;
  readonly emoji: number;
  readonly exclamations: number;
  readonly sentenceWords: number;
  readonly apology: Apology;
  readonly neverSay: readonly string[];
  readonly mustInclude: readonly string[];
  readonly because: readonly ToneReason[];
}

export interface Length {
  readonly used: number;
  /** Null where the platform publishes none. */
  readonly max: number | null;
  readonly unit: string;
}
export interface ReplyFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** UTF-16 offsets; null when about the whole text. */
  readonly start: number | null;
  readonly end: number | null;
}
export interface ReplyDraft {
  /** The reply's key. */
  readonly template: string;
  readonly language: string;
  /** Facts that are missing stay visible as `{{fact-name}}`. */
  readonly text: string;
  readonly missingFacts: readonly string[];
  readonly length: Length;
  readonly sendable: boolean;
  readonly findings: readonly ReplyFinding[];
}

export interface Prescription {
  readonly charter: { readonly brand: string; readonly version: string; readonly digest: string };
  /** Of the comment; `reply.language` is the one answered in. */
  readonly language: string;
  readonly crisis: Named & { readonly responsibility: Responsibility; readonly ground: Ground };
  readonly confidence: number;
  readonly abstained: boolean;
  readonly alternatives: readonly Candidate[];
  readonly evidence: readonly Evidence[];
  readonly severity: { readonly level: number; readonly reasons: readonly Reason[] };
  readonly steps: readonly StepView[];
  /** The first of `steps` that prescribes a reply, else the first. */
  readonly step: StepView;
  readonly tone: Tone;
  readonly reply: ReplyDraft | null;
}
