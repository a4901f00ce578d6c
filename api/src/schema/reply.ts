import type * as core from '@aplomb/core';
import { builder } from '../builder.ts';

const Proposal = builder.objectRef<core.Proposal>('ReplyProposal').implement({
  description:
    'A rewording that needs no thought: the words from start to end become text. All of a text may be made together; equal ones are one.',
  fields: (t) => ({
    start: t.exposeInt('start', { description: 'UTF-16 offset into the text judged.' }),
    end: t.exposeInt('end'),
    text: t.exposeString('text'),
  }),
});

export const Finding = builder.objectRef<core.ProposedFinding>('ReplyFinding').implement({
  fields: (t) => ({
    code: t.exposeString('code'),
    severity: t.exposeString('severity', { description: 'error | warning | info' }),
    message: t.exposeString('message'),
    start: t.exposeInt('start', { nullable: true, description: 'UTF-16 offset; null when about the whole text.' }),
    end: t.exposeInt('end', { nullable: true }),
    proposal: t.field({
      type: Proposal,
      nullable: true,
      description: 'What answers it; null where a person has to choose the words.',
      resolve: ({ proposal }) => proposal ?? null,
    }),
  }),
});

export const Length = builder.objectRef<core.Length>('ReplyLength').implement({
  fields: (t) => ({
    used: t.exposeInt('used'),
    max: t.exposeInt('max', { nullable: true, description: 'Null where the platform publishes none.' }),
    unit: t.exposeString('unit'),
  }),
});

export const Reply = builder.objectRef<core.ReplyDraft>('Reply').implement({
  description: 'A drafted reply.',
  fields: (t) => ({
    template: t.exposeString('template'),
    language: t.exposeString('language'),
    text: t.exposeString('text', { description: 'Facts that are missing stay visible as {{fact-name}}.' }),
    missingFacts: t.stringList({ resolve: ({ missingFacts }) => [...missingFacts] }),
    length: t.field({ type: Length, resolve: ({ length }) => length }),
    sendable: t.exposeBoolean('sendable'),
    findings: t.field({ type: [Finding], resolve: ({ findings }) => [...findings] }),
  }),
});
