/** A case, the events that move it and the effects these ask for. Readonly JSON data, no functions. */
import type { Severity } from './charter.ts';
import type { Facts, Reason } from './comment.ts';

/** Who acts, and as which role. */
export interface Actor {
  readonly id: string;
  readonly role: string;
}

export type ClockKind = 'remind' | 'missed' | 'tell-again' | 'wait';

/** One active step of a case. Instants are milliseconds since the epoch. */
export interface ActiveStep {
  readonly step: string;
  readonly enteredAt: number;
  /** Owner in force: the step's, or that of the escalation reached. */
  readonly owner: string | null;
  /** 0 for the step's own deadline, 1 for its first escalation in place… */
  readonly escalation: number;
  /** When the deadline in force began: `enteredAt`, or when the escalation was reached. */
  readonly deadlineFrom: number;
  /** Null at an end and while waiting for the author. */
  readonly dueAt: number | null;
  /** While waiting for the author. */
  readonly waitUntil: number | null;
  /** The deadline passed and nobody has acted yet. */
  readonly overdue: boolean;
}

export interface RelayState {
  readonly step: string;
  readonly to: string;
  readonly askedAt: number;
  readonly answer: string | null;
  readonly answeredAt: number | null;
}

export interface ApprovalState {
  readonly step: string;
  readonly accepted: readonly Actor[];
}

/**
 * Everything about a case that its workflow needs. Survives JSON; belongs to one charter (`digest`) and one crisis.
 */
export interface CaseState {
  readonly digest: string;
  readonly crisis: string;
  readonly severity: Severity;
  readonly status: 'open' | 'closed';
  readonly openedAt: number;
  /** Active steps in workflow order; two and more while regions run in parallel, without done ones. */
  readonly active: readonly ActiveStep[];
  /** XState's persisted snapshot; opaque. */
  readonly snapshot: unknown;
  readonly facts: Facts;
  /** Ticked items by step. */
  readonly ticked: Readonly<Record<string, readonly string[]>>;
  /** Every relay the case asked, oldest first. */
  readonly relays: readonly RelayState[];
  readonly approvals: readonly ApprovalState[];
  /** Who last took a choice that left a step: the author of its text. */
  readonly leftBy: Readonly<Record<string, Actor>>;
  /** First public answer. */
  readonly answeredAt: number | null;
  readonly legalHold: boolean;
  readonly closedAt: number | null;
}

/** What may happen to a case. `at` is the actual time; a clock's `dueAt` the time it was due. */
export type CaseEvent =
  | {
      readonly type: 'choice';
      readonly event: string;
      readonly step?: string;
      readonly actor: Actor;
      readonly at: number;
      readonly facts?: Facts;
    }
  | {
      readonly type: 'tick';
      readonly step: string;
      readonly item: string;
      readonly done: boolean;
      readonly actor: Actor;
      readonly at: number;
    }
  | {
      readonly type: 'set-facts';
      readonly facts: Readonly<Record<string, unknown>>;
      readonly actor: Actor;
      readonly at: number;
    }
  | {
      readonly type: 'answer';
      readonly step: string;
      readonly answer: string;
      readonly actor: Actor;
      readonly at: number;
    }
  | { readonly type: 'approve'; readonly step: string; readonly actor: Actor; readonly at: number }
  | { readonly type: 'refuse'; readonly step: string; readonly actor: Actor; readonly at: number }
  | { readonly type: 'note'; readonly actor: Actor; readonly at: number }
  | { readonly type: 'reopen'; readonly actor: Actor | null; readonly at: number }
  | {
      readonly type: 'reclassify';
      readonly crisis: string;
      readonly severity: Severity;
      readonly actor: Actor;
      readonly at: number;
    }
  | { readonly type: 'merge'; readonly actor: Actor; readonly at: number }
  /** Another comment of the same author: ends a wait, reopens an end. */
  | { readonly type: 'author-writes'; readonly at: number }
  | { readonly type: 'severity'; readonly level: Severity; readonly at: number }
  | {
      readonly type: 'clock';
      readonly kind: ClockKind;
      readonly step: string;
      readonly dueAt: number;
      readonly at: number;
    };

/** What the caller must do besides keeping the new state. Returned, never done. */
export type Effect =
  /** Set a clock; it replaces the one of the same step and kind. */
  | { readonly type: 'set-clock'; readonly step: string; readonly kind: ClockKind; readonly dueAt: number }
  | { readonly type: 'cancel-clock'; readonly step: string; readonly kind: ClockKind }
  | {
      readonly type: 'tell';
      readonly role: string;
      readonly step: string;
      readonly why: 'opened' | 'remind' | 'escalated' | 'tell-again' | 'told';
    }
  | { readonly type: 'ask-relay'; readonly step: string; readonly to: string }
  /** Keep text, address, time and hash before a removal. */
  | { readonly type: 'capture-evidence'; readonly step: string }
  | { readonly type: 'statement-of-reasons'; readonly step: string }
  | { readonly type: 'legal-hold'; readonly step: string }
  | { readonly type: 'mark-author'; readonly mark: string }
  | { readonly type: 'answered' }
  | { readonly type: 'closed'; readonly end: string }
  | { readonly type: 'reopened' };

export type RefusalCode =
  | 'not-here'
  | 'not-your-role'
  | 'not-the-author'
  | 'checklist-incomplete'
  | 'fact-missing'
  | 'relay-unanswered'
  | 'severity-too-low'
  | 'step-required'
  | 'unknown-item'
  | 'unknown-fact'
  | 'fact-invalid'
  | 'unknown-crisis'
  | 'already-approved'
  | 'stale-clock'
  | 'closed'
  | 'reopen-too-late';

export interface Advanced {
  readonly ok: true;
  readonly state: CaseState;
  readonly effects: readonly Effect[];
  /** Active steps before and after. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}
export interface Refused {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly reasons: readonly Reason[];
  /** Events that the case accepts now. */
  readonly accepted: readonly string[];
}
