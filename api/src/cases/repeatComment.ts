import type { Tx } from '../db.ts';
import type { Comment as CommentRow } from '../generated/prisma/client.ts';
import type { Services } from '../services.ts';
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
  if (known.forgottenAt !== null || (last ?? known).text === comment.text)
    return { type: 'ReceiveCommentPayload', created: false, outcome: 'REPEATED', case: found };
  const digest = await tx.vault.digest(known.keyId, comment.text);
  const text = await tx.vault.seal(known.keyId, comment.text);
  await tx.edit.create({ data: { commentId: known.id, at: new Date(at), text } });
  const state = stateOf(found);
  const entries = [remark('edited', at, null, { comment: known.externalId, digest }, state)];
  const charter = await services.charters.byDigest(found.charterDigest, tx);
  const row = await write(tx, found, charter, { state, effects: [], entries }, at);
  return { type: 'ReceiveCommentPayload', created: false, outcome: 'REPEATED', case: row };
}
