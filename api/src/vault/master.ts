import type pg from 'pg';
import { keyedDigest, newKey } from './seal.ts';

const row = 'master';
const proof = 'aplomb master key';

/** Reads APLOMB_MASTER_KEY: 32 bytes as 64 hexadecimal digits or base64. Null where it says anything else. */
export function readMasterKey(text: string): Buffer | null {
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  return bytes.length === 32 ? bytes : null;
}

/**
 * The key that seals every other one. Given by the environment, it stays out of the database, so that neither the database
 * nor its copies can be read without it; otherwise the first process to ask makes one and keeps it there. Throws where the
 * database was sealed with another key.
 */
export async function masterKey(pool: pg.Pool, given: Buffer | null): Promise<Buffer> {
  const made = given ?? newKey();
  await pool.query(
    'INSERT INTO "MasterKey" ("id", "key", "check", "createdAt") VALUES ($1, $2, $3, now()) ON CONFLICT DO NOTHING',
    [row, given === null ? made.toString('base64') : null, keyedDigest(made, proof)],
  );
  const { rows } = await pool.query<{ key: string | null; check: string }>(
    'SELECT "key", "check" FROM "MasterKey" WHERE "id" = $1',
    [row],
  );
  const stored = rows[0];
  const key = given ?? (stored?.key ? Buffer.from(stored.key, 'base64') : null);
  if (key === null) throw new Error('This database was sealed with a key of its own: set APLOMB_MASTER_KEY.');
  if (keyedDigest(key, proof) !== stored?.check)
    throw new Error('APLOMB_MASTER_KEY is not the key that this database was sealed with.');
  return key;
}
