import {
  type CharterChange as ChangeValue,
  type Diagnostic as CoreDiagnostic,
  type CharterDiff as DiffValue,
  diffCharters,
  type Level,
} from '@aplomb/core';
import { builder } from '../builder.ts';
import { globalId } from '../cases/id.ts';
import type { Stayed } from '../charters/migrateCases.ts';
import { type Published, publishCharter, type CharterRefused as Refused } from '../charters/publish.ts';
import { unknown } from '../charters/unknown.ts';
import type { Context } from '../context.ts';
import { localeFor } from '../language.ts';
import { asError } from '../refusal.ts';
import { charterFor } from './charter.ts';
import { Bump } from './enums.ts';
import { ActorInput } from './inputs.ts';
import { asked, typeName } from './mutations.ts';
import { Refusal, RequestRefused } from './refusals.ts';

const bumpNamed = (level: Level) => level.toUpperCase() as 'MAJOR' | 'MINOR' | 'PATCH';

const Change = builder.objectRef<ChangeValue>('CharterChange').implement({
  description: 'One thing that a charter says otherwise, in the words of a director.',
  fields: (t) => ({
    level: t.field({ type: Bump, resolve: ({ level }) => bumpNamed(level) }),
    path: t.exposeString('path', { description: 'Where: "lost-luggage/trace/deadline".' }),
    text: t.exposeString('text'),
  }),
});

const CharterDiff = builder.objectRef<Pick<DiffValue, 'bump' | 'changes'>>('CharterDiff').implement({
  fields: (t) => ({
    bump: t.field({
      type: Bump,
      nullable: true,
      description: 'Null where nothing changed.',
      resolve: ({ bump }) => (bump === null ? null : bumpNamed(bump)),
    }),
    changes: t.field({ type: [Change], resolve: ({ changes }) => [...changes] }),
  }),
});

const PublishedCharter = builder.objectRef<Published>('PublishedCharter').implement({
  fields: (t) => ({ version: t.exposeString('version'), digest: t.exposeString('digest') }),
});

const CaseStaying = builder.objectRef<Stayed>('CaseStaying').implement({
  description: 'A running case that stays on the version of the charter that it began with.',
  fields: (t) => ({
    caseId: t.id({ description: 'Of the case.', resolve: ({ caseId }) => globalId('Case', caseId) }),
    code: t.exposeString('code', {
      description: 'stays | crisis-gone | step-gone | place-differs | fact-differs.',
    }),
    message: t.exposeString('message', { description: 'Why, for people.' }),
  }),
});

const PublishCharterPayload = builder.objectRef<Published>('PublishCharterPayload').implement({
  fields: (t) => ({
    charter: t.field({ type: PublishedCharter, resolve: (published) => published }),
    bump: t.field({
      type: Bump,
      nullable: true,
      description: 'Null where nothing changed, and for the first charter of a brand.',
      resolve: ({ bump }) => (bump === null ? null : bumpNamed(bump)),
    }),
    changes: t.field({ type: [Change], resolve: ({ changes }) => [...changes] }),
    casesMoved: t.int({
      description: 'Running cases that a migration among the files moved; in a dry run, that it would move.',
      resolve: ({ cases }) => cases.moved,
    }),
    casesStaying: t.int({
      description: 'Running cases of a version that a migration leads on from, which cannot follow it.',
      resolve: ({ cases }) => cases.staying,
    }),
    staying: t.field({
      type: [CaseStaying],
      description: 'The first hundred of these, oldest first, each with why.',
      resolve: ({ cases }) => [...cases.stayed],
    }),
  }),
});

const Diagnostic = builder.objectRef<CoreDiagnostic>('Diagnostic').implement({
  description: 'What an author should repair, with its place.',
  fields: (t) => ({
    file: t.exposeString('file'),
    line: t.exposeInt('line'),
    column: t.exposeInt('column'),
    code: t.exposeString('code'),
    severity: t.exposeString('severity', { description: 'error | warning' }),
    message: t.exposeString('message'),
    hint: t.exposeString('hint', { nullable: true }),
  }),
});

const CharterRefused = builder.objectRef<Refused>('CharterRefused').implement({
  description: 'The files do not compile.',
  interfaces: [Refusal],
  fields: (t) => ({ diagnostics: t.field({ type: [Diagnostic], resolve: ({ diagnostics }) => [...diagnostics] }) }),
});

const PublishCharterResult = builder.unionType('PublishCharterResult', {
  types: [PublishCharterPayload, CharterRefused, RequestRefused],
  resolveType: typeName,
});

const CharterFileInput = builder.inputType('CharterFileInput', {
  fields: (t) => ({
    path: t.string({ required: true, description: 'Below the folder of the brand: "delay/playbook.yaml".' }),
    text: t.string({ required: true }),
  }),
});

const PublishCharterInput = builder.inputType('PublishCharterInput', {
  fields: (t) => ({
    brand: t.string({ required: true }),
    files: t.field({ type: [CharterFileInput], required: true }),
    actor: t.field({ type: ActorInput, required: true }),
    acceptBump: t.field({ type: Bump, description: 'The largest bump that the publisher agrees to.' }),
    dryRun: t.boolean({ defaultValue: false }),
    idempotencyKey: t.string(),
  }),
});

builder.mutationField('publishCharter', (t) =>
  t.field({
    type: PublishCharterResult,
    description:
      'Running cases stay on the version that they began with, unless a migration among the files moves them.',
    args: { input: t.arg({ type: PublishCharterInput, required: true }) },
    resolve: (_, { input }, context) => publishCharter(context, input, asked('publishCharter', context)),
  }),
);

builder.queryField('charterDiff', (t) =>
  t.field({
    type: CharterDiff,
    nullable: true,
    description: '`from` and `to` are versions or digests.',
    args: {
      brand: t.arg.string({ required: true }),
      from: t.arg.string({ required: true }),
      to: t.arg.string({ required: true }),
    },
    resolve: async (_, { brand, from, to }, context) => {
      const current = await charterFor(brand, context);
      const [before, after] = await Promise.all([find(brand, from, context), find(brand, to, context)]);
      return diffCharters(before, after, localeFor(context.languages, current));
    },
  }),
);

/** By digest, else the charter last published under that version. */
async function find(brand: string, named: string, context: Context) {
  const row = await context.db.charter.findFirst({
    where: { brand, OR: [{ digest: named }, { version: named }] },
    orderBy: { publishedAt: 'desc' },
    select: { digest: true },
  });
  if (row !== null) return context.loaders.charter.load(row.digest);
  const rows = await context.db.charter.findMany({
    where: { brand },
    orderBy: { publishedAt: 'desc' },
    select: { version: true },
    take: 20,
  });
  const known = [...new Set(rows.map(({ version }) => version))];
  const lacks = { fr: "La marque n'a pas de version", en: 'The brand has no version' };
  throw asError(unknown('VERSION_UNKNOWN', lacks, named, known, localeFor(context.languages)));
}
