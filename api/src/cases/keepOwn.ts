import type { Locale } from '@aplomb/core';
import type { Tx } from '../db.ts';
import { type Or, type Refusal, refuse } from '../refusal.ts';
import type { Services } from '../services.ts';
import { lockCase, remark, stateOf, write } from './move.ts';
import { keepComment, type Receipt, type Received } from './receipt.ts';

/** The brand's own message: kept with the case it answers, by the comment it replies to, else by its thread. */
export async function keepOwn(tx: Tx, services: Services, receipt: Receipt): Promise<Or<Received>> {
  const { charter, comment, at, locale } = receipt;
  const { brand } = charter;
  const { channel, inReplyTo, threadId } = comment;
  const answered = inReplyTo
    ? await tx.comment.findUnique({ where: { brand_channel_externalId: { brand, channel, externalId: inReplyTo } } })
    : null;
  const inThread =
    answered === null && threadId
      ? await tx.case.findFirst({
          where: { brand, channel, threadId },
          orderBy: [{ status: 'desc' }, { updatedAt: 'desc' }],
        })
      : null;
  const caseId = answered?.caseId ?? inThread?.id;
  const found = caseId === undefined ? null : await lockCase(tx, caseId);
  if (found === null) return nothingAnswered(locale);
  const state = stateOf(found);
  await keepComment(tx, receipt, {
    caseId: found.id,
    own: true,
    language: comment.language ?? found.language,
    author: null,
  });
  const entries = [remark('own-message', at, null, { comment: receipt.externalId }, state)];
  const pinned = await services.charters.byDigest(found.charterDigest, tx);
  const row = await write(tx, found, pinned, { state, effects: [], entries }, at);
  return { type: 'ReceiveCommentPayload', created: false, outcome: 'OWN', case: row };
}

function nothingAnswered(locale: Locale): Refusal {
  const words = {
    fr: 'Un message de la marque se range avec le dossier auquel il répond : aucun ne correspond à inReplyTo ni à threadId.',
    en: "The brand's own message is kept with the case it answers: none has this inReplyTo or threadId.",
  };
  return refuse('CASE_UNKNOWN', words, locale);
}
