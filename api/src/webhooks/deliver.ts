import { inTransaction, type Tx } from '../db.ts';
import type { Webhook } from '../generated/prisma/client.ts';
import { databaseFault } from '../postgres/fault.ts';
import type { Services } from '../services.ts';
import { previousOf } from './endpoints.ts';
import { waitAfter } from './retry.ts';
import { isTaken, type SendOptions, type Sent, send } from './send.ts';
import { signedHeaders } from './sign.ts';

/** A delivery that is ours to try. */
export interface Claimed {
  readonly messageId: string;
  readonly webhookId: string;
  /** This try included. */
  readonly tries: number;
  /** Before this try. */
  readonly failures: number;
}

/** Longer than a try may take: a process that dies while it tries leaves the delivery to the others after this. */
const claimedMs = 60_000;

/**
 * Takes deliveries that are due, of each endpoint one before of any a second, so that none waits for another's; of each case
 * the first that still waits, so that what happened to it is told in its order. Any number of processes may ask: what one
 * has taken, no other gets. `others` says how many of some endpoints, by their ids, instead of `perWebhook`.
 */
export async function claim(
  services: Services,
  most: number,
  perWebhook: number,
  others: Readonly<Record<string, number>> = {},
): Promise<Claimed[]> {
  const at = new Date(services.now());
  const until = new Date(at.getTime() + claimedMs);
  return services.db.$queryRaw<Claimed[]>`
    UPDATE "WebhookDelivery" AS claimed SET "tries" = claimed."tries" + 1, "nextAt" = ${until}
    FROM (
      SELECT due."messageId", due."webhookId" FROM "Webhook" w CROSS JOIN LATERAL (
        SELECT "messageId", "webhookId", "nextAt", "sequence" FROM "WebhookDelivery" d
        WHERE "webhookId" = w."id" AND "state" = 'waiting' AND "nextAt" <= ${at} AND ("caseId" IS NULL OR "sequence" = (
          SELECT min("sequence") FROM "WebhookDelivery" line
          WHERE line."webhookId" = d."webhookId" AND line."state" = 'waiting' AND line."caseId" = d."caseId"))
        ORDER BY "nextAt", "sequence"
        LIMIT coalesce((${JSON.stringify(others)}::jsonb ->> w."id"::text)::int, ${perWebhook}::int) FOR UPDATE SKIP LOCKED
      ) AS due WHERE w."closedAt" IS NULL
      ORDER BY row_number() OVER (PARTITION BY due."webhookId" ORDER BY due."nextAt", due."sequence") LIMIT ${most}
    ) AS due
    WHERE claimed."messageId" = due."messageId" AND claimed."webhookId" = due."webhookId"
    RETURNING claimed."messageId", claimed."webhookId", claimed."tries", claimed."failures"`;
}

/** A line may be longer than one statement has time for. */
const atOnce = 5_000;
/** Of the database: one process at a time. */
const lock = 72707370;

/**
 * Whoever stands behind one that waits for its next try waits as long, so that the line of a receiver that is away is not
 * read at every look. Changes nothing but how soon one is looked at.
 */
export async function standBehind({ db, now }: Services): Promise<void> {
  const at = new Date(now());
  await db.$executeRaw`
    UPDATE "WebhookDelivery" AS later SET "nextAt" = behind."nextAt"
    FROM (
      SELECT d."messageId", d."webhookId", first."nextAt" FROM (
        SELECT "messageId", "webhookId", "caseId", "sequence" FROM "WebhookDelivery"
        WHERE "state" = 'waiting' AND "nextAt" <= ${at} AND (SELECT pg_try_advisory_xact_lock(${lock}::bigint))
        ORDER BY "nextAt" LIMIT ${atOnce}
      ) AS d CROSS JOIN LATERAL (
        SELECT "sequence", "nextAt" FROM "WebhookDelivery" f
        WHERE f."webhookId" = d."webhookId" AND f."caseId" = d."caseId" AND f."state" = 'waiting'
        ORDER BY "sequence" LIMIT 1
      ) AS first WHERE first."sequence" < d."sequence" AND first."nextAt" > ${new Date(at.getTime() + claimedMs)}
    ) AS behind
    WHERE later."messageId" = behind."messageId" AND later."webhookId" = behind."webhookId"`;
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
  const headers = await sign(services, claimed, webhook, at, body);
  const sent = await send(webhook.url, headers, body, options);
  if (sent.fault === 'stopped') await giveBack(services, claimed);
  else await keep(services, claimed, at, sent);
  return sent;
}

/** A secret that cannot be opened is a try that failed: it shows in the log of the endpoint and holds up nobody for ever. */
async function sign(services: Services, claimed: Claimed, webhook: Webhook, at: number, body: string) {
  try {
    return signedHeaders(claimed.messageId, at, body, await secretsOf(services, webhook, at));
  } catch (fault) {
    if (databaseFault(fault) === null)
      await keep(services, claimed, at, { status: null, fault: 'not-signed', durationMs: 0 });
    throw fault;
  }
}

/** The one in force, and for a while those before. */
async function secretsOf({ db }: Services, { secret, previous, previousUntil }: Webhook, at: number) {
  const before = previousUntil !== null && previousUntil.getTime() > at ? previousOf(previous) : [];
  return Promise.all([secret, ...before].map((sealed) => db.vault.unsealSecret(sealed)));
}

/** This process stops: any other may try at once. */
async function giveBack({ db, now }: Services, { messageId, webhookId, tries }: Claimed): Promise<void> {
  const where = { messageId, webhookId, tries, state: 'waiting' };
  await db.webhookDelivery.updateMany({ where, data: { nextAt: new Date(now()) } });
}

/** Delivered, tried again later, or given up; 410 closes the endpoint. */
async function keep(
  { db, now }: Services,
  { messageId, webhookId, tries, failures }: Claimed,
  at: number,
  { status, fault, durationMs }: Sent,
): Promise<void> {
  const delivered = isTaken(status);
  const gone = status === 410;
  const wait = delivered || gone ? null : waitAfter(failures + 1, Math.random());
  const done = new Date(now());
  const outcome =
    wait === null
      ? { state: delivered ? 'delivered' : 'failed', doneAt: done }
      : { nextAt: new Date(done.getTime() + wait), failures: failures + 1 };
  await inTransaction(db, async (tx) => {
    await tx.webhookTry.create({
      data: { messageId, webhookId, at: new Date(at), number: tries, status, durationMs, fault },
    });
    await tx.webhookDelivery.updateMany({ where: { messageId, webhookId, tries }, data: outcome });
    if (wait === null) await callNext(tx, messageId, webhookId, done);
    const closing = { closedAt: done, closedBecause: 'gone' };
    if (gone) await tx.webhook.updateMany({ where: { id: webhookId, closedAt: null }, data: closing });
  });
}

/** Those of the same case that stood behind need not wait any longer. */
async function callNext(tx: Tx, messageId: string, webhookId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "WebhookDelivery" AS next SET "nextAt" = ${at} FROM "WebhookDelivery" done
    WHERE done."messageId" = ${messageId}::uuid AND done."webhookId" = ${webhookId}::uuid
      AND next."webhookId" = done."webhookId" AND next."caseId" = done."caseId" AND next."state" = 'waiting'
      AND next."sequence" > done."sequence" AND next."nextAt" > ${at} AND next."failures" = 0`;
}
