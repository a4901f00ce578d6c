import type { Tx } from '../db.ts';
import type { Comment as CommentRow } from '../generated/prisma/client.ts';
import type { Services } from '../services.ts';
import { sha256 } from './log.ts';
import { lockCase, remark, stateOf, write } from './move.ts';
import type { Receipt, Received } from './receipt.ts';

/** The same comment again; another text for it is kept as an edit. */
export async function repeatComment(
  tx: Tx,
  services: Services,
  { comment, at }: Receipt,
  known: CommentRow,
): Promise<Received> {
  const found = await lockCase(tx, known.caseId);
  if (found === null) throw new Error(`The case of comment ${known.id} is missing.`);
  const last = await tx.edit.findFirst({ where: { commentId: known.id }, orderBy: [{ at: 'desc' }, { id: 'desc' }] });
  const digest = sha256(comment.text);
  const same = last === null ? known.textDigest === digest : sha256(last.text ?? '') === digest;
  if (same || known.forgottenAt !== null)
    return { type: 'ReceiveCommentPayload', created: false, outcome: 'REPEATED', case: found };
  await tx.edit.create({ data: { commentId: known.id, at: new Date(at), text: comment.text } });
  const state = stateOf(found);
  const entries = [remark('edited', at, null, { comment: known.externalId, digest }, state)];
  const charter = await services.charters.byDigest(found.charterDigest, tx);
  const row = await write(tx, found, charter, { state, effects: [], entries }, at);
  return { type: 'ReceiveCommentPayload', created: false, outcome: 'REPEATED', case: row };
}
