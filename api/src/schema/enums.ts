import type { Action as CoreAction } from '@aplomb/core';
import { builder } from '../builder.ts';

export const AuthorKind = builder.enumType('AuthorKind', {
  description: 'BRAND: our own message, never a new case.',
  values: ['CUSTOMER', 'PROSPECT', 'PRESS', 'INFLUENCER', 'EMPLOYEE', 'PARTNER', 'BRAND', 'UNKNOWN'] as const,
});
export const CaseStatus = builder.enumType('CaseStatus', { values: ['OPEN', 'CLOSED'] as const });
export const Bump = builder.enumType('Bump', {
  description:
    'MAJOR: something owed is removed or weakened. MINOR: something is added or tightened. PATCH: only words change.',
  values: ['MAJOR', 'MINOR', 'PATCH'] as const,
});
export const Outcome = builder.enumType('ReceiveOutcome', {
  description:
    'OPENED: a new case. JOINED: the same author and thread as an open case. REOPENED: as one that was closed. REPEATED: known already. OWN: the message of the brand itself, kept with the case it answers.',
  values: ['OPENED', 'JOINED', 'REOPENED', 'REPEATED', 'OWN'] as const,
});
export const CaseOrder = builder.enumType('CaseOrder', {
  description: 'DUE_FIRST: the earliest deadline first, what has none last.',
  values: ['DUE_FIRST'] as const,
});
export const Action = builder.enumType('Action', {
  description: 'What to do with the comment itself.',
  values: ['KEEP', 'HIDE', 'DELETE', 'REPORT', 'BAN', 'LET_STAND', 'PRIVATE_REPLY'] as const,
});

/** `let-stand` → `LET_STAND` */
export function actionNamed(action: CoreAction): 'HIDE' | 'DELETE' | 'REPORT' | 'BAN' | 'LET_STAND' | 'PRIVATE_REPLY' {
  const names = {
    'let-stand': 'LET_STAND',
    hide: 'HIDE',
    delete: 'DELETE',
    report: 'REPORT',
    ban: 'BAN',
    'private-reply': 'PRIVATE_REPLY',
  } as const;
  return names[action];
}
