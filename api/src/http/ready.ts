import type { Db } from '../db.ts';
import { migrationsWritten } from '../postgres/migrate.ts';

const wanted = migrationsWritten().map(({ name }) => name);

/** Whether this process can serve: the database answers, and has every migration of this version. */
export async function isReady(db: Db): Promise<boolean> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT "migration_name" AS name FROM "_prisma_migrations"
    WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`;
  const applied = new Set(rows.map(({ name }) => name));
  return wanted.every((name) => applied.has(name));
}
