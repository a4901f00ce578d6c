import type * as core from '@aplomb/core';
import { builder } from '../builder.ts';

export const Reason = builder.objectRef<core.Reason>('Reason').implement({
  fields: (t) => ({
    code: t.exposeString('code'),
    message: t.exposeString('message'),
    subject: t.exposeString('subject', {
      nullable: true,
    }),
  }),
});

export const Severity = builder
  .objectRef<{ readonly level: number; readonly reasons: readonly core.Reason[] }>('Severity')
  .implement({
    fields: (t) => ({
      level: t.exposeInt('level'),
      reasons: t.field({ type: [Reason], resolve: ({ reasons }) => [...reasons] }),
    }),
  });
