import { rmSync } from 'node:fs';
import pg from 'pg';
import { type Head, type Line, writeArchive } from './archive.ts';
import { keyTables, migrationsOf, nameOf, tablesOf } from './tables.ts';

/** A charter may be a megabyte. */
const rowsAtOnce = 100;

/**
 * Copies a database into a file while it serves: one transaction sees it all as it stood when it began. With `keys`, what
 * opens the words of persons goes into a second file: who keeps only the newest of these cannot read in any older copy what
 * was forgotten since. Returns the number of rows.
 */
export async function backup(url: string, path: string, keys: string | null, at: Date): Promise<number> {
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const migrations = await migrationsOf(client);
    const tables = await tablesOf(client);
    const head = (holds: Head['holds']): Head => {
      return { aplomb: 'backup', format: 1, at: at.toISOString(), holds, migrations };
    };
    if (keys === null) return await writeArchive(path, head('everything'), linesOf(client, tables));
    const data = tables.filter((table) => !keyTables.includes(table));
    const opening = tables.filter((table) => keyTables.includes(table));
    const rows = await writeArchive(path, head('data'), linesOf(client, data));
    try {
      return rows + (await writeArchive(keys, head('keys'), linesOf(client, opening)));
    } catch (fault) {
      // Without its keys nobody can read it.
      rmSync(path);
      throw fault;
    }
  } finally {
    await client.end();
  }
}

async function* linesOf(client: pg.Client, tables: readonly string[]): AsyncGenerator<Line> {
  for (const table of tables) {
    yield { table };
    await client.query(`DECLARE rows CURSOR FOR SELECT row_to_json(t)::text AS row FROM ${nameOf(table)} t`);
    while (true) {
      const { rows } = await client.query<{ row: string }>(`FETCH ${rowsAtOnce} FROM rows`);
      yield* rows;
      if (rows.length < rowsAtOnce) break;
    }
    await client.query('CLOSE rows');
  }
}
