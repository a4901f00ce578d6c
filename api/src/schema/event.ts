import { builder } from '../builder.ts';
import type { LogEntry } from '../generated/prisma/client.ts';
import { Actor } from './role.ts';

export const Event = builder.objectRef<LogEntry>('Event').implement({
  description: 'One entry of the log of a case, never changed.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime' }),
    dueAt: t.expose('dueAt', {
      type: 'DateTime',
      nullable: true,
    }),
    type: t.exposeString('type', { description: 'opened, choice, tick, set-facts, missed, remind, author-writes…' }),
    event: t.exposeString('event', { nullable: true }),
    actor: t.field({
      type: Actor,
      nullable: true,
      description: 'Null when a clock or the author acted.',
      resolve: ({ actorId, actorRole }) =>
        actorId === null || actorRole === null ? null : { id: actorId, role: actorRole },
    }),
    from: t.exposeStringList('from', { description: 'Active steps before.' }),
    to: t.exposeStringList('to', { description: 'Active steps after.' }),
    note: t.exposeString('note', { nullable: true }),
    detail: t.field({
      type: 'JSON',
      nullable: true,
      resolve: ({ detail }) => detail,
    }),
    digest: t.exposeString('digest', { description: 'SHA-256 over the entry before and this one.' }),
  }),
});

export const EventConnection = builder.connectionObject({ type: Event, name: 'EventConnection' });
