import { builder } from '../builder.ts';
import { changesAfter, follow } from '../cases/changes.ts';
import type { LogEntry } from '../generated/prisma/client.ts';
import { forgetLoaded } from '../loaders.ts';
import { asError } from '../refusal.ts';
import { Case } from './case.ts';
import { charterFor } from './charter.ts';
import { Event } from './event.ts';
import { cursorOf, pageOf, pageSize, readCursor } from './paging.ts';

const CaseChange = builder.objectRef<LogEntry>('CaseChange').implement({
  description: 'Something happened to a case.',
  fields: (t) => ({
    cursor: t.string({ resolve: changeCursor }),
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

function changeCursor({ sequence }: LogEntry): string {
  return cursorOf(String(sequence));
}

function sequenceAt(cursor: string | null | undefined): bigint | null {
  const [sequence] = readCursor(cursor) ?? [];
  if (sequence === undefined) return null;
  if (typeof sequence === 'string' && /^\d{1,18}$/.test(sequence)) return BigInt(sequence);
  throw asError({ code: 'CURSOR_INVALID', message: 'This is no cursor of this list.' });
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
      const rows = await changesAfter(context.db, brand, sequenceAt(after) ?? 0n, size + 1);
      return pageOf(rows, size, after, changeCursor);
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
        return follow(context.db, context.notices, brand, sequenceAt(after));
      },
      resolve: (entry, _, { loaders }) => {
        forgetLoaded(loaders);
        return entry;
      },
    }),
  }),
});
