import { type Charter as CoreCharter, type Proof, promiseWords, worstWords } from '@aplomb/core';
import { builder } from '../builder.ts';
import { localeOf } from '../cases/triaged.ts';
import { unknownBrand } from '../cases/words.ts';
import type { CharterVersion } from '../charters/charters.ts';
import { inLanguage } from '../charters/words.ts';
import type { Context } from '../context.ts';
import { localeFor, readerLanguage } from '../language.ts';
import { asError } from '../refusal.ts';
import { Channel } from './channel.ts';
import { Crisis } from './crisis.ts';
import { cursorOf, pageOf, pageSize, readCursor } from './paging.ts';
import { Role, roleOf } from './role.ts';

const Fact = builder
  .objectRef<{ readonly charter: CoreCharter; readonly fact: CoreCharter['facts'][string] }>('Fact')
  .implement({
    fields: (t) => ({
      key: t.string({ resolve: ({ fact }) => fact.key }),
      label: t.string({
        resolve: ({ charter, fact }, _, context) =>
          inLanguage(fact.label, readerLanguage(context.languages, charter)) ?? fact.key,
      }),
      type: t.string({ description: 'text | number | date-time | money | list', resolve: ({ fact }) => fact.type }),
      private: t.boolean({ description: 'Never in a public reply.', resolve: ({ fact }) => fact.private }),
    }),
  });

const CharterPromise = builder
  .objectRef<{ readonly charter: CoreCharter; readonly proof: Proof }>('CharterPromise')
  .implement({
    description: 'What the brand promises itself, and whether its workflows can keep it.',
    fields: (t) => ({
      text: t.string({
        resolve: ({ charter, proof }, _, { languages }) =>
          promiseWords(proof.promise, charter, localeOf(readerLanguage(languages, charter))),
      }),
      proved: t.boolean({ resolve: ({ proof }) => proof.proved }),
      worstCase: t.string({
        nullable: true,
        description: 'In words; null where no time is promised.',
        resolve: ({ charter, proof }, _, { languages }) =>
          worstWords(proof, localeOf(readerLanguage(languages, charter))),
      }),
    }),
  });

const Version = builder.objectRef<CharterVersion>('CharterVersion').implement({
  fields: (t) => ({
    version: t.exposeString('version'),
    digest: t.exposeString('digest'),
    publishedAt: t.expose('publishedAt', { type: 'DateTime' }),
  }),
});
const Versions = builder.connectionObject({ type: Version, name: 'CharterVersionConnection' });

export const Charter = builder.objectRef<CoreCharter>('Charter').implement({
  description: 'What a brand answers, how, and what it promises.',
  fields: (t) => ({
    brand: t.exposeString('brand'),
    name: t.exposeString('name'),
    version: t.exposeString('version'),
    digest: t.exposeString('digest', { description: 'SHA-256 of everything it says.' }),
    languages: t.stringList({ description: 'The first is the default.', resolve: ({ languages }) => [...languages] }),
    publishedAt: t.field({
      type: 'DateTime',
      resolve: ({ digest }, _, { loaders }) => loaders.publishedAt.load(digest),
    }),
    crises: t.field({
      type: [Crisis],
      resolve: (charter) => Object.values(charter.playbooks).map((playbook) => ({ charter, playbook })),
    }),
    channels: t.field({
      type: [Channel],
      resolve: (charter) => Object.values(charter.channels).map((channel) => ({ charter, channel })),
    }),
    roles: t.field({
      type: [Role],
      resolve: (charter, _, context) =>
        Object.keys(charter.roles).map((key) => roleOf(charter, key, readerLanguage(context.languages, charter))),
    }),
    facts: t.field({
      type: [Fact],
      resolve: (charter) => Object.values(charter.facts).map((fact) => ({ charter, fact })),
    }),
    promises: t.field({
      type: [CharterPromise],
      resolve: async (charter, _, { loaders }) => {
        const proofs = await loaders.proofs.load(charter.digest);
        return proofs.map((proof) => ({ charter, proof }));
      },
    }),
    versions: t.field({
      type: Versions,
      description: 'Newest first.',
      args: { first: t.arg.int(), after: t.arg.string() },
      resolve: async ({ brand }, { first, after }, { loaders }) => {
        const size = pageSize(first, 10);
        const rows = await loaders.versions.load({ brand, first: size, after: readCursor(after, 'time', 'digest') });
        return pageOf(rows, size, after, (row) => cursorOf(row.publishedAt.getTime(), row.digest));
      },
    }),
  }),
});

builder.queryField('charter', (t) =>
  t.field({
    type: Charter,
    nullable: true,
    description: 'The charter that serves a brand now.',
    args: { brand: t.arg.string({ required: true }) },
    resolve: (_, { brand }, context) => charterFor(brand, context),
  }),
);

/** The charter that serves a brand; refuses for an unknown one. */
export async function charterFor(brand: string, context: Context): Promise<CoreCharter> {
  const charter = await context.charters.current(brand);
  if (charter === null) {
    throw asError(unknownBrand(brand, await context.charters.brands(), localeFor(context.languages)));
  }
  return charter;
}
