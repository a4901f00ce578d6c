import { builder } from '../builder.ts';
import { codeTable } from '../codes.ts';
import type * as values from '../refusal.ts';
import { Case } from './case.ts';
import { Reason } from './reason.ts';

export const Refusal = builder.interfaceRef<{ type: string; code: string; message: string }>('Refusal').implement({
  description: `Why a mutation changed nothing. Every refusal implements it, so that new ones reach \`... on Refusal\`. Errors of queries
have the same codes, in \`extensions.code\`:

${codeTable()}`,
  resolveType: ({ type }) => type,
  fields: (t) => ({
    code: t.exposeString('code', {
      description: 'Stable, for programs: "COMMENT_TOO_LONG". All of them stand at Refusal.',
    }),
    message: t.exposeString('message', { description: 'For people, in the language of Accept-Language.' }),
  }),
});

export const RequestRefused = builder.objectRef<values.Refusal>('RequestRefused').implement({
  description: 'What was sent cannot be meant.',
  interfaces: [Refusal],
});

export const EventRefused = builder.objectRef<values.EventRefused>('EventRefused').implement({
  description: 'The case does not accept the event now, or not from this actor.',
  interfaces: [Refusal],
  fields: (t) => ({
    reasons: t.field({ type: [Reason], resolve: ({ reasons }) => [...reasons] }),
    accepted: t.stringList({
      description: 'Events that the case accepts now.',
      resolve: ({ accepted }) => [...accepted],
    }),
    case: t.field({ type: Case, resolve: (refused) => refused.case }),
  }),
});

export const RevisionConflict = builder.objectRef<values.RevisionConflict>('RevisionConflict').implement({
  description: 'The case changed since `expectedRevision`.',
  interfaces: [Refusal],
  fields: (t) => ({ case: t.field({ type: Case, resolve: (conflict) => conflict.case }) }),
});
