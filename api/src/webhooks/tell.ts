import type { Tx } from '../db.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Told } from './events.ts';

/**
 * What writes down what happened for every endpoint of the brand that wants to hear it: a `WITH` to put before a statement of
 * the transaction in which it happened, so that it is told if and only if it did, at the price of no statement of its own.
 * Nothing is kept where nobody listens.
 */
export function telling(brand: string, events: readonly Told[]): Prisma.Sql {
  if (events.length === 0) return Prisma.empty;
  return Prisma.sql`
    WITH told AS (
      SELECT * FROM ROWS FROM (json_to_recordset(${JSON.stringify(events)}::json)
        AS ("id" uuid, "type" text, "at" timestamptz, "caseId" uuid, "payload" json)) WITH ORDINALITY
        AS t("id", "type", "at", "caseId", "payload", "place")
    ), heard AS (
      SELECT t."id" AS message, w."id" AS webhook, t."at" FROM told t JOIN "Webhook" w
        ON w."brand" = ${brand} AND w."closedAt" IS NULL AND (w."events" = '{}' OR t."type" = ANY(w."events"))
    ), kept AS (
      INSERT INTO "WebhookMessage" ("id", "brand", "type", "at", "caseId", "payload")
      SELECT "id", ${brand}, "type", "at", "caseId", "payload" FROM told WHERE "id" IN (SELECT message FROM heard)
      ORDER BY "place" RETURNING "id", "caseId", "sequence"
    ), waiting AS (
      INSERT INTO "WebhookDelivery" ("messageId", "webhookId", "nextAt", "caseId", "sequence")
      SELECT message, webhook, "at", kept."caseId", kept."sequence" FROM heard JOIN kept ON kept."id" = message
    )`;
}

export async function tell(tx: Tx, brand: string, events: readonly Told[]): Promise<void> {
  await tx.$executeRaw`${telling(brand, events)} SELECT`;
}
