import type { ChoiceView, Owner as CoreOwner, Named, StepView } from '@aplomb/core';
import { builder } from '../builder.ts';
import type { StepSource } from '../cases/view.ts';
import { Action, actionNamed } from './enums.ts';
import { Reason } from './reason.ts';
import { Reply } from './reply.ts';
import { Owner, Role } from './role.ts';
import { Submission } from './submission.ts';
import { Tone } from './tone.ts';

const Region = builder.objectRef<Named>('Region').implement({
  description: 'One of the branches that run in parallel.',
  fields: (t) => ({ key: t.exposeString('key'), title: t.exposeString('title') }),
});

const ChecklistItem = builder.objectRef<StepView['checklist'][number]>('ChecklistItem').implement({
  fields: (t) => ({ key: t.exposeString('key'), label: t.exposeString('label'), done: t.exposeBoolean('done') }),
});

const Choice = builder.objectRef<ChoiceView>('Choice').implement({
  description: 'A button: the event to send, its label, and why it is closed.',
  fields: (t) => ({
    event: t.exposeString('event'),
    label: t.exposeString('label'),
    allowed: t.exposeBoolean('allowed', {
      description: 'By the state of the case. Needs on who acts stand in the reasons and are decided by advanceCase.',
    }),
    reasons: t.field({ type: [Reason], resolve: ({ reasons }) => [...reasons] }),
  }),
});

const Waiting = builder.objectRef<NonNullable<StepView['waiting']>>('Waiting').implement({
  description: 'For the author, until an instant, and the step that follows their silence.',
  fields: (t) => ({
    until: t.field({ type: 'DateTime', resolve: ({ until }) => new Date(until) }),
    then: t.string({ resolve: (waiting) => waiting.then }),
  }),
});

const Relay = builder
  .objectRef<{ readonly to: CoreOwner; readonly question: string; readonly answer: string | null }>('Relay')
  .implement({
    description: 'A question to another team.',
    fields: (t) => ({
      to: t.field({ type: Owner, resolve: ({ to }) => to }),
      question: t.exposeString('question'),
      answer: t.exposeString('answer', { nullable: true, description: 'Null until it came.' }),
    }),
  });

interface ApprovalSource {
  readonly approval: NonNullable<StepView['approval']>;
  readonly caseId: string | null;
}
const StepApproval = builder.objectRef<ApprovalSource>('StepApproval').implement({
  fields: (t) => ({
    of: t.stringList({ description: 'Steps whose text is approved.', resolve: ({ approval }) => [...approval.of] }),
    by: t.field({ type: [Role], resolve: ({ approval }) => [...approval.by] }),
    needed: t.int({ description: 'People still needed.', resolve: ({ approval }) => approval.needed }),
    submission: t.field({
      type: Submission,
      nullable: true,
      description: 'The text to approve; null until one was submitted at `of`.',
      resolve: async ({ approval, caseId }, _, { loaders }) => {
        const submitted = caseId === null ? [] : await loaders.submissions.load(caseId);
        return submitted.find(({ step }) => approval.of.includes(step)) ?? null;
      },
    }),
  }),
});

export const Step = builder.objectRef<StepSource>('Step').implement({
  description: 'An active step as a person sees it.',
  fields: (t) => ({
    key: t.string({ resolve: ({ view }) => view.key }),
    title: t.string({ resolve: ({ view }) => view.title }),
    region: t.field({ type: Region, nullable: true, resolve: ({ view }) => view.region }),
    instructions: t.string({
      nullable: true,
      description: 'Null at an end.',
      resolve: ({ view }) => view.instructions,
    }),
    owner: t.field({ type: Owner, nullable: true, description: 'Null at an end.', resolve: ({ view }) => view.owner }),
    dueAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Null at an end and while waiting for the author.',
      resolve: ({ view }) => (view.dueAt === null ? null : new Date(view.dueAt)),
    }),
    overdue: t.boolean({ resolve: ({ view }) => view.overdue }),
    waiting: t.field({ type: Waiting, nullable: true, resolve: ({ view }) => view.waiting }),
    checklist: t.field({ type: [ChecklistItem], resolve: ({ view }) => [...view.checklist] }),
    choices: t.field({ type: [Choice], resolve: ({ view }) => [...view.choices] }),
    action: t.field({
      type: Action,
      nullable: true,
      resolve: ({ view }) => (view.action === null ? null : actionNamed(view.action)),
    }),
    evidenceFirst: t.boolean({
      description: 'A removal: the evidence is kept before anything else.',
      resolve: ({ view }) => view.evidenceFirst,
    }),
    tone: t.field({ type: Tone, resolve: ({ tone }) => tone() }),
    reply: t.field({ type: Reply, nullable: true, resolve: ({ reply }) => reply() }),
    relay: t.field({ type: Relay, nullable: true, resolve: ({ view }) => view.relay }),
    approval: t.field({
      type: StepApproval,
      nullable: true,
      resolve: ({ view, caseId }) => (view.approval === null ? null : { approval: view.approval, caseId }),
    }),
  }),
});
