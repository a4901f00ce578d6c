import { builder } from '../builder.ts';
import type { Approval as ApprovalRow } from '../generated/prisma/client.ts';
import { readerLanguage } from '../language.ts';
import type { SubmissionWithApprovals } from '../loaders.ts';
import { awaitingFor } from '../replies/awaiting.ts';
import { Actor, Role } from './role.ts';

const Approval = builder.objectRef<ApprovalRow>('Approval').implement({
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime' }),
    accepted: t.exposeBoolean('accepted'),
    note: t.exposeString('note', { nullable: true }),
    actor: t.field({ type: Actor, resolve: ({ actorId, actorRole }) => ({ id: actorId, role: actorRole }) }),
  }),
});

const Publication = builder.objectRef<{ readonly at: Date; readonly url: string | null }>('Publication').implement({
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime' }),
    url: t.exposeString('url', { nullable: true }),
  }),
});

export const Submission = builder.objectRef<SubmissionWithApprovals>('Submission');

builder.node(Submission, {
  description: 'The text of a reply on its way through approvals to publication.',
  id: { resolve: ({ id }) => id },
  loadMany: async (ids, { db, caller: { brands } }) => {
    const rows = await db.submission.findMany({
      where: { id: { in: ids }, ...(brands === null ? {} : { case: { brand: { in: [...brands] } } }) },
      include: { approvals: { orderBy: { at: 'asc' } } },
    });
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  },
  isTypeOf: (value) => typeof value === 'object' && value !== null && 'approvals' in value,
  fields: (t) => ({
    step: t.exposeString('step'),
    text: t.exposeString('text', { nullable: true, description: 'Null once the author is forgotten.' }),
    language: t.exposeString('language'),
    at: t.expose('at', { type: 'DateTime' }),
    actor: t.field({ type: Actor, resolve: ({ actorId, actorRole }) => ({ id: actorId, role: actorRole }) }),
    awaiting: t.field({
      type: [Role],
      description: 'Who may still approve it; empty once nothing is missing.',
      resolve: async (submission, _, context) => {
        const row = await context.loaders.case.load(submission.caseId);
        if (row === null) return [];
        const charter = await context.loaders.charter.load(row.charterDigest);
        return awaitingFor(charter, row, submission, readerLanguage(context.languages, charter));
      },
    }),
    approvals: t.field({ type: [Approval], resolve: ({ approvals }) => [...approvals] }),
    published: t.field({
      type: Publication,
      nullable: true,
      description: 'Null until recorded.',
      resolve: ({ publishedAt, publishedUrl }) =>
        publishedAt === null ? null : { at: publishedAt, url: publishedUrl },
    }),
  }),
});
