import type { Charter, Named as CoreNamed, Owner as CoreOwner } from '@aplomb/core';
import { builder } from '../builder.ts';
import { inLanguage } from '../charters/words.ts';

export const Role = builder.objectRef<CoreNamed>('Role').implement({
  fields: (t) => ({ key: t.exposeString('key'), title: t.exposeString('title') }),
});

export const Owner = builder.objectRef<CoreOwner>('Owner').implement({
  description: 'A role, and who that is at this hour.',
  fields: (t) => ({
    key: t.exposeString('key'),
    title: t.exposeString('title'),
    onDuty: t.field({ type: Role, resolve: ({ onDuty }) => onDuty }),
  }),
});

export const Actor = builder.objectRef<{ readonly id: string; readonly role: string }>('Actor').implement({
  fields: (t) => ({ id: t.exposeString('id'), role: t.exposeString('role') }),
});

export function roleOf(charter: Charter, key: string, language: string): { key: string; title: string } {
  const role = Object.hasOwn(charter.roles, key) ? charter.roles[key] : undefined;
  return { key, title: inLanguage(role?.title, language) ?? key };
}
