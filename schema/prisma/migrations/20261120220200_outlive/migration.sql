-- AlterTable
ALTER TABLE "Author" ADD COLUMN     "keyId" UUID;

-- AlterTable
ALTER TABLE "Comment" ADD COLUMN     "keyId" UUID;

-- CreateTable
CREATE TABLE "Webhook" (
    "id" UUID NOT NULL,
    "brand" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "secret" TEXT NOT NULL,
    "previous" TEXT,
    "previousUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "closedBecause" TEXT,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookMessage" (
    "id" UUID NOT NULL,
    "brand" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "caseId" UUID,
    "payload" JSON NOT NULL,

    CONSTRAINT "WebhookMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "messageId" UUID NOT NULL,
    "webhookId" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("messageId","webhookId")
);

-- CreateTable
CREATE TABLE "WebhookTry" (
    "id" UUID NOT NULL,
    "messageId" UUID NOT NULL,
    "webhookId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "number" INTEGER NOT NULL,
    "status" INTEGER,
    "durationMs" INTEGER NOT NULL,
    "fault" TEXT,

    CONSTRAINT "WebhookTry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HourlyCount" (
    "brand" TEXT NOT NULL,
    "crisis" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "HourlyCount_pkey" PRIMARY KEY ("brand","crisis","at")
);

-- CreateTable
CREATE TABLE "Surge" (
    "id" UUID NOT NULL,
    "brand" TEXT NOT NULL,
    "crisis" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "peakPerHour" INTEGER NOT NULL,
    "usual" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "Surge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonKey" (
    "id" UUID NOT NULL,
    "brand" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PersonKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MasterKey" (
    "id" TEXT NOT NULL,
    "key" TEXT,
    "check" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MasterKey_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Webhook_brand_idx" ON "Webhook"("brand");

-- CreateIndex
CREATE INDEX "WebhookMessage_brand_at_idx" ON "WebhookMessage"("brand", "at");

-- CreateIndex
CREATE INDEX "WebhookDelivery_state_nextAt_idx" ON "WebhookDelivery"("state", "nextAt");

-- CreateIndex
CREATE INDEX "WebhookDelivery_webhookId_state_idx" ON "WebhookDelivery"("webhookId", "state");

-- CreateIndex
CREATE INDEX "WebhookTry_webhookId_at_idx" ON "WebhookTry"("webhookId", "at");

-- CreateIndex
CREATE INDEX "WebhookTry_messageId_webhookId_idx" ON "WebhookTry"("messageId", "webhookId");

-- CreateIndex
CREATE INDEX "HourlyCount_brand_at_idx" ON "HourlyCount"("brand", "at");

-- CreateIndex
CREATE INDEX "Surge_brand_startedAt_idx" ON "Surge"("brand", "startedAt");

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "WebhookMessage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_webhookId_fkey" FOREIGN KEY ("webhookId") REFERENCES "Webhook"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookTry" ADD CONSTRAINT "WebhookTry_messageId_webhookId_fkey" FOREIGN KEY ("messageId", "webhookId") REFERENCES "WebhookDelivery"("messageId", "webhookId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One surge of a crisis runs at a time.
CREATE UNIQUE INDEX "Surge_open_key" ON "Surge"("brand", "crisis") WHERE "endedAt" IS NULL;

-- Whoever makes a charter current, by whatever way, tells the brand's webhooks in the same transaction.
CREATE FUNCTION "tell_charter"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  message uuid := gen_random_uuid();
BEGIN
  IF NOT NEW."current" OR (TG_OP = 'UPDATE' AND OLD."current") THEN
    RETURN NULL;
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM "Webhook" WHERE "brand" = NEW."brand" AND "closedAt" IS NULL
      AND ("events" = '{}' OR 'charter.published' = ANY("events"))
  ) THEN
    RETURN NULL;
  END IF;
  INSERT INTO "WebhookMessage" ("id", "brand", "type", "at", "payload") VALUES (
    message, NEW."brand", 'charter.published', NEW."publishedAt",
    json_build_object(
      'type', 'charter.published',
      'timestamp', to_char(NEW."publishedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'data', json_build_object('brand', NEW."brand", 'version', NEW."version", 'digest', NEW."digest")
    )
  );
  INSERT INTO "WebhookDelivery" ("messageId", "webhookId", "nextAt")
    SELECT message, "id", NEW."publishedAt" FROM "Webhook"
    WHERE "brand" = NEW."brand" AND "closedAt" IS NULL AND ("events" = '{}' OR 'charter.published' = ANY("events"));
  RETURN NULL;
END;
$$;
CREATE TRIGGER "Charter_told" AFTER INSERT OR UPDATE OF "current" ON "Charter" FOR EACH ROW EXECUTE FUNCTION "tell_charter"();

-- Behind the wall of the brands; the master key is not for requests at all.
SELECT "aplomb_wall"(behind::regclass, $$"brand" = ANY (string_to_array(current_setting('aplomb.brands', true), ','))$$)
  FROM unnest(ARRAY['"Webhook"', '"WebhookMessage"', '"HourlyCount"', '"Surge"', '"PersonKey"']) AS behind;
SELECT "aplomb_wall"(behind::regclass, 'EXISTS (SELECT FROM "Webhook" WHERE "Webhook"."id" = "webhookId")')
  FROM unnest(ARRAY['"WebhookDelivery"', '"WebhookTry"']) AS behind;
