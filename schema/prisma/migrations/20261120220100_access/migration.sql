-- CreateTable
CREATE TABLE "ApiKey" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "oldDigest" TEXT,
    "oldUntil" TIMESTAMPTZ(3),
    "scopes" TEXT[],
    "roles" TEXT[],
    "brands" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_digest_key" ON "ApiKey"("digest");

-- The second wall. Requests of a key that sees some brands only run as the role aplomb_request, for which a row of another
-- brand does not exist. The owner of the tables, as which migrations and clocks run, is not concerned. Roles belong to the
-- whole server, so it may be there already. Who may not create roles is told what an administrator has to do once.
DO $$
BEGIN
  BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'aplomb_request') THEN
      CREATE ROLE aplomb_request NOLOGIN;
    END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END;
  IF NOT pg_has_role(current_user, 'aplomb_request', 'SET') THEN
    EXECUTE format('GRANT aplomb_request TO %I', current_user);
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE EXCEPTION 'An administrator of the database must run once: CREATE ROLE aplomb_request NOLOGIN; GRANT aplomb_request TO %;', quote_ident(current_user);
END;
$$;
DO $$ BEGIN EXECUTE format('GRANT USAGE ON SCHEMA %I TO aplomb_request', current_schema()); END; $$;

-- Puts a table behind the wall: its rows are seen and written where the condition holds. For tables to come as well.
CREATE FUNCTION "aplomb_wall"(behind regclass, condition text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO aplomb_request', behind);
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', behind);
  EXECUTE format('CREATE POLICY "brands" ON %s TO aplomb_request USING (%s) WITH CHECK (%s)', behind, condition, condition);
END;
$$;

-- `aplomb.brands` holds the brands that a session sees, apart by commas; none where nothing was said. Written out, because
-- every statement is planned anew, and a function or a subselect here costs more in planning than it saves in running.
SELECT "aplomb_wall"(behind::regclass, $$"brand" = ANY (string_to_array(current_setting('aplomb.brands', true), ','))$$)
  FROM unnest(ARRAY['"Charter"', '"Author"', '"Case"', '"Comment"', '"LogEntry"', '"Idempotency"']) AS behind;
-- What belongs to a case is seen with it: the condition reads through the wall of the table it names.
SELECT "aplomb_wall"(behind::regclass, 'EXISTS (SELECT FROM "Case" WHERE "Case"."id" = "caseId")')
  FROM unnest(ARRAY['"Deadline"', '"Capture"', '"Submission"']) AS behind;
SELECT "aplomb_wall"('"Edit"', 'EXISTS (SELECT FROM "Comment" WHERE "Comment"."id" = "commentId")');
SELECT "aplomb_wall"('"Approval"', 'EXISTS (SELECT FROM "Submission" WHERE "Submission"."id" = "submissionId")');
GRANT USAGE ON SEQUENCE "LogEntry_sequence_seq" TO aplomb_request;
