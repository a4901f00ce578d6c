/** What each operation is given and answers. */
import type { ReplyReview, ToneBrief, ToneBriefVariables } from './brief.ts';
import type { Case, CaseEvent, PageInfo } from './case.ts';
import type * as Input from './inputs.ts';
import type {
  CaseChange,
  CasePayload,
  CharterAnswer,
  CharterChange,
  CharterRefused,
  EventRefused,
  Payload,
  PublishCharterPayload,
  ReceiveCommentPayload,
  RecordReplyPayload,
  Refusal,
  ReplyRefused,
  ReportAnswer,
  RequestRefused,
  RevisionConflict,
  SubmitReplyPayload,
} from './payloads.ts';
import type { Prescription, ReplyFinding, ReplyLength } from './prescription.ts';

type Id = Input.Id;
type DateTime = Input.DateTime;

interface Operation<V, D> {
  readonly variables: V;
  readonly data: D;
}
type Query<V, Root extends string, A> = Operation<V, Readonly<Record<Root, A>>>;
type Mutation<I, Root extends string, A> = Operation<{ readonly input: I }, Readonly<Record<Root, A>>>;
type CaseMutation<I, N extends string> = Mutation<I, Uncapitalize<N>, CasePayload<N> | Refusal>;

/** By operation: its variables, and the data of its answer. Subscriptions are not here: they answer more than once. */
export interface Operations {
  readonly Prescribe: Query<
    {
      readonly brand: string;
      readonly comment: Input.CommentInput;
      readonly situation?: Input.Maybe<Input.SituationInput>;
    },
    'prescribe',
    Prescription
  >;
  readonly PrescribeAll: Query<
    {
      readonly brand: string;
      readonly comments: readonly Input.CommentInput[];
      readonly situation?: Input.Maybe<Input.SituationInput>;
    },
    'prescribeAll',
    /** Null for a comment that is refused; `execute` gives the reason. */
    readonly (Prescription | null)[]
  >;
  readonly ReceiveComment: Mutation<Input.ReceiveCommentInput, 'receiveComment', ReceiveCommentPayload | Refusal>;
  readonly AdvanceCase: Mutation<
    Input.AdvanceCaseInput,
    'advanceCase',
    CasePayload<'AdvanceCase'> | EventRefused | RevisionConflict | RequestRefused
  >;
  readonly TickChecklist: CaseMutation<Input.TickChecklistInput, 'TickChecklist'>;
  readonly SetFacts: CaseMutation<Input.SetFactsInput, 'SetFacts'>;
  readonly AnswerRelay: CaseMutation<Input.AnswerRelayInput, 'AnswerRelay'>;
  readonly ReclassifyCase: CaseMutation<Input.ReclassifyCaseInput, 'ReclassifyCase'>;
  readonly SubmitReply: Mutation<Input.SubmitReplyInput, 'submitReply', SubmitReplyPayload | ReplyRefused | Refusal>;
  readonly ApproveReply: CaseMutation<Input.ApproveReplyInput, 'ApproveReply'>;
  readonly RecordReply: Mutation<Input.RecordReplyInput, 'recordReply', RecordReplyPayload | Refusal>;
  readonly MergeCases: CaseMutation<Input.MergeCasesInput, 'MergeCases'>;
  readonly ForgetAuthor: Mutation<
    Input.ForgetAuthorInput,
    'forgetAuthor',
    (Payload<'ForgetAuthor'> & { readonly cases: number }) | Refusal
  >;
  readonly Inbox: Query<
    {
      readonly brand: string;
      readonly first: number;
      readonly after?: Input.Maybe<string>;
      readonly filter?: Input.Maybe<Input.CaseFilter>;
    },
    'cases',
    {
      readonly edges: readonly { readonly cursor: string; readonly node: Case }[];
      readonly pageInfo: PageInfo;
      /** Exact up to 10 000, 10 000 beyond. */
      readonly totalCount: number;
    }
  >;
  readonly CaseWithHistory: Query<
    { readonly id: Id; readonly after?: Input.Maybe<string> },
    'node',
    /** Null where there is no such case; without fields where the id is of something else. */
    | (Case & {
        readonly events: {
          readonly edges: readonly { readonly cursor: string; readonly node: CaseEvent }[];
          readonly pageInfo: PageInfo;
        };
      })
    | Readonly<Record<string, never>>
    | null
  >;
  readonly CaseChanges: Query<
    { readonly brand: string; readonly first: number; readonly after?: Input.Maybe<string> },
    'caseChanges',
    {
      readonly edges: readonly { readonly cursor: string; readonly node: CaseChange }[];
      readonly pageInfo: PageInfo;
    }
  >;
  readonly Charter: Query<{ readonly brand: string }, 'charter', CharterAnswer>;
  readonly CharterDiff: Query<
    { readonly brand: string; readonly from: string; readonly to: string },
    'charterDiff',
    { readonly bump: Input.Bump | null; readonly changes: readonly CharterChange[] }
  >;
  readonly ToneBrief: Query<ToneBriefVariables, 'toneBrief', ToneBrief>;
  readonly ReviewReply: Query<{ readonly brand: string; readonly reply: Input.ReplyInput }, 'checkReply', ReplyReview>;
  readonly CheckReply: Query<
    { readonly brand: string; readonly reply: Input.ReplyInput },
    'checkReply',
    { readonly sendable: boolean; readonly length: ReplyLength; readonly findings: readonly ReplyFinding[] }
  >;
  readonly PublishCharter: Mutation<
    Input.PublishCharterInput,
    'publishCharter',
    PublishCharterPayload | CharterRefused | Refusal
  >;
  readonly Report: Query<
    { readonly brand: string; readonly from: DateTime; readonly to: DateTime },
    'report',
    ReportAnswer
  >;
}
export type OperationName = keyof Operations;
export type Variables<N extends OperationName> = Operations[N]['variables'];
export type Data<N extends OperationName> = Operations[N]['data'];
