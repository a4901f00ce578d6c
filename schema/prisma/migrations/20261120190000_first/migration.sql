-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Charter" (
    "digest" TEXT NOT NULL,
    "brand" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "model" JSON NOT NULL,
    "proofs" JSON NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedBy" TEXT,
    "current" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Charter_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "Author" (
    "id" UUID NOT NULL,
    "brand" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "key" TEXT,
    "externalId" TEXT,
    "handle" TEXT,
    "name" TEXT,
    "followers" INTEGER,
    "verified" BOOLEAN,
    "kind" TEXT NOT NULL DEFAULT 'unknown',
    "audience" TEXT,
    "marks" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "forgottenAt" TIMESTAMPTZ(3),

    CONSTRAINT "Author_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Case" (
    "id" UUID NOT NULL,
    "brand" TEXT NOT NULL,
    "charterDigest" TEXT NOT NULL,
    "crisis" TEXT NOT NULL,
    "severity" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "state" JSON NOT NULL,
    "triage" JSON NOT NULL,
    "language" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "source" TEXT,
    "sourceId" TEXT,
    "authorId" UUID,
    "openingId" UUID NOT NULL,
    "threadId" TEXT,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "activeSteps" TEXT[],
    "owners" TEXT[],
    "relayedTo" TEXT[],
    "approvalBy" TEXT[],
    "dueAt" TIMESTAMPTZ(3),
    "overdue" BOOLEAN NOT NULL DEFAULT false,
    "legalHold" BOOLEAN NOT NULL DEFAULT false,
    "mergedIntoId" UUID,
    "logLength" INTEGER NOT NULL DEFAULT 0,
    "logDigest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" UUID NOT NULL,
    "brand" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "caseId" UUID NOT NULL,
    "authorId" UUID,
    "own" BOOLEAN NOT NULL DEFAULT false,
    "text" TEXT,
    "textDigest" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "url" TEXT,
    "threadId" TEXT,
    "inReplyTo" TEXT,
    "isPublic" BOOLEAN NOT NULL DEFAULT true,
    "stars" INTEGER,
    "postedAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "forgottenAt" TIMESTAMPTZ(3),

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Edit" (
    "id" UUID NOT NULL,
    "commentId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT,

    CONSTRAINT "Edit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LogEntry" (
    "sequence" BIGSERIAL NOT NULL,
    "brand" TEXT NOT NULL,
    "caseId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "type" TEXT NOT NULL,
    "event" TEXT,
    "actorId" TEXT,
    "actorRole" TEXT,
    "from" TEXT[],
    "to" TEXT[],
    "note" TEXT,
    "noteDigest" TEXT,
    "detail" JSON,
    "digest" TEXT NOT NULL,

    CONSTRAINT "LogEntry_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "Deadline" (
    "caseId" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "fireAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Deadline_pkey" PRIMARY KEY ("caseId","step","kind")
);

-- CreateTable
CREATE TABLE "Capture" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "commentId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,
    "textDigest" TEXT NOT NULL,
    "url" TEXT,
    "author" JSONB,
    "postedAt" TIMESTAMPTZ(3) NOT NULL,
    "keepUntil" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Capture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Submission" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "text" TEXT,
    "textDigest" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorRole" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "publishedUrl" TEXT,
    "externalId" TEXT,

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Approval" (
    "id" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "accepted" BOOLEAN NOT NULL,
    "note" TEXT,
    "actorId" TEXT NOT NULL,
    "actorRole" TEXT NOT NULL,

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Idempotency" (
    "brand" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "inputDigest" TEXT NOT NULL,
    "answer" JSON NOT NULL,
    "caseId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Idempotency_pkey" PRIMARY KEY ("brand","key")
);

-- CreateTable
CREATE TABLE "SigningKey" (
    "id" TEXT NOT NULL,
    "privateKey" JSONB NOT NULL,
    "publicKey" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SigningKey_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Charter_brand_publishedAt_idx" ON "Charter"("brand", "publishedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Author_brand_channel_key_key" ON "Author"("brand", "channel", "key");

-- CreateIndex
CREATE INDEX "Case_brand_status_dueAt_id_idx" ON "Case"("brand", "status", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Case_brand_updatedAt_idx" ON "Case"("brand", "updatedAt");

-- CreateIndex
CREATE INDEX "Case_brand_crisis_openedAt_idx" ON "Case"("brand", "crisis", "openedAt");

-- CreateIndex
CREATE INDEX "Case_brand_sourceId_idx" ON "Case"("brand", "sourceId");

-- CreateIndex
CREATE INDEX "Case_authorId_threadId_idx" ON "Case"("authorId", "threadId");

-- CreateIndex
CREATE INDEX "Comment_caseId_postedAt_id_idx" ON "Comment"("caseId", "postedAt", "id");

-- CreateIndex
CREATE INDEX "Comment_brand_receivedAt_idx" ON "Comment"("brand", "receivedAt");

-- CreateIndex
CREATE INDEX "Comment_authorId_idx" ON "Comment"("authorId");

-- CreateIndex
CREATE UNIQUE INDEX "Comment_brand_channel_externalId_key" ON "Comment"("brand", "channel", "externalId");

-- CreateIndex
CREATE INDEX "Edit_commentId_at_idx" ON "Edit"("commentId", "at");

-- CreateIndex
CREATE INDEX "LogEntry_brand_sequence_idx" ON "LogEntry"("brand", "sequence");

-- CreateIndex
CREATE INDEX "LogEntry_brand_at_idx" ON "LogEntry"("brand", "at");

-- CreateIndex
CREATE UNIQUE INDEX "LogEntry_caseId_number_key" ON "LogEntry"("caseId", "number");

-- CreateIndex
CREATE INDEX "Deadline_fireAt_idx" ON "Deadline"("fireAt");

-- CreateIndex
CREATE INDEX "Capture_caseId_at_idx" ON "Capture"("caseId", "at");

-- CreateIndex
CREATE INDEX "Submission_caseId_at_idx" ON "Submission"("caseId", "at");

-- CreateIndex
CREATE INDEX "Approval_submissionId_at_idx" ON "Approval"("submissionId", "at");

-- CreateIndex
CREATE INDEX "Idempotency_at_idx" ON "Idempotency"("at");

-- CreateIndex
CREATE INDEX "Idempotency_caseId_idx" ON "Idempotency"("caseId");

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_charterDigest_fkey" FOREIGN KEY ("charterDigest") REFERENCES "Charter"("digest") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Author"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Case"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Author"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Edit" ADD CONSTRAINT "Edit_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LogEntry" ADD CONSTRAINT "LogEntry_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deadline" ADD CONSTRAINT "Deadline_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Capture" ADD CONSTRAINT "Capture_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One charter serves a brand at a time.
CREATE UNIQUE INDEX "Charter_current_key" ON "Charter"("brand") WHERE "current";

-- The log is only ever added to; forgetting an author erases a note and nothing else.
CREATE FUNCTION "keep_log"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."note" IS NULL AND to_jsonb(NEW) - 'note' = to_jsonb(OLD) - 'note' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the log of a case is never changed';
END;
$$;
CREATE TRIGGER "LogEntry_kept" BEFORE UPDATE OR DELETE ON "LogEntry" FOR EACH ROW EXECUTE FUNCTION "keep_log"();
