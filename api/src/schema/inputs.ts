import { builder } from '../builder.ts';
import { AuthorKind, CaseStatus } from './enums.ts';

export const AuthorInput = builder.inputType('AuthorInput', {
  fields: (t) => ({
    externalId: t.string({
      description: "The platform's or CRM's id of the person; without it `handle` stands for it.",
    }),
    handle: t.string(),
    name: t.string(),
    followers: t.int(),
    verified: t.boolean(),
    kind: t.field({
      type: AuthorKind,
      defaultValue: 'UNKNOWN',
      description: 'BRAND: our own message, never a new case.',
    }),
    audience: t.string({ description: 'An audience of the charter.' }),
  }),
});

export const CommentInput = builder.inputType('CommentInput', {
  fields: (t) => ({
    externalId: t.string({
      description: "The channel's own id wherever the sender has it, else the CRM's; required by receiveComment.",
    }),
    channel: t.string({ required: true, description: 'A channel of the charter.' }),
    text: t.string({ required: true, description: '1 to 20 000 UTF-16 units.' }),
    language: t.string({ description: 'BCP 47: "fr", "en-GB". Detected when absent, undetermined ("und") or no tag.' }),
    postedAt: t.field({
      type: 'DateTime',
      description: 'Default: now, also for one that is later. Reports count from it, deadlines from receipt.',
    }),
    url: t.string(),
    inReplyTo: t.string({ description: 'externalId of the comment or reply it answers.' }),
    threadId: t.string({
      description: "The post, conversation or topic; with the author's externalId it joins comments into one case.",
    }),
    isPublic: t.boolean({ defaultValue: true }),
    stars: t.int({ description: 'Of a review.' }),
    author: t.field({ type: AuthorInput }),
  }),
});

const SimilarInput = builder.inputType('SimilarInput', {
  fields: (t) => ({
    crisis: t.string({ required: true }),
    count: t.int({ required: true }),
    withinMinutes: t.int({ required: true }),
  }),
});

export const SituationInput = builder.inputType('SituationInput', {
  description: 'What the caller knows; the API adds what it knows from its own cases.',
  fields: (t) => ({
    now: t.field({ type: 'DateTime' }),
    similar: t.field({ type: [SimilarInput], description: 'Recent volume by crisis type.' }),
    facts: t.field({ type: 'JSON', description: 'Facts of the charter by key.' }),
  }),
});

export const ActorInput = builder.inputType('ActorInput', {
  fields: (t) => ({ id: t.string({ required: true }), role: t.string({ required: true }) }),
});

export const CaseFilter = builder.inputType('CaseFilter', {
  fields: (t) => ({
    status: t.field({ type: CaseStatus }),
    crisis: t.stringList(),
    owner: t.stringList({ description: 'Owns the step, or is on duty for it.' }),
    channel: t.stringList(),
    overdue: t.boolean(),
    severityAtLeast: t.int(),
    text: t.string({ description: 'Words of a comment, without case.' }),
    relayedTo: t.stringList(),
    approvalBy: t.stringList(),
    externalId: t.string({ description: 'Of one of its comments.' }),
    sourceId: t.string(),
    changedSince: t.field({ type: 'DateTime' }),
  }),
});

const caseId = 'The global id of the case.';
const expectedRevision = 'Given and stale, the answer is a RevisionConflict with the case as it stands.';
const idempotencyKey = 'Repeats the first answer for 24 hours.';

export const ReceiveCommentInput = builder.inputType('ReceiveCommentInput', {
  fields: (t) => ({
    brand: t.string({ required: true }),
    comment: t.field({ type: CommentInput, required: true }),
    facts: t.field({ type: 'JSON' }),
    source: t.string({ description: 'Who sends it: "zendesk".' }),
    sourceId: t.string({ description: "The caller's own ticket or conversation." }),
    idempotencyKey: t.string({ description: idempotencyKey }),
  }),
});

export const AdvanceCaseInput = builder.inputType('AdvanceCaseInput', {
  fields: (t) => ({
    caseId: t.id({ required: true, description: caseId }),
    event: t.string({ required: true, description: 'One of `choices`, or `note` or `reopen`.' }),
    actor: t.field({ type: ActorInput, required: true }),
    note: t.string(),
    facts: t.field({ type: 'JSON' }),
    step: t.string({ description: 'Needed where two active steps accept the event.' }),
    expectedRevision: t.int({ description: expectedRevision }),
    idempotencyKey: t.string({ description: idempotencyKey }),
  }),
});

export const TickChecklistInput = builder.inputType('TickChecklistInput', {
  fields: (t) => ({
    caseId: t.id({ required: true, description: caseId }),
    step: t.string({ required: true }),
    item: t.string({ required: true }),
    done: t.boolean({ required: true }),
    actor: t.field({ type: ActorInput, required: true }),
    expectedRevision: t.int({ description: expectedRevision }),
    idempotencyKey: t.string({ description: idempotencyKey }),
  }),
});

export const SetFactsInput = builder.inputType('SetFactsInput', {
  fields: (t) => ({
    caseId: t.id({ required: true, description: caseId }),
    facts: t.field({ type: 'JSON', required: true }),
    actor: t.field({ type: ActorInput, required: true }),
    expectedRevision: t.int({ description: expectedRevision }),
    idempotencyKey: t.string({ description: idempotencyKey }),
  }),
});

export const AnswerRelayInput = builder.inputType('AnswerRelayInput', {
  fields: (t) => ({
    caseId: t.id({ required: true, description: caseId }),
    step: t.string({ required: true }),
    answer: t.string({ required: true }),
    actor: t.field({ type: ActorInput, required: true }),
    expectedRevision: t.int({ description: expectedRevision }),
    idempotencyKey: t.string({ description: idempotencyKey }),
  }),
});

export const ReclassifyCaseInput = builder.inputType('ReclassifyCaseInput', {
  fields: (t) => ({
    caseId: t.id({ required: true, description: caseId }),
    crisis: t.string({ required: true }),
    reason: t.string(),
    actor: t.field({ type: ActorInput, required: true }),
    expectedRevision: t.int({ description: expectedRevision }),
    idempotencyKey: t.string({ description: idempotencyKey }),
  }),
});

const writtenByModel =
  'A language model wrote it, and nobody has rewritten it: the charter’s `disclosure` must say so.';

export const SubmitReplyInput = builder.inputType('SubmitReplyInput', {
  fields: (t) => ({
    caseId: t.id({ required: true, description: caseId }),
    step: t.string({ description: 'Where several active steps ask for a text.' }),
    text: t.string({ required: true }),
    language: t.string({ description: "Of the text; the case's when absent." }),
    writtenByModel: t.boolean({ description: writtenByModel }),
    actor: t.field({ type: ActorInput, required: true }),
    expectedRevision: t.int({ description: expectedRevision }),
    idempotencyKey: t.string({ description: idempotencyKey }),
  }),
});

export const ApproveReplyInput = builder.inputType('ApproveReplyInput', {
  fields: (t) => ({
    submissionId: t.id({ required: true }),
    accept: t.boolean({ required: true }),
    note: t.string(),
    actor: t.field({ type: ActorInput, required: true }),
    expectedRevision: t.int({ description: expectedRevision }),
    idempotencyKey: t.string({ description: idempotencyKey }),
  }),
});

export const RecordReplyInput = builder.inputType('RecordReplyInput', {
  fields: (t) => ({
    caseId: t.id({ required: true, description: caseId }),
    step: t.string(),
    text: t.string({ required: true }),
    language: t.string(),
    externalId: t.string({ description: "The channel's id of the reply; kept once." }),
    url: t.string(),
    publishedAt: t.field({ type: 'DateTime', description: 'Default: now.' }),
    token: t.string({ description: 'Of submitReply.' }),
    writtenByModel: t.boolean({ description: writtenByModel }),
    actor: t.field({ type: ActorInput, required: true }),
    idempotencyKey: t.string({ description: idempotencyKey }),
  }),
});

export const MergeCasesInput = builder.inputType('MergeCasesInput', {
  fields: (t) => ({
    caseId: t.id({ required: true, description: caseId }),
    into: t.id({ required: true, description: 'The case that goes on.' }),
    reason: t.string(),
    actor: t.field({ type: ActorInput, required: true }),
    expectedRevision: t.int({ description: expectedRevision }),
    idempotencyKey: t.string({ description: idempotencyKey }),
  }),
});

export const ForgetAuthorInput = builder.inputType('ForgetAuthorInput', {
  fields: (t) => ({
    caseId: t.id({ required: true, description: caseId }),
    reason: t.string(),
    actor: t.field({ type: ActorInput, required: true }),
    idempotencyKey: t.string({ description: idempotencyKey }),
  }),
});

export const ReplyInput = builder.inputType('ReplyInput', {
  fields: (t) => ({
    text: t.string({ required: true }),
    channel: t.string({ required: true }),
    language: t.string({ required: true }),
    crisis: t.string(),
    step: t.string(),
    audience: t.string(),
    severity: t.int(),
    facts: t.field({ type: 'JSON' }),
    role: t.string({ description: 'Of whoever will submit it: one of another organisation says so.' }),
    writtenByModel: t.boolean({ description: writtenByModel }),
    caseId: t.id({ description: 'Given, the text is judged exactly as submitReply would.' }),
  }),
});
