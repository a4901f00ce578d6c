import pg from 'pg';
import { migrate, migrationsWritten } from '../postgres/migrate.ts';
import { checkArchive, type Head, readArchive } from './archive.ts';
import { countOn, foreignKeys, migrationsOf, nameOf, tablesOf } from './tables.ts';

/** Why nothing was restored. */
export type Objection = 'unreadable' | 'keys-missing' | 'keys-of-another' | 'another-version' | 'not-empty';

export interface Restored {
  readonly rows: number;
  readonly at: string;
}

const rowsAtOnce = 500;
/** UTF-16 units of JSON in one statement. */
const mostAtOnce = 4_000_000;

/**
 * Fills an empty database from an archive, with its schema as it then was, and brings it up to date. All or nothing: the
 * archive is read through before the database is touched. `keys` may be newer than the rest.
 */
export async function restore(url: string, path: string, keys: string | null): Promise<Restored | Objection> {
  const head = await checkArchive(path);
  if (head === null || head.holds === 'keys') return 'unreadable';
  if (head.holds === 'data' && keys === null) return 'keys-missing';
  if (keys !== null) {
    const opening = await checkArchive(keys);
    if (opening === null || opening.holds === 'data') return 'unreadable';
    if (head.holds !== 'data' || !isSameSchema(head, opening)) return 'keys-of-another';
  }
  const last = head.migrations.at(-1)?.name;
  if (last === undefined || !isOurs(head)) return 'another-version';

  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' });
  await client.connect();
  try {
    if (!(await isEmpty(client, head))) return 'not-empty';
    await migrate(url, last);
    const rows = await fill(client, keys === null ? [path] : [path, keys]);
    await migrate(url);
    return { rows, at: head.at };
  } finally {
    await client.end();
  }
}

/** Nothing stands in it: no table, or the archive's own without a row, which a restore that was cut short leaves behind. */
async function isEmpty(client: pg.Client, { migrations }: Head): Promise<boolean> {
  const tables = await tablesOf(client);
  for (const table of tables) {
    const { rowCount } = await client.query(`SELECT FROM ${nameOf(table)} LIMIT 1`);
    if (rowCount !== 0) return false;
  }
  if (tables.length === 0) return true;
  const noted = await client.query(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS noted`);
  const there = noted.rows[0].noted ? await migrationsOf(client) : [];
  return there.length > 0 && there.every(({ name }, place) => migrations[place]?.name === name);
}

/** Our own migrations begin with those of the archive. */
function isOurs({ migrations }: Head): boolean {
  const ours = migrationsWritten();
  return migrations.every(
    ({ name, checksum }, place) => ours[place]?.name === name && ours[place]?.checksum === checksum,
  );
}

function isSameSchema(one: Head, other: Head): boolean {
  return JSON.stringify(one.migrations) === JSON.stringify(other.migrations);
}

async function fill(client: pg.Client, paths: readonly string[]): Promise<number> {
  const tables = await tablesOf(client);
  const keys = await foreignKeys(client);
  let rows = 0;
  await client.query('BEGIN');
  // Nothing is told, refused or checked row by row: what comes was whole when it was copied.
  for (const table of tables) await client.query(`ALTER TABLE ${nameOf(table)} DISABLE TRIGGER USER`);
  for (const { table, name } of keys)
    await client.query(`ALTER TABLE ${nameOf(table)} ALTER CONSTRAINT ${nameOf(name)} DEFERRABLE INITIALLY DEFERRED`);
  for (const path of paths) rows += await insertAll(client, path);
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  for (const { table, name } of keys)
    await client.query(`ALTER TABLE ${nameOf(table)} ALTER CONSTRAINT ${nameOf(name)} NOT DEFERRABLE`);
  for (const table of tables) await client.query(`ALTER TABLE ${nameOf(table)} ENABLE TRIGGER USER`);
  await countOn(client);
  await client.query('COMMIT');
  return rows;
}

async function insertAll(client: pg.Client, path: string): Promise<number> {
  let [table, count, size]: [string, number, number] = ['', 0, 0];
  let waiting: string[] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const name = nameOf(table);
    await client.query(`INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, $1::json)`, [
      `[${waiting.join(',')}]`,
    ]);
    count += waiting.length;
    size = 0;
    waiting = [];
  };
  for await (const line of readArchive(path)) {
    if ('table' in line) {
      await flush();
      table = line.table;
    } else {
      waiting.push(line.row);
      size += line.row.length;
      if (waiting.length === rowsAtOnce || size > mostAtOnce) await flush();
    }
  }
  await flush();
  return count;
}
