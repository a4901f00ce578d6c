import type { Charter, Locale, Severity, Writer } from '@aplomb/core';
import { builder } from '../builder.ts';
import { mergeFacts } from '../cases/facts.ts';
import { rowId } from '../cases/id.ts';
import { stateOf } from '../cases/move.ts';
import { replyLanguage } from '../cases/spoken.ts';
import { unknownCase } from '../cases/words.ts';
import type { Context } from '../context.ts';
import { localeFor } from '../language.ts';
import { asError, isRefusal } from '../refusal.ts';
import { approveReply } from '../replies/approve.ts';
import { type Checked, checkForCase, checkText } from '../replies/check.ts';
import { objectionTo } from '../replies/objection.ts';
import { type Recorded, recordReply } from '../replies/record.ts';
import { type ReplyRefused as Refused, type Submitted, submitReply } from '../replies/submit.ts';
import { placeOf } from '../replies/where.ts';
import { Case } from './case.ts';
import { charterFor } from './charter.ts';
import { ApproveReplyInput, RecordReplyInput, ReplyInput, SubmitReplyInput } from './inputs.ts';
import { asked, casePayload, onCase, typeName } from './mutations.ts';
import { EventRefused, Refusal, RequestRefused, RevisionConflict } from './refusals.ts';
import { Finding, Length } from './reply.ts';
import { Role } from './role.ts';
import { Submission } from './submission.ts';

const SubmitReplyPayload = builder.objectRef<Submitted>('SubmitReplyPayload').implement({
  fields: (t) => ({
    token: t.exposeString('token', {
      description:
        'A JWT (EdDSA): names the case, the SHA-256 of the text, the channel and the charter. Keys: /.well-known/jwks.json',
    }),
    expiresAt: t.field({ type: 'DateTime', resolve: ({ expiresAt }) => new Date(expiresAt) }),
    findings: t.field({ type: [Finding], resolve: ({ findings }) => [...findings] }),
    case: t.field({ type: Case, resolve: (payload) => payload.case }),
  }),
});

const ReplyRefused = builder.objectRef<Refused>('ReplyRefused').implement({
  description: 'The gate stays closed.',
  interfaces: [Refusal],
  fields: (t) => ({
    findings: t.field({ type: [Finding], resolve: ({ findings }) => [...findings] }),
    awaiting: t.field({
      type: [Role],
      description: 'Who may give the approval that is missing.',
      resolve: ({ awaiting }) => [...awaiting],
    }),
    submission: t.field({
      type: Submission,
      nullable: true,
      description: 'The text as kept; null where it is not.',
      resolve: ({ submissionId }, _, { db }) =>
        submissionId === null
          ? null
          : db.submission.findUnique({ where: { id: submissionId }, include: { approvals: true } }),
    }),
  }),
});

const SubmitReplyResult = builder.unionType('SubmitReplyResult', {
  types: [SubmitReplyPayload, ReplyRefused, EventRefused, RevisionConflict, RequestRefused],
  resolveType: typeName,
});

const RecordReplyPayload = builder.objectRef<Recorded>('RecordReplyPayload').implement({
  fields: (t) => ({
    findings: t.field({ type: [Finding], resolve: ({ findings }) => [...findings] }),
    case: t.field({ type: Case, resolve: (payload) => payload.case }),
  }),
});
const RecordReplyResult = builder.unionType('RecordReplyResult', {
  types: [RecordReplyPayload, EventRefused, RevisionConflict, RequestRefused],
  resolveType: typeName,
});

const ApproveReplyResult = casePayload('ApproveReplyPayload');

const ReplyCheck = builder.objectRef<Checked>('ReplyCheck').implement({
  fields: (t) => ({
    sendable: t.exposeBoolean('sendable', { description: 'No error stands against it.' }),
    length: t.field({ type: Length, resolve: ({ length }) => length }),
    findings: t.field({ type: [Finding], resolve: ({ findings }) => [...findings] }),
  }),
});

builder.mutationFields((t) => ({
  submitReply: t.field({
    type: SubmitReplyResult,
    description: 'The gate: a token only when every check passes and every approval stands. Moves no step.',
    args: { input: t.arg({ type: SubmitReplyInput, required: true }) },
    resolve: (_, { input }, context) => submitReply(context, onCase(input), asked('submitReply', context)),
  }),
  approveReply: t.field({
    type: ApproveReplyResult,
    args: { input: t.arg({ type: ApproveReplyInput, required: true }) },
    resolve: (_, { input }, context) => {
      const submissionId = rowId('Submission', input.submissionId);
      return approveReply(context, { ...input, submissionId }, asked('approveReply', context));
    },
  }),
  recordReply: t.field({
    type: RecordReplyResult,
    description: 'What was published, whichever way it went out. Moves no step.',
    args: { input: t.arg({ type: RecordReplyInput, required: true }) },
    resolve: (_, { input }, context) => recordReply(context, onCase(input), asked('recordReply', context)),
  }),
}));

builder.queryField('checkReply', (t) =>
  t.field({
    type: ReplyCheck,
    nullable: true,
    description: 'What the charter says of a text as a reply. With caseId, judged exactly as submitReply would.',
    args: { brand: t.arg.string({ required: true }), reply: t.arg({ type: ReplyInput, required: true }) },
    resolve: async (_, { brand, reply }, context) => {
      const current = await charterFor(brand, context);
      return reply.caseId ? checkWithCase(brand, reply, reply.caseId, context) : checkAlone(current, reply, context);
    },
  }),
);

type ReplyValues = typeof ReplyInput.$inferInput;

async function checkWithCase(brand: string, reply: ReplyValues, id: string, context: Context): Promise<Checked> {
  const caseId = rowId('Case', id);
  const row = caseId === null ? null : await context.loaders.case.load(caseId);
  if (row === null || row.brand !== brand) throw asError(unknownCase(localeFor(context.languages)));
  const charter = await context.loaders.charter.load(row.charterDigest);
  const playbook = charter.playbooks[row.crisis];
  const place = playbook === undefined ? null : placeOf(playbook, stateOf(row), reply.step ?? null);
  const { text } = reply;
  const locale = localeFor(context.languages, charter);
  const { crisis, channel } = row;
  const objection = objectionTo(charter, { channel, crisis, step: reply.step }, locale);
  if (objection !== null) throw asError(objection);
  return checkForCase({
    tx: context.db,
    row,
    charter,
    step: reply.step ?? place?.step ?? null,
    text,
    language: languageFor(reply, locale),
    at: context.at,
    locale,
    writer: writerOf(reply),
  });
}

/** As the reply says it is; refuses what is no language. */
function languageFor({ language }: ReplyValues, locale: Locale): string {
  const read = replyLanguage(language, locale);
  if (isRefusal(read)) throw asError(read);
  return read;
}

function writerOf({ role = null, writtenByModel }: ReplyValues): Writer {
  return { role, isModel: writtenByModel ?? false };
}

function checkAlone(charter: Charter, reply: ReplyValues, context: Context): Checked {
  const locale = localeFor(context.languages, charter);
  const { channel, text, crisis = null, step = null, audience = null, severity } = reply;
  const objection = objectionTo(charter, reply, locale);
  if (objection !== null) throw asError(objection);
  const read = mergeFacts(charter, {}, reply.facts, locale);
  if (isRefusal(read)) throw asError(read);
  const usual = (crisis && charter.playbooks[crisis]?.severity.base) || 1;
  return checkText(charter, text, {
    crisis,
    step,
    channel,
    language: languageFor(reply, locale),
    audience,
    severity: (severity ?? usual) as Severity,
    facts: read.facts,
    authorName: null,
    isPrivate: false,
    at: context.at,
    locale,
    writer: writerOf(reply),
  });
}
