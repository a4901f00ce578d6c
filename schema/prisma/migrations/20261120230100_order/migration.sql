-- What happens to a case is told in its order: a number that follows the transactions of the case, on the message and on its
-- deliveries, and the case beside it, so that the first of a line is found by an index.
-- AlterTable
ALTER TABLE "WebhookMessage" ADD COLUMN     "sequence" BIGSERIAL NOT NULL;

-- AlterTable
ALTER TABLE "WebhookDelivery" ADD COLUMN     "caseId" UUID,
ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "sequence" BIGINT NOT NULL DEFAULT 0;

-- DropIndex
DROP INDEX "WebhookDelivery_webhookId_state_idx";

-- CreateIndex
CREATE INDEX "WebhookDelivery_webhookId_state_caseId_sequence_idx" ON "WebhookDelivery"("webhookId", "state", "caseId", "sequence");

-- CreateIndex
CREATE INDEX "WebhookMessage_at_idx" ON "WebhookMessage"("at");

UPDATE "WebhookDelivery" d SET "caseId" = m."caseId", "sequence" = m."sequence", "failures" = d."tries"
  FROM "WebhookMessage" m WHERE m."id" = d."messageId";
GRANT USAGE ON SEQUENCE "WebhookMessage_sequence_seq" TO aplomb_request;
-- An endpoint that was away comes back to a long line: its first are found without reading the rest.
CREATE INDEX "WebhookDelivery_due_idx" ON "WebhookDelivery"("webhookId", "nextAt", "sequence") WHERE "state" = 'waiting';
