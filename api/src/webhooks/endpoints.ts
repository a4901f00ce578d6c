import { randomUUIDv7 } from 'node:crypto';
import { type Db, inTransaction } from '../db.ts';
import type { Webhook } from '../generated/prisma/client.ts';
import type { EventType } from './events.ts';
import { newSecret } from './sign.ts';

/** How long the old secret signs beside the new one. */
const bothSecretsMs = 24 * 3_600_000;
/** A header holds no more signatures than receivers care to compare. */
const mostPrevious = 3;

export interface Endpoint {
  readonly webhook: Webhook;
  /** Shown once. */
  readonly secret: string;
}

/** Tells a new endpoint from now on. No events named: all of them. */
export async function addWebhook(
  db: Db,
  { brand, url, events, at }: { brand: string; url: string; events: readonly EventType[]; at: Date },
): Promise<Endpoint> {
  const secret = newSecret();
  const sealed = await db.vault.sealSecret(secret);
  const id = randomUUIDv7();
  const webhook = await db.webhook.create({
    data: { id, brand, url, events: [...events], secret: sealed, createdAt: at },
  });
  return { webhook, secret };
}

/**
 * A new secret; the old one signs too for a day, so that the receiver can change in its own time. So do those before it
 * whose day is not over: who changes twice in a day does not cut off whoever has seen neither. Null: no such endpoint.
 */
export async function rotateSecret(db: Db, id: string, at: Date): Promise<Endpoint | null> {
  const secret = newSecret();
  const sealed = await db.vault.sealSecret(secret);
  return inTransaction(db, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Webhook" WHERE "id" = ${id}::uuid FOR UPDATE`;
    const before = await tx.webhook.findUnique({ where: { id } });
    if (before === null) return null;
    const inForce = before.previousUntil !== null && before.previousUntil > at ? previousOf(before.previous) : [];
    const previous = [before.secret, ...inForce].slice(0, mostPrevious).join(' ');
    const previousUntil = new Date(at.getTime() + bothSecretsMs);
    const webhook = await tx.webhook.update({ where: { id }, data: { secret: sealed, previous, previousUntil } });
    return { webhook, secret };
  });
}

/** The secrets before the one in force, as they were sealed. */
export function previousOf(previous: string | null): readonly string[] {
  return previous === null ? [] : previous.split(' ');
}

/** Nothing more is sent; its log stays for as long as messages do. False: there is none, or it was closed before. */
export async function removeWebhook(db: Db, id: string, at: Date): Promise<boolean> {
  const closed = await db.webhook.updateMany({
    where: { id, closedAt: null },
    data: { closedAt: at, closedBecause: 'removed' },
  });
  return closed.count > 0;
}

/**
 * Sends again what was told since then, whatever became of it, with the ids it had: a receiver that knows them drops them.
 * An endpoint closed by 410 is open again. Returns how many; null for one that is not there or was removed.
 */
export async function replay(db: Db, id: string, since: Date, at: Date): Promise<number | null> {
  return inTransaction(db, async (tx) => {
    const webhook = await tx.webhook.findUnique({ where: { id } });
    if (webhook === null || webhook.closedBecause === 'removed') return null;
    await tx.webhook.update({ where: { id }, data: { closedAt: null, closedBecause: null } });
    return tx.$executeRaw`
      INSERT INTO "WebhookDelivery" ("messageId", "webhookId", "nextAt", "caseId", "sequence")
      SELECT m."id", ${id}::uuid, ${at}, m."caseId", m."sequence" FROM "WebhookMessage" m
      WHERE m."brand" = ${webhook.brand} AND m."at" >= ${since}
        AND (${webhook.events}::text[] = '{}' OR m."type" = ANY(${webhook.events}::text[]))
      ON CONFLICT ("messageId", "webhookId")
      DO UPDATE SET "state" = 'waiting', "tries" = 0, "failures" = 0, "nextAt" = excluded."nextAt", "doneAt" = NULL`;
  });
}
