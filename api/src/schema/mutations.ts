import { builder } from '../builder.ts';
import type { Asked } from '../cases/act.ts';
import { type Acted, advanceCase, answerRelay, setFacts, tickChecklist } from '../cases/advance.ts';
import { type Forgotten, forgetAuthor } from '../cases/forget.ts';
import { rowId } from '../cases/id.ts';
import { mergeCases } from '../cases/merge.ts';
import type { Received } from '../cases/receipt.ts';
import { receiveComment } from '../cases/receive.ts';
import { reclassifyCase } from '../cases/reclassify.ts';
import type { Context } from '../context.ts';
import { Case } from './case.ts';
import { Outcome } from './enums.ts';
import {
  AdvanceCaseInput,
  AnswerRelayInput,
  ForgetAuthorInput,
  MergeCasesInput,
  ReceiveCommentInput,
  ReclassifyCaseInput,
  SetFactsInput,
  TickChecklistInput,
} from './inputs.ts';
import { EventRefused, RequestRefused, RevisionConflict } from './refusals.ts';

/** What every operation on a case is told about its caller. */
export function asked(operation: string, context: Context): Asked {
  return { operation, at: context.at, languages: context.languages, caller: context.caller };
}

/** The input with the row's id in place of the global one. */
export function onCase<T extends { readonly caseId: string }>(
  input: T,
): Omit<T, 'caseId'> & { readonly caseId: string | null } {
  return { ...input, caseId: rowId('Case', input.caseId) };
}

const refusals = [EventRefused, RevisionConflict, RequestRefused] as const;
export const typeName = ({ type }: { readonly type: string }): string => type;

const ReceiveCommentPayload = builder.objectRef<Received>('ReceiveCommentPayload').implement({
  fields: (t) => ({
    created: t.exposeBoolean('created', { description: 'A case was opened.' }),
    outcome: t.field({ type: Outcome, resolve: ({ outcome }) => outcome }),
    case: t.field({ type: Case, resolve: (payload) => payload.case }),
  }),
});
const ReceiveCommentResult = builder.unionType('ReceiveCommentResult', {
  types: [ReceiveCommentPayload, RequestRefused],
  resolveType: typeName,
});

/** A payload that holds the case, and the union of it with what refuses. */
export function casePayload<T extends string>(name: T) {
  const payload = builder.objectRef<Acted<T>>(name).implement({
    fields: (t) => ({ case: t.field({ type: Case, resolve: (acted) => (acted as Acted<T>).case }) }),
  });
  return builder.unionType(name.replace('Payload', 'Result'), { types: [payload, ...refusals], resolveType: typeName });
}

const AdvanceCaseResult = casePayload('AdvanceCasePayload');
const TickChecklistResult = casePayload('TickChecklistPayload');
const SetFactsResult = casePayload('SetFactsPayload');
const ReclassifyCaseResult = casePayload('ReclassifyCasePayload');
const MergeCasesResult = casePayload('MergeCasesPayload');
const ForgetAuthorPayload = builder.objectRef<Forgotten>('ForgetAuthorPayload').implement({
  fields: (t) => ({ cases: t.exposeInt('cases', { description: 'How many cases held something of theirs.' }) }),
});
const ForgetAuthorResult = builder.unionType('ForgetAuthorResult', {
  types: [ForgetAuthorPayload, ...refusals],
  resolveType: typeName,
});
const AnswerRelayResult = casePayload('AnswerRelayPayload');

builder.mutationFields((t) => ({
  receiveComment: t.field({
    type: ReceiveCommentResult,
    description: 'Idempotent by brand, channel and comment.externalId; another text for it is kept as an edit.',
    args: { input: t.arg({ type: ReceiveCommentInput, required: true }) },
    resolve: (_, { input }, context) => receiveComment(context, input, context.at, context.languages),
  }),
  advanceCase: t.field({
    type: AdvanceCaseResult,
    description: 'Takes a choice, leaves a note or reopens.',
    args: { input: t.arg({ type: AdvanceCaseInput, required: true }) },
    resolve: (_, { input }, context) => advanceCase(context, onCase(input), asked('advanceCase', context)),
  }),
  tickChecklist: t.field({
    type: TickChecklistResult,
    args: { input: t.arg({ type: TickChecklistInput, required: true }) },
    resolve: (_, { input }, context) => tickChecklist(context, onCase(input), asked('tickChecklist', context)),
  }),
  setFacts: t.field({
    type: SetFactsResult,
    args: { input: t.arg({ type: SetFactsInput, required: true }) },
    resolve: (_, { input }, context) => setFacts(context, onCase(input), asked('setFacts', context)),
  }),
  reclassifyCase: t.field({
    type: ReclassifyCaseResult,
    args: { input: t.arg({ type: ReclassifyCaseInput, required: true }) },
    resolve: (_, { input }, context) => reclassifyCase(context, onCase(input), asked('reclassifyCase', context)),
  }),
  mergeCases: t.field({
    type: MergeCasesResult,
    description: 'Closes a case whose comments go on in another; answers with the one that goes on.',
    args: { input: t.arg({ type: MergeCasesInput, required: true }) },
    resolve: (_, { input }, context) => {
      const into = rowId('Case', input.into);
      return mergeCases(context, { ...onCase(input), into }, asked('mergeCases', context));
    },
  }),
  forgetAuthor: t.field({
    type: ForgetAuthorResult,
    description: "Erases the author of the case's comment from every case of the brand; LEGAL_HOLD refuses.",
    args: { input: t.arg({ type: ForgetAuthorInput, required: true }) },
    resolve: (_, { input }, context) => forgetAuthor(context, onCase(input), asked('forgetAuthor', context)),
  }),
  answerRelay: t.field({
    type: AnswerRelayResult,
    args: { input: t.arg({ type: AnswerRelayInput, required: true }) },
    resolve: (_, { input }, context) => answerRelay(context, onCase(input), asked('answerRelay', context)),
  }),
}));
