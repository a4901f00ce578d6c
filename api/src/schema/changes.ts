import { builder } from '../builder.ts';
import { type ChangeCursors, changeCursors } from '../cases/changeCursors.ts';
import { changesAfter, follow } from '../cases/changes.ts';
import type { LogEntry } from '../generated/prisma/client.ts';
import { forgetLoaded } from '../loaders.ts';
import { asError } from '../refusal.ts';
import { Case } from './case.ts';
import { charterFor } from './charter.ts';
import { Event } from './event.ts';
import { pageOf, pageSize } from './paging.ts';

const CaseChange = builder.objectRef<LogEntry>('CaseChange').implement({
  description: 'Something happened to a case.',
  fields: (t) => ({
    cursor: t.string({
      resolve: async ({ brand, sequence }, _, { db }) => (await changeCursors(db, brand)).write(sequence),
    }),
    case: t.field({
      type: Case,
      description: 'As it stands now.',
      resolve: async ({ caseId }, _, { loaders }) => {
        const row = await loaders.caseNow.load(caseId);
        if (row === null) throw new Error(`Case ${caseId} is in the log only.`);
        return row;
      },
    }),
    event: t.field({ type: Event, resolve: (entry) => entry }),
  }),
});
const CaseChanges = builder.connectionObject({ type: CaseChange, name: 'CaseChangeConnection' });

function placeOf(cursors: ChangeCursors, after: string | null | undefined): bigint | null {
  if (after === null || after === undefined) return null;
  const place = cursors.read(after);
  if (place === null) throw asError({ code: 'CURSOR_INVALID', message: 'This is no cursor of this list.' });
  return place;
}

builder.queryField('caseChanges', (t) =>
  t.field({
    type: CaseChanges,
    nullable: true,
    description: 'What happened to the cases of a brand, oldest first: for those who poll.',
    args: { brand: t.arg.string({ required: true }), first: t.arg.int(), after: t.arg.string() },
    resolve: async (_, { brand, first, after }, context) => {
      await charterFor(brand, context);
      const size = pageSize(first, 50);
      const cursors = await changeCursors(context.db, brand);
      const rows = await changesAfter(context.db, brand, placeOf(cursors, after) ?? 0n, size + 1);
      return pageOf(rows, size, after, ({ sequence }) => cursors.write(sequence));
    },
  }),
);

builder.subscriptionType({
  fields: (t) => ({
    caseChanged: t.field({
      type: CaseChange,
      description: 'The same as it happens. With `after`, what happened since that cursor comes first.',
      args: { brand: t.arg.string({ required: true }), after: t.arg.string() },
      subscribe: async (_, { brand, after }, context) => {
        await charterFor(brand, context);
        const place = placeOf(await changeCursors(context.db, brand), after);
        return follow(context.db, context.notices, brand, place);
      },
      resolve: (entry, _, { loaders }) => {
        forgetLoaded(loaders);
        return entry;
      },
    }),
  }),
});
