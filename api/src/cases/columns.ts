import type { CaseState, Charter } from '@aplomb/core';
import type { Prisma } from '../generated/prisma/client.ts';

/** What lists and filters need of a case's state, as columns. */
export function columnsOf(charter: Charter, state: CaseState) {
  const steps = charter.playbooks[state.crisis]?.workflow.steps ?? {};
  const active = state.active.map(({ step }) => step);
  const due = state.active.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
  return {
    crisis: state.crisis,
    severity: state.severity,
    status: state.status,
    activeSteps: active,
    owners: unique(state.active.flatMap(({ owner }) => (owner === null ? [] : [owner]))),
    relayedTo: openRelays(state),
    approvalBy: unique(active.flatMap((key) => steps[key]?.approval?.by ?? [])),
    dueAt: due.length === 0 ? null : new Date(Math.min(...due)),
    overdue: state.active.some(({ overdue }) => overdue),
    answeredAt: state.answeredAt === null ? null : new Date(state.answeredAt),
    closedAt: state.closedAt === null ? null : new Date(state.closedAt),
    legalHold: state.legalHold,
  } satisfies Partial<Prisma.CaseUncheckedCreateInput>;
}

/** Also those whose step was left: a question stays open until it is answered, or the case is closed. */
function openRelays({ status, relays }: CaseState): string[] {
  return status === 'closed' ? [] : unique(relays.filter(({ answer }) => answer === null).map(({ to }) => to));
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
