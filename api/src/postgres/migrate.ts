import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const folder = fileURLToPath(new URL('../../../schema/prisma/migrations', import.meta.url));

/** The lock that Prisma's own `migrate deploy` takes. */
const lock = 72707369;

const table = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Brings a database up to date, each migration in one transaction, and notes it as Prisma does, so that `prisma migrate
 * status` agrees. Any number of processes may start at once. Refuses a database whose migrations differ from ours. `last`:
 * go no further than this one. Returns the names of those applied.
 */
export async function migrate(url: string, last?: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lock]);
    await client.query(table);
    return await applyMissing(client, last);
  } finally {
    await client.end();
  }
}

async function applyMissing(client: pg.Client, last: string | undefined): Promise<string[]> {
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  );
  const noted = new Map(rows.map((row) => [row.migration_name, row]));
  const applied: string[] = [];
  for (const { name, sql, checksum } of migrationsWritten()) {
    if (last !== undefined && name > last) break;
    const row = noted.get(name);
    if (row === undefined) {
      await apply(client, name, sql, checksum);
      applied.push(name);
    } else if (row.finished_at === null || row.checksum !== checksum) {
      throw new Error(`Migration ${name} stands otherwise in the database. See pnpm run prisma migrate status.`);
    }
  }
  return applied;
}

/** Every migration that this version knows, in their order. */
export function migrationsWritten(): { name: string; sql: string; checksum: string }[] {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'migration.sql')));
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

async function apply(client: pg.Client, name: string, sql: string, checksum: string): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, clock_timestamp(), $3, 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (fault) {
    await client.query('ROLLBACK');
    throw fault;
  }
}
