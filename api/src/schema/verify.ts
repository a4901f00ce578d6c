import { builder } from '../builder.ts';
import { rowId } from '../cases/id.ts';
import { unknownCase } from '../cases/words.ts';
import { localeFor } from '../language.ts';
import { type Broken, type Verified, verifyLog } from '../log/verify.ts';
import { asError } from '../refusal.ts';
import { Case } from './case.ts';
import { charterFor } from './charter.ts';

const BrokenLog = builder.objectRef<Broken>('BrokenLog').implement({
  description: 'The first thing that is wrong with the log of a case.',
  fields: (t) => ({
    case: t.field({
      type: Case,
      description: 'Whose log it is.',
      resolve: async ({ caseId }, _, { loaders }) => {
        const row = await loaders.case.load(caseId);
        if (row === null) throw new Error(`Case ${caseId} is in the log only.`);
        return row;
      },
    }),
    number: t.exposeInt('number', { description: 'The entry, from 1; where entries are missing, the first that is.' }),
    reason: t.exposeString('flaw', {
      description:
        'number: an entry is missing, inserted or moved; content: it was changed; note: its note is another one; brand, order: it was put elsewhere; end: the case remembers other entries.',
    }),
  }),
});

const LogVerification = builder.objectRef<Verified>('LogVerification').implement({
  description: 'What recomputing the hash chains found.',
  fields: (t) => ({
    cases: t.exposeInt('cases', { description: 'Cases whose log was read.' }),
    entries: t.exposeInt('entries', { description: 'Entries read.' }),
    broken: t.field({
      type: [BrokenLog],
      description: 'None where every log is as it was written.',
      resolve: ({ broken }) => [...broken],
    }),
  }),
});

builder.queryField('verifyLog', (t) =>
  t.field({
    type: LogVerification,
    nullable: true,
    description:
      'Recomputes the hash chain of the logs of a brand, or of one case. It reads them whole: for many cases, `aplomb verify` has no time limit.',
    args: { brand: t.arg.string({ required: true }), caseId: t.arg.id() },
    resolve: async (_, { brand, caseId }, context) => {
      await charterFor(brand, context);
      const id = caseId === null || caseId === undefined ? undefined : rowId('Case', caseId);
      const found =
        id === null ? null : await verifyLog(context.db, { brand, ...(id === undefined ? {} : { caseId: id }) });
      if (found === null || (id !== undefined && found.cases === 0))
        throw asError(unknownCase(localeFor(context.languages)));
      return found;
    },
  }),
);
