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
    state: state as unknown as Prisma.InputJsonObject,
    activeSteps: active,
    owners: unique(state.active.flatMap(({ owner }) => (owner === null ? [] : [owner]))),
    relayedTo: unique(
      state.relays.filter(({ step, answer }) => answer === null && active.includes(step)).map(({ to }) => to),
    ),
    approvalBy: unique(active.flatMap((key) => steps[key]?.approval?.by ?? [])),
    dueAt: due.length === 0 ? null : new Date(Math.min(...due)),
    overdue: state.active.some(({ overdue }) => overdue),
    answeredAt: state.answeredAt === null ? null : new Date(state.answeredAt),
    closedAt: state.closedAt === null ? null : new Date(state.closedAt),
    legalHold: state.legalHold,
  } satisfies Partial<Prisma.CaseUncheckedCreateInput>;
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
