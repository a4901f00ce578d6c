import { type Situation, severityOf, triage } from '@aplomb/core';
import type { Tx } from '../db.ts';
import type { Case } from '../generated/prisma/client.ts';
import { isRefusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { keepAuthor, storedKey } from './author.ts';
import { mergeFacts } from './facts.ts';
import { advanceBy, lockCase, type Move, stateOf, write } from './move.ts';
import { storedTriage } from './personal.ts';
import { asCoreComment, keepComment, type Receipt, type Received } from './receipt.ts';
import { similarTo } from './similar.ts';
import { reasonsByLanguage, triageOf } from './triaged.ts';

/** The same author in the same thread: goes on with the open case, or reopens the one last closed where its end allows. */
export async function joinCase(
  tx: Tx,
  services: Services,
  receipt: Receipt,
  authorKey: string,
  threadId: string,
): Promise<Received | null> {
  const { comment, at, locale } = receipt;
  const { brand } = receipt.charter;
  const key = await storedKey(tx, brand, comment.channel, authorKey);
  const before = await tx.case.findFirst({
    where: { brand, threadId, author: { channel: comment.channel, key } },
    orderBy: [{ status: 'desc' }, { openedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, mergedIntoId: true, author: { select: { marks: true } } },
  });
  const found = before === null ? null : await lockLasting(tx, before.mergedIntoId ?? before.id);
  if (found === null) return null;
  const charter = await services.charters.byDigest(found.charterDigest, tx);
  const merged = mergeFacts(charter, stateOf(found).facts, receipt.input.facts, locale);
  const state = isRefusal(merged) ? stateOf(found) : { ...stateOf(found), facts: merged.facts };

  const asked = asCoreComment(comment, before?.author?.marks ?? []);
  const situation: Situation = { now: at, facts: state.facts, similar: await similarTo(tx, charter, at) };
  const { language } = triage(charter, asked, situation);
  const severity = severityOf(charter, found.crisis, asked, situation, language);
  const raised = severity.level > state.severity;
  const moves: Move[] = [{ event: { type: 'author-writes', at }, detail: { comment: receipt.externalId } }];
  if (raised) moves.push({ event: { type: 'severity', level: severity.level, at } });
  const moved = advanceBy(charter, state, moves, locale);
  if (!moved.ok) return null;

  const author = await keepAuthor(tx, brand, comment.channel, comment.author);
  await keepComment(tx, receipt, {
    caseId: found.id,
    own: false,
    language: comment.language ?? language,
    author,
  });
  const reasons = reasonsByLanguage(charter, found.crisis, asked, situation, severity.reasons);
  const keyOf = () => tx.vault.keyOfCase(found.id);
  const triaged = raised ? await storedTriage(tx.vault, keyOf, { ...triageOf(found), reasons }) : {};
  const row = await write(tx, found, charter, moved, at, triaged);
  const outcome = found.status === 'closed' ? 'REOPENED' : 'JOINED';
  return { type: 'ReceiveCommentPayload', created: false, outcome, case: row };
}

/** The case, or the one it was merged into. */
async function lockLasting(tx: Tx, id: string): Promise<Case | null> {
  const found = await lockCase(tx, id);
  return found?.mergedIntoId ? lockLasting(tx, found.mergedIntoId) : found;
}
