import type { Charter as CoreCharter, FactValue } from '@aplomb/core';
import { builder } from '../builder.ts';
import { stateOf } from '../cases/move.ts';
import { localeOf, triageOf } from '../cases/triaged.ts';
import { stepsOf } from '../cases/view.ts';
import { factsUsed } from '../charters/facts.ts';
import { inLanguage } from '../charters/words.ts';
import type { Case as CaseRow } from '../generated/prisma/client.ts';
import { readerLanguage } from '../language.ts';
import { Charter } from './charter.ts';
import { Comment, CommentConnection } from './comment.ts';
import { Crisis, crisisOf } from './crisis.ts';
import { CaseStatus } from './enums.ts';
import { EventConnection } from './event.ts';
import { cursorOf, pageOf, pageSize, readCursor } from './paging.ts';
import { Severity } from './reason.ts';
import { Step } from './step.ts';
import { Submission } from './submission.ts';

interface CaseFactSource {
  readonly charter: CoreCharter;
  readonly key: string;
  readonly value: FactValue | null;
}
const CaseFact = builder.objectRef<CaseFactSource>('CaseFact').implement({
  description: 'What a case knows, or should.',
  fields: (t) => ({
    key: t.exposeString('key'),
    label: t.string({
      resolve: ({ charter, key }, _, context) =>
        inLanguage(charter.facts[key]?.label, readerLanguage(context.languages, charter)) ?? key,
    }),
    type: t.string({ resolve: ({ charter, key }) => charter.facts[key]?.type ?? 'text' }),
    private: t.boolean({
      description: 'Never in a public reply.',
      resolve: ({ charter, key }) => charter.facts[key]?.private ?? false,
    }),
    value: t.field({ type: 'JSON', nullable: true, description: 'Null while unknown.', resolve: ({ value }) => value }),
  }),
});

const Capture = builder
  .objectRef<{ readonly at: Date; readonly textDigest: string; readonly url: string | null }>('Capture')
  .implement({
    description: 'What is kept as proof before a removal: when, where and the SHA-256 of the text.',
    fields: (t) => ({
      at: t.expose('at', { type: 'DateTime' }),
      digest: t.exposeString('textDigest'),
      url: t.exposeString('url', { nullable: true }),
    }),
  });

export const Case = builder.objectRef<CaseRow>('Case');

builder.node(Case, {
  description: 'A comment and all that follows from it, on the version of the charter it began with.',
  id: { resolve: ({ id }) => id },
  loadOne: (id, { loaders }) => loaders.case.load(id),
  isTypeOf: (value) => typeof value === 'object' && value !== null && 'charterDigest' in value && 'state' in value,
  fields: (t) => ({
    revision: t.exposeInt('revision', { description: 'Every change raises it by one.' }),
    status: t.field({ type: CaseStatus, resolve: ({ status }) => (status === 'open' ? 'OPEN' : 'CLOSED') }),
    openedAt: t.expose('openedAt', { type: 'DateTime' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
    source: t.exposeString('source', { nullable: true }),
    sourceId: t.exposeString('sourceId', { nullable: true }),
    comment: t.field({
      type: Comment,
      description: 'The one that opened the case.',
      resolve: async ({ id, openingId }, _, { loaders }) => {
        const comment = await loaders.comment.load(openingId);
        if (comment === null) throw new Error(`Case ${id} has no opening comment.`);
        return comment;
      },
    }),
    comments: t.field({
      type: CommentConnection,
      description: 'Oldest first.',
      args: { first: t.arg.int(), after: t.arg.string() },
      resolve: async ({ id }, { first, after }, { loaders }) => {
        const size = pageSize(first, 20);
        const rows = await loaders.comments.load({ caseId: id, first: size, after: readCursor(after, 'time', 'id') });
        const page = pageOf(rows, size, after, (row) => cursorOf(row.postedAt.getTime(), row.id));
        return { ...page, caseId: id };
      },
    }),
    crisis: t.field({
      type: Crisis,
      resolve: async ({ charterDigest, crisis }, _, { loaders }) =>
        crisisOf(await loaders.charter.load(charterDigest), crisis),
    }),
    severity: t.field({
      type: Severity,
      resolve: async ({ charterDigest, severity, triage }, _, context) => {
        const charter = await context.loaders.charter.load(charterDigest);
        const { reasons } = triageOf({ triage });
        return { level: severity, reasons: reasons[localeOf(readerLanguage(context.languages, charter))] };
      },
    }),
    charter: t.field({
      type: Charter,
      resolve: ({ charterDigest }, _, { loaders }) => loaders.charter.load(charterDigest),
    }),
    facts: t.field({
      type: [CaseFact],
      description: 'Every fact that the playbook uses or the case knows.',
      resolve: async (row, _, { loaders }) => {
        const charter = await loaders.charter.load(row.charterDigest);
        const { facts } = stateOf(row);
        const { playbook } = crisisOf(charter, row.crisis);
        const used = factsUsed(charter, playbook);
        const known = Object.keys(charter.facts).filter((key) => used.includes(key) || Object.hasOwn(facts, key));
        return known.map((key) => ({ charter, key, value: facts[key] ?? null }));
      },
    }),
    capture: t.field({
      type: Capture,
      nullable: true,
      resolve: async ({ id }, _, { loaders }) => (await loaders.captures.load(id))[0] ?? null,
    }),
    submissions: t.field({
      type: [Submission],
      description: 'Newest first.',
      resolve: ({ id }, _, { loaders }) => loaders.submissions.load(id),
    }),
    steps: t.field({
      type: [Step],
      description: 'Every active step: two and more while branches run in parallel.',
      resolve: (row, _, context) => stepsOf(row, context),
    }),
    events: t.field({
      type: EventConnection,
      description: 'Oldest first.',
      args: { first: t.arg.int(), after: t.arg.string() },
      resolve: async ({ id }, { first, after }, { loaders }) => {
        const size = pageSize(first, 50);
        const rows = await loaders.log.load({ caseId: id, first: size, after: readCursor(after, 'number') });
        return pageOf(rows, size, after, (row) => cursorOf(row.number));
      },
    }),
  }),
});
