import { randomUUIDv7 } from 'node:crypto';
import { type Situation, start, triage } from '@aplomb/core';
import type { Tx } from '../db.ts';
import type { Author } from '../generated/prisma/client.ts';
import { eventsOf } from '../webhooks/events.ts';
import { telling } from '../webhooks/tell.ts';
import { columnsOf } from './columns.ts';
import { keepEffects } from './effects.ts';
import { append, chain } from './log.ts';
import { opened } from './move.ts';
import { storedState, storedTriage } from './personal.ts';
import { asCoreComment, keepComment, type Receipt, type Received } from './receipt.ts';
import { similarTo } from './similar.ts';
import { reasonsByLanguage, type StoredTriage } from './triaged.ts';

/** Triages the comment and starts the workflow of its crisis. */
export async function openCase(tx: Tx, receipt: Receipt, author: Author | null): Promise<Received> {
  const { charter, input, comment, facts, at } = receipt;
  const asked = asCoreComment(comment, author?.marks ?? []);
  const situation: Situation = { now: at, facts, similar: await similarTo(tx, charter, at) };
  const triaged = triage(charter, asked, situation);
  const { crisis, severity, language } = triaged;
  const begun = start(charter, crisis, { at, severity: severity.level, facts });
  const stored: StoredTriage = {
    crisis,
    confidence: triaged.confidence,
    abstained: triaged.abstained,
    alternatives: triaged.alternatives,
    reasons: reasonsByLanguage(charter, crisis, asked, situation, severity.reasons),
  };
  const [id, openingId] = [randomUUIDv7(), randomUUIDv7()];
  const entry = opened(at, receipt.externalId, begun);
  const { entries, end } = chain(id, { logLength: 0, logDigest: '' }, [entry]);
  const keyId = author?.keyId ?? (await tx.vault.makeKey(tx, charter.brand));
  const key = async () => keyId;
  const row = await tx.case.create({
    data: {
      id,
      openingId,
      ...columnsOf(charter, begun.state),
      state: await storedState(tx.vault, key, charter, begun.state),
      ...end,
      brand: charter.brand,
      charterDigest: charter.digest,
      ...(await storedTriage(tx.vault, key, stored)),
      language,
      channel: comment.channel,
      source: input.source ?? null,
      sourceId: input.sourceId ?? null,
      authorId: author?.id ?? null,
      threadId: comment.threadId ?? null,
      openedAt: new Date(at),
      updatedAt: new Date(at),
    },
  });
  await keepComment(tx, receipt, {
    id: openingId,
    caseId: id,
    own: false,
    language: comment.language ?? triaged.detectedLanguage,
    author,
    keyId,
  });
  await keepEffects(tx, row, charter, begun.effects, at);
  await append(tx, charter.brand, id, entries, telling(charter.brand, eventsOf(row, [entry])));
  return { type: 'ReceiveCommentPayload', created: true, outcome: 'OPENED', case: row };
}
