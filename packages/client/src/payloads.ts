/** What mutations and larger queries answer: payloads, and refusals that are no errors. */
import type { Case, CaseEvent } from './case.ts';
import type { Code } from './error.ts';
import type { Bump, DateTime, Id } from './inputs.ts';
import type { CharterVersion, Keyed, Named, Reason, ReplyFinding, ReplyLength } from './prescription.ts';

/** Why a mutation changed nothing. `code` is stable, for programs; `message` is for people. */
export interface Refusal {
  readonly __typename: 'RequestRefused' | 'EventRefused' | 'RevisionConflict';
  readonly code: Code;
  readonly message: string;
}
export interface Payload<N extends string> {
  readonly __typename: `${N}Payload`;
}
export interface CasePayload<N extends string> extends Payload<N> {
  readonly case: Case;
}

export interface ReceiveCommentPayload extends CasePayload<'ReceiveComment'> {
  /** A case was opened. */
  readonly created: boolean;
  readonly outcome: 'OPENED' | 'JOINED' | 'REOPENED' | 'REPEATED' | 'OWN';
}
/** The case does not accept the event now, or not from this actor. */
export interface EventRefused extends Refusal {
  readonly __typename: 'EventRefused';
  readonly reasons: readonly Reason[];
  /** Events that the case accepts now. */
  readonly accepted: readonly string[];
  readonly case: Pick<Case, 'id' | 'revision'>;
}
/** The case changed since `expectedRevision`. */
export interface RevisionConflict extends Refusal {
  readonly __typename: 'RevisionConflict';
  readonly case: Pick<Case, 'id' | 'revision'>;
}
export interface RequestRefused extends Refusal {
  readonly __typename: 'RequestRefused';
}
export interface SubmitReplyPayload extends CasePayload<'SubmitReply'> {
  /** Give it, with the very text, to whoever publishes: `verifyReplyToken`. */
  readonly token: string;
  readonly expiresAt: DateTime;
  readonly findings: readonly ReplyFinding[];
}
/** The gate stays closed. */
export interface ReplyRefused {
  readonly __typename: 'ReplyRefused';
  readonly code: Code;
  readonly message: string;
  readonly findings: readonly ReplyFinding[];
  /** Who may give the approval that is missing. */
  readonly awaiting: readonly Named[];
  readonly submission: { readonly id: Id } | null;
}
export interface RecordReplyPayload extends CasePayload<'RecordReply'> {
  readonly findings: readonly ReplyFinding[];
}
export interface CharterChange {
  readonly level: Bump;
  readonly path: string;
  readonly text: string;
}
export interface CharterRefused {
  readonly __typename: 'CharterRefused';
  readonly code: Code;
  readonly message: string;
  readonly diagnostics: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly hint: string | null;
  }[];
}
export interface PublishCharterPayload extends Payload<'PublishCharter'> {
  readonly charter: Pick<CharterVersion, 'version' | 'digest'>;
  readonly bump: Bump | null;
  readonly changes: readonly CharterChange[];
}
export interface CaseChange {
  readonly case: Pick<Case, 'id' | 'revision' | 'status'>;
  readonly event: Pick<CaseEvent, 'at' | 'type'>;
}
export interface CharterAnswer extends CharterVersion {
  readonly name: string;
  readonly languages: readonly string[];
  readonly publishedAt: DateTime;
  readonly crises: readonly (Named & {
    readonly family: string;
    readonly responsibility: string;
    readonly ground: string;
    readonly playbook: {
      readonly start: string;
      readonly steps: readonly (Named & {
        readonly owner: Keyed | null;
        readonly deadline: { readonly within: string; readonly ifMissed: string | null } | null;
      })[];
      /** SVG. */
      readonly diagram: string;
    };
  })[];
  readonly channels: readonly (Keyed & {
    readonly account: string | null;
    readonly public: boolean;
    readonly maxLength: Pick<ReplyLength, 'max' | 'unit'>;
    readonly can: readonly { readonly action: string; readonly condition: string | null }[];
  })[];
  readonly roles: readonly Named[];
  readonly facts: readonly (Keyed & { readonly label: string; readonly type: string; readonly private: boolean })[];
  readonly promises: readonly { readonly text: string; readonly proved: boolean; readonly worstCase: string | null }[];
  readonly versions: {
    readonly edges: readonly {
      readonly node: { readonly version: string; readonly digest: string; readonly publishedAt: DateTime };
    }[];
  };
}
export interface ReportAnswer {
  readonly received: number;
  readonly answered: number;
  readonly firstAnswer: {
    readonly medianMinutes: number | null;
    readonly p90Minutes: number | null;
    /** 0 to 1. */
    readonly withinPromise: number | null;
  };
  readonly overdue: number;
  readonly byCrisis: readonly { readonly crisis: Keyed; readonly count: number }[];
  readonly byChannel: readonly { readonly channel: string; readonly count: number }[];
  readonly byTeam: readonly { readonly role: Keyed; readonly relayed: number; readonly answered: number }[];
  readonly surges: readonly {
    readonly crisis: Keyed;
    readonly startedAt: DateTime;
    readonly endedAt: DateTime;
    readonly peakPerHour: number;
  }[];
}

/**
 * Whether a mutation was refused: every refusal has a code, also one that a later server adds.
 *
 * @example if (isRefused(receiveComment)) console.error(receiveComment.code); else open(receiveComment.case);
 */
export function isRefused<A extends object>(answer: A): answer is Extract<A, { readonly code: string }> {
  return 'code' in answer;
}
