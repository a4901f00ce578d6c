/** What goes into an operation, as the contract's inputs say. Null and absent mean the same. */

/** RFC 3339 with an offset: `2026-11-20T10:00:00+01:00`. Answers are in UTC. */
export type DateTime = string;
/** A global id. Say nothing about it but what it is equal to. */
export type Id = string;
export type Maybe<T> = T | null | undefined;

export interface Money {
  /** A decimal: `49.90`. */
  readonly amount: string;
  /** ISO 4217: `EUR`. */
  readonly currency: string;
}
/** A text, a number, an instant, a sum, a list; null removes what was known. */
export type FactValue = string | number | Money | readonly string[] | null;
export type Facts = Readonly<Record<string, FactValue>>;

export type AuthorKind =
  | 'CUSTOMER'
  | 'PROSPECT'
  | 'PRESS'
  | 'INFLUENCER'
  | 'EMPLOYEE'
  | 'PARTNER'
  | 'BRAND'
  | 'UNKNOWN';
export type CaseStatus = 'OPEN' | 'CLOSED';
export type Bump = 'MAJOR' | 'MINOR' | 'PATCH';

export interface CommentInput {
  /** The channel's own id wherever the sender has it, else the CRM's. `ReceiveComment` needs it. */
  readonly externalId?: Maybe<string>;
  /** A channel of the charter. */
  readonly channel: string;
  /** 1 to 20 000 UTF-16 units. */
  readonly text: string;
  /** BCP 47; detected when absent. */
  readonly language?: Maybe<string>;
  /** Now when absent. Reports count from it, deadlines from receipt. */
  readonly postedAt?: Maybe<DateTime>;
  readonly url?: Maybe<string>;
  /** `externalId` of the comment or reply that it answers. */
  readonly inReplyTo?: Maybe<string>;
  /** The post, conversation or topic; with the author's `externalId` it joins comments into one case. */
  readonly threadId?: Maybe<string>;
  /** True when absent. */
  readonly isPublic?: Maybe<boolean>;
  /** Of a review. */
  readonly stars?: Maybe<number>;
  readonly author?: Maybe<AuthorInput>;
}

export interface AuthorInput {
  /** The platform's or CRM's id of the person; without it `handle` stands for it. */
  readonly externalId?: Maybe<string>;
  readonly handle?: Maybe<string>;
  readonly name?: Maybe<string>;
  readonly followers?: Maybe<number>;
  readonly verified?: Maybe<boolean>;
  /** `BRAND`: the brand's own message, never a new case. `UNKNOWN` when absent. */
  readonly kind?: Maybe<AuthorKind>;
  /** An audience of the charter. */
  readonly audience?: Maybe<string>;
}

/** What the caller knows; the API adds what it knows from its own cases. */
export interface SituationInput {
  readonly now?: Maybe<DateTime>;
  /** Recent volume by crisis type. */
  readonly similar?: Maybe<readonly SimilarInput[]>;
  readonly facts?: Maybe<Facts>;
}
export interface SimilarInput {
  readonly crisis: string;
  readonly count: number;
  readonly withinMinutes: number;
}

/** The API key says which roles it may act as. */
export interface ActorInput {
  readonly id: string;
  readonly role: string;
}

interface Repeatable {
  /** Repeats the first answer for 24 hours; with another input it is refused. */
  readonly idempotencyKey?: Maybe<string>;
}
interface Act extends Repeatable {
  readonly actor: ActorInput;
}
interface CaseAct extends Act {
  readonly caseId: Id;
}
interface Guarded {
  /** Given and stale, the answer is a `RevisionConflict`. */
  readonly expectedRevision?: Maybe<number>;
}

export interface ReceiveCommentInput extends Repeatable {
  readonly brand: string;
  /** With its `externalId`. */
  readonly comment: CommentInput;
  readonly facts?: Maybe<Facts>;
  /** Who sends it: `zendesk`. */
  readonly source?: Maybe<string>;
  /** The caller's own ticket or conversation. */
  readonly sourceId?: Maybe<string>;
}
export interface AdvanceCaseInput extends CaseAct, Guarded {
  /** One of `choices`, or `note` or `reopen`. */
  readonly event: string;
  readonly note?: Maybe<string>;
  readonly facts?: Maybe<Facts>;
  /** Needed where two active steps accept the event. */
  readonly step?: Maybe<string>;
}
export interface TickChecklistInput extends CaseAct, Guarded {
  readonly step: string;
  readonly item: string;
  readonly done: boolean;
}
export interface SetFactsInput extends CaseAct, Guarded {
  readonly facts: Facts;
}
export interface AnswerRelayInput extends CaseAct, Guarded {
  readonly step: string;
  readonly answer: string;
}
export interface ReclassifyCaseInput extends CaseAct, Guarded {
  readonly crisis: string;
  readonly reason?: Maybe<string>;
}
export interface SubmitReplyInput extends CaseAct, Guarded {
  /** Where several active steps ask for a text. */
  readonly step?: Maybe<string>;
  readonly text: string;
  /** Of the text; the case's when absent. */
  readonly language?: Maybe<string>;
  /** A language model wrote it, and nobody has rewritten it: the charter's `disclosure` must say so. */
  readonly writtenByModel?: Maybe<boolean>;
}
export interface ApproveReplyInput extends Act, Guarded {
  readonly submissionId: Id;
  readonly accept: boolean;
  readonly note?: Maybe<string>;
}
export interface RecordReplyInput extends CaseAct {
  readonly step?: Maybe<string>;
  readonly text: string;
  readonly language?: Maybe<string>;
  /** The channel's id of the reply; kept once. */
  readonly externalId?: Maybe<string>;
  readonly url?: Maybe<string>;
  /** Now when absent. */
  readonly publishedAt?: Maybe<DateTime>;
  /** Of `SubmitReply`. */
  readonly token?: Maybe<string>;
  /** A language model wrote it, and nobody has rewritten it: the charter's `disclosure` must say so. */
  readonly writtenByModel?: Maybe<boolean>;
}
export interface MergeCasesInput extends CaseAct, Guarded {
  /** The case that goes on. */
  readonly into: Id;
  readonly reason?: Maybe<string>;
}
export interface ForgetAuthorInput extends CaseAct {
  readonly reason?: Maybe<string>;
}
export interface ReplyInput {
  readonly text: string;
  readonly channel: string;
  readonly language: string;
  readonly crisis?: Maybe<string>;
  readonly step?: Maybe<string>;
  readonly audience?: Maybe<string>;
  readonly severity?: Maybe<number>;
  readonly facts?: Maybe<Facts>;
  /** Given, the text is judged exactly as `SubmitReply` would. */
  readonly caseId?: Maybe<Id>;
  /** Of whoever will submit it: one of another organisation says so. */
  readonly role?: Maybe<string>;
  /** A language model wrote it, and nobody has rewritten it: the charter's `disclosure` must say so. */
  readonly writtenByModel?: Maybe<boolean>;
}
export interface PublishCharterInput extends Act {
  readonly brand: string;
  readonly files: readonly CharterFileInput[];
  /** The largest bump that the publisher agrees to. */
  readonly acceptBump?: Maybe<Bump>;
  readonly dryRun?: Maybe<boolean>;
}
export interface CharterFileInput {
  readonly path: string;
  readonly text: string;
}
export interface CaseFilter {
  readonly status?: Maybe<CaseStatus>;
  readonly crisis?: Maybe<readonly string[]>;
  /** Owns the step, or is on duty for it. */
  readonly owner?: Maybe<readonly string[]>;
  readonly channel?: Maybe<readonly string[]>;
  readonly overdue?: Maybe<boolean>;
  readonly severityAtLeast?: Maybe<number>;
  /** Words of a comment, without case. */
  readonly text?: Maybe<string>;
  readonly relayedTo?: Maybe<readonly string[]>;
  readonly approvalBy?: Maybe<readonly string[]>;
  readonly externalId?: Maybe<string>;
  readonly sourceId?: Maybe<string>;
  readonly changedSince?: Maybe<DateTime>;
}
