import { builder } from '../builder.ts';
import { countCases, dueFirst, whereOf } from '../cases/list.ts';
import type { Case as CaseRow, Prisma } from '../generated/prisma/client.ts';
import { localeFor } from '../language.ts';
import { asError } from '../refusal.ts';
import { objectionToSeverity } from '../replies/objection.ts';
import { Case } from './case.ts';
import { charterFor } from './charter.ts';
import { CaseOrder } from './enums.ts';
import { CaseFilter } from './inputs.ts';
import { cursorOf, type Page, pageOf, pageSize, readCursor } from './paging.ts';

const CaseEdge = builder.edgeObject({ type: Case, name: 'CaseEdge' });
const CaseConnection = builder
  .objectRef<Page<CaseRow> & { readonly where: Prisma.CaseWhereInput }>('CaseConnection')
  .implement({
    fields: (t) => ({
      edges: t.field({ type: [CaseEdge], resolve: ({ edges }) => edges }),
      pageInfo: t.field({ type: builder.pageInfoRef(), resolve: ({ pageInfo }) => pageInfo }),
      totalCount: t.int({
        description: 'Exact up to 10 000, 10 000 beyond.',
        resolve: ({ where }, _, context) => countCases(context, where),
      }),
    }),
  });

builder.queryField('cases', (t) =>
  t.field({
    type: CaseConnection,
    nullable: true,
    description: 'The inbox of a brand.',
    args: {
      brand: t.arg.string({ required: true }),
      first: t.arg.int(),
      after: t.arg.string(),
      filter: t.arg({ type: CaseFilter }),
      orderBy: t.arg({ type: CaseOrder, defaultValue: 'DUE_FIRST' }),
    },
    resolve: async (_, { brand, first, after, filter }, context) => {
      const charter = await charterFor(brand, context);
      const objection = objectionToSeverity(filter?.severityAtLeast, localeFor(context.languages, charter));
      if (objection !== null) throw asError(objection);
      const size = pageSize(first, 20);
      const where = await whereOf(context, brand, filter ?? {});
      const rows = await dueFirst(context, where, size + 1, readCursor(after, 'timeOrNull', 'id'));
      const page = pageOf(rows, size, after, (row) => cursorOf(row.dueAt?.getTime() ?? null, row.id));
      return { ...page, where };
    },
  }),
);
