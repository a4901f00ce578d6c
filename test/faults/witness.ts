import type { Db } from '../../api/src/db.ts';

/**
 * Watches from inside the database, independently of the API: each clock that is set, moved or dropped, and each entry of the
 * log, is noted with the transaction that did it, in a schema that no copy of the database takes along.
 */
export async function placeWitness(db: Db): Promise<void> {
  for (const statement of statements) await db.$executeRawUnsafe(statement);
}

const statements = [
  'CREATE SCHEMA storm',
  'CREATE TABLE storm.clock (tx xid8, "caseId" uuid, step text, kind text, "dueAt" timestamptz, gone boolean)',
  'CREATE TABLE storm.log (tx xid8, "caseId" uuid, type text, "dueAt" timestamptz)',
  `CREATE FUNCTION storm.note_clock() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
   BEGIN
     IF TG_OP = 'UPDATE' AND OLD."dueAt" = NEW."dueAt" THEN RETURN NULL; END IF;
     IF TG_OP <> 'INSERT' THEN
       INSERT INTO storm.clock VALUES (pg_current_xact_id(), OLD."caseId", OLD.step, OLD.kind, OLD."dueAt", true);
     END IF;
     IF TG_OP <> 'DELETE' THEN
       INSERT INTO storm.clock VALUES (pg_current_xact_id(), NEW."caseId", NEW.step, NEW.kind, NEW."dueAt", false);
     END IF;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER storm_clock AFTER INSERT OR UPDATE OR DELETE ON "Deadline"
   FOR EACH ROW EXECUTE FUNCTION storm.note_clock()`,
  `CREATE FUNCTION storm.note_log() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
   BEGIN
     INSERT INTO storm.log VALUES (pg_current_xact_id(), NEW."caseId", NEW.type, NEW."dueAt");
     RETURN NULL;
   END $$`,
  'CREATE TRIGGER storm_log AFTER INSERT ON "LogEntry" FOR EACH ROW EXECUTE FUNCTION storm.note_log()',
];
