import { type Charter, isUnchanged, type Named, type Playbook } from '@aplomb/core';
import { stateOf } from '../cases/move.ts';
import type { Tx } from '../db.ts';
import type { Case } from '../generated/prisma/client.ts';
import { type Gate, gatesFor, namedRoles, stands, templateOf } from './awaiting.ts';

export interface Asked {
  readonly tx: Tx;
  readonly row: Case;
  readonly charter: Charter;
  readonly step: string;
  readonly text: string;
  readonly textDigest: string;
  readonly at: number;
}

/** The approvals that a text at this step still lacks; none where it was approved word for word, or in advance. */
export async function missingApprovals(asked: Asked): Promise<Gate[]> {
  const { tx, row, charter, step, textDigest } = asked;
  const playbook = charter.playbooks[row.crisis];
  if (playbook === undefined) return [];
  const gates = gatesFor(playbook, step);
  if (gates.length === 0 || (await isApprovedInAdvance(asked, playbook))) return [];
  const same = await tx.submission.findMany({ where: { caseId: row.id, textDigest }, include: { approvals: true } });
  return gates.filter((gate) => !same.some(({ approvals }) => stands(gate, approvals)));
}

export function awaitedRoles(charter: Charter, gates: readonly Gate[], language: string): Named[] {
  return namedRoles(charter, [...new Set(gates.flatMap(({ by }) => by))], language);
}

/** `approved-replies` of the charter: in force today, and the text is the template's, unchanged but for who signs it. */
async function isApprovedInAdvance({ tx, row, charter, step, text, at }: Asked, playbook: Playbook): Promise<boolean> {
  const template = templateOf(playbook.workflow.steps[step]);
  const today = new Date(at).toISOString().slice(0, 10);
  const approved = charter.approvedReplies.find(({ reply, on, until }) => {
    return reply === `${row.crisis}/${template}` && on <= today && today <= until;
  });
  if (approved === undefined) return false;
  const opening = await tx.comment.findUnique({ where: { id: row.openingId }, include: { author: true } });
  return isUnchanged(charter, text, {
    crisis: row.crisis,
    step,
    channel: row.channel,
    language: row.language,
    facts: stateOf(row).facts,
    authorName: opening?.author?.name ?? null,
    now: at,
  });
}
