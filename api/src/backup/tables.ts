import type pg from 'pg';

/** Opens what persons wrote and who they are. */
export const keyTables: readonly string[] = ['MasterKey', 'PersonKey'];

/** A name as SQL wants it. */
export function nameOf(table: string): string {
  return `"${table.replaceAll('"', '""')}"`;
}

/** Every table that holds something of ours, in the order of the alphabet. */
export async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND relname <> '_prisma_migrations'
     ORDER BY relname COLLATE "C"`,
  );
  return rows.map(({ name }) => name);
}

export async function migrationsOf(client: pg.Client): Promise<{ name: string; checksum: string }[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM "_prisma_migrations"
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
  );
  return rows;
}

/** Foreign keys: rows come table by table, so they are looked at once all are there. */
export async function foreignKeys(client: pg.Client): Promise<{ table: string; name: string }[]> {
  const { rows } = await client.query<{ table: string; name: string }>(
    `SELECT relname AS table, conname AS name FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
     WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`,
  );
  return rows;
}

/** Columns that count by themselves: the next number follows the greatest that was restored. */
export async function countOn(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `SELECT c.relname AS table, a.attname AS column, pg_get_serial_sequence(quote_ident(c.relname), a.attname) AS sequence
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
       AND pg_get_serial_sequence(quote_ident(c.relname), a.attname) IS NOT NULL`,
  );
  for (const { table, column, sequence } of rows) {
    const greatest = `SELECT max(${nameOf(column)}) FROM ${nameOf(table)}`;
    await client.query(`SELECT setval($1, greatest(coalesce((${greatest}), 0), 1), (${greatest}) IS NOT NULL)`, [
      sequence,
    ]);
  }
}
