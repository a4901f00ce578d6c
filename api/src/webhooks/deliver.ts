import { inTransaction } from '../db.ts';
import type { Webhook } from '../generated/prisma/client.ts';
import type { Services } from '../services.ts';
import { waitAfter } from './retry.ts';
import { type SendOptions, type Sent, send } from './send.ts';
import { signedHeaders } from './sign.ts';

/** A delivery that is ours to try. */
export interface Claimed {
  readonly messageId: string;
  readonly webhookId: string;
  /** This try included. */
  readonly tries: number;
}

/** Longer than a try may take: a process that dies while it tries leaves the delivery to the others after this. */
const claimedMs = 60_000;

/**
 * Takes deliveries that are due, at most `perWebhook` of each endpoint, so that one that hangs does not hold up the others.
 * Any number of processes may ask: what one has taken, no other gets.
 */
export async function claim(
  { db, now }: Services,
  most: number,
  perWebhook: number,
  busy: readonly string[] = [],
): Promise<Claimed[]> {
  const at = new Date(now());
  return db.$queryRaw<Claimed[]>`
    UPDATE "WebhookDelivery" AS claimed
    SET "tries" = claimed."tries" + 1, "nextAt" = ${new Date(at.getTime() + claimedMs)}
    FROM (
      SELECT due."messageId", due."webhookId" FROM "Webhook" w CROSS JOIN LATERAL (
        SELECT "messageId", "webhookId" FROM "WebhookDelivery"
        WHERE "webhookId" = w."id" AND "state" = 'waiting' AND "nextAt" <= ${at}
        ORDER BY "nextAt", "messageId" LIMIT ${perWebhook} FOR UPDATE SKIP LOCKED
      ) AS due WHERE w."closedAt" IS NULL AND NOT (w."id" = ANY(${[...busy]}::uuid[])) LIMIT ${most}
    ) AS due
    WHERE claimed."messageId" = due."messageId" AND claimed."webhookId" = due."webhookId"
    RETURNING claimed."messageId", claimed."webhookId", claimed."tries"`;
}

/** Tries a delivery once and keeps what became of it. */
export async function deliver(services: Services, claimed: Claimed, options: SendOptions): Promise<Sent> {
  const { db, now } = services;
  const { messageId, webhookId } = claimed;
  const [message, webhook] = await Promise.all([
    db.webhookMessage.findUniqueOrThrow({ where: { id: messageId } }),
    db.webhook.findUniqueOrThrow({ where: { id: webhookId } }),
  ]);
  const at = now();
  const body = JSON.stringify(message.payload);
  const headers = signedHeaders(messageId, at, body, await secretsOf(services, webhook, at));
  const sent = await send(webhook.url, headers, body, options);
  await keep(services, claimed, at, sent);
  return sent;
}

/** The one in force, and for a while the one before. */
async function secretsOf({ db }: Services, { secret, previous, previousUntil }: Webhook, at: number) {
  const inForce = previous !== null && previousUntil !== null && previousUntil.getTime() > at;
  return Promise.all([secret, ...(inForce ? [previous] : [])].map((sealed) => db.vault.unsealSecret(sealed)));
}

/** Delivered, tried again later, or given up; 410 closes the endpoint. */
async function keep(
  { db, now }: Services,
  { messageId, webhookId, tries }: Claimed,
  at: number,
  { status, fault, durationMs }: Sent,
): Promise<void> {
  const delivered = status !== null && status >= 200 && status < 300;
  const gone = status === 410;
  const wait = delivered || gone ? null : waitAfter(tries, Math.random());
  const done = new Date(now());
  const outcome =
    wait === null
      ? { state: delivered ? 'delivered' : 'failed', doneAt: done }
      : { nextAt: new Date(done.getTime() + wait) };
  await inTransaction(db, async (tx) => {
    await tx.webhookTry.create({
      data: { messageId, webhookId, at: new Date(at), number: tries, status, durationMs, fault },
    });
    await tx.webhookDelivery.updateMany({ where: { messageId, webhookId, tries }, data: outcome });
    const closing = { closedAt: done, closedBecause: 'gone' };
    if (gone) await tx.webhook.updateMany({ where: { id: webhookId, closedAt: null }, data: closing });
  });
}

/** What was told so long ago is known. */
export async function dropOldMessages({ db, now }: Services, keptMs: number): Promise<void> {
  const old = new Date(now() - keptMs);
  const where = { at: { lt: old }, deliveries: { none: { state: 'waiting', webhook: { closedAt: null } } } };
  await inTransaction(db, async (tx) => {
    await tx.webhookTry.deleteMany({ where: { delivery: { message: where } } });
    await tx.webhookDelivery.deleteMany({ where: { message: where } });
    await tx.webhookMessage.deleteMany({ where: { at: { lt: old }, deliveries: { none: {} } } });
  });
}
