import { randomUUIDv7 } from 'node:crypto';
import pg from 'pg';
import { masterKey, readMasterKey } from './master.ts';
import { derive, keyedDigest, newKey, seal, unseal } from './seal.ts';

/** What a column holds instead of words: `sealed:<id of the person's key>:<base64url>`. */
const shape = /^sealed:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([A-Za-z0-9_-]+)$/;
const mostKept = 20_000;

/** Seals what people write and who they are, each person with a key of their own, and forgets by destroying the key. */
export interface Vault {
  /** A key for a person; keep its id in their row. */
  readonly makeKey: (tx: Writer, brand: string, id?: string) => Promise<string>;
  /** Without a key the text stays as it is: the brand's own words, and rows from before there were keys. */
  readonly seal: <T extends string | null>(keyId: string | null, text: T) => Promise<T>;
  /** The key of whoever wrote the comment that opened the case: what is written to and about them is theirs. */
  readonly keyOfCase: (caseId: string) => Promise<string | null>;
  readonly keyOfSubmission: (submissionId: string) => Promise<string | null>;
  /** In order. Null for what was sealed with a key that is gone; what was never sealed stays as it is. */
  readonly unseal: (values: readonly string[]) => Promise<(string | null)[]>;
  /** Tells a person's texts apart without telling anything of them once the key is gone. */
  readonly digest: (keyId: string | null, text: string) => Promise<string>;
  /** What something is found again by without being kept: the same words, the same digest, in this database only. */
  readonly lookup: (words: string) => Promise<string>;
  readonly destroy: (tx: Writer, keyIds: readonly string[]) => Promise<void>;
  /** For secrets that belong to no person. */
  readonly sealSecret: (secret: string) => Promise<string>;
  readonly unsealSecret: (sealed: string) => Promise<string>;
}

/** The part of a transaction that keys need. */
export interface Writer {
  readonly personKey: {
    create: (args: { data: { id: string; brand: string; sealed: string; createdAt: Date } }) => Promise<unknown>;
    deleteMany: (args: { where: { id: { in: string[] } } }) => Promise<unknown>;
  };
}

interface Keys {
  readonly master: Buffer;
  readonly lookup: Buffer;
  readonly secrets: Buffer;
}

const vaults = new Map<string, Vault>();

/** The vault of a database: one per process. It reads keys over connections of its own, because whoever asks may hold the last one of theirs. */
export function vaultAt(url: string): Vault {
  const known = vaults.get(url);
  if (known !== undefined) return known;
  const vault = openVault(url);
  vaults.set(url, vault);
  return vault;
}

function openVault(url: string): Vault {
  const pool = new pg.Pool({
    connectionString: url,
    options: '-c TimeZone=UTC',
    max: 4,
    idleTimeoutMillis: 5_000,
    allowExitOnIdle: true,
  });
  pool.on('error', () => {});
  const opened = new Map<string, Buffer>();
  let reading: Promise<Keys> | null = null;
  const keys = (): Promise<Keys> => {
    reading ??= readKeys(pool).catch((fault) => {
      reading = null;
      throw fault;
    });
    return reading;
  };
  const keep = (id: string, key: Buffer): void => {
    if (opened.size >= mostKept) opened.delete(opened.keys().next().value ?? '');
    opened.set(id, key);
  };
  const load = async (ids: readonly string[]): Promise<void> => {
    const missing = [...new Set(ids)].filter((id) => !opened.has(id));
    if (missing.length === 0) return;
    const { master } = await keys();
    const { rows } = await pool.query<{ id: string; sealed: string }>(
      'SELECT "id", "sealed" FROM "PersonKey" WHERE "id" = ANY($1::uuid[])',
      [missing],
    );
    for (const { id, sealed } of rows) {
      const key = unseal(master, sealed, id);
      if (key === null) throw new Error(`The key ${id} was not sealed with our master key.`);
      keep(id, Buffer.from(key, 'base64'));
    }
  };
  return {
    makeKey: async (tx, brand, id = randomUUIDv7()) => {
      const key = newKey();
      const sealed = seal((await keys()).master, key.toString('base64'), id);
      await tx.personKey.create({ data: { id, brand, sealed, createdAt: new Date() } });
      keep(id, key);
      return id;
    },
    seal: async <T extends string | null>(keyId: string | null, text: T): Promise<T> => {
      if (keyId === null || text === null) return text;
      await load([keyId]);
      const key = opened.get(keyId);
      if (key === undefined) throw new Error(`The key ${keyId} is gone: nothing can be kept with it.`);
      return `sealed:${keyId}:${seal(key, text, keyId)}` as T;
    },
    keyOfCase: (caseId) => keyBy(pool, 'c."id" = $1', caseId),
    keyOfSubmission: (id) => keyBy(pool, 'c."id" = (SELECT "caseId" FROM "Submission" WHERE "id" = $1)', id),
    unseal: async (values) => {
      const read = values.map((value) => shape.exec(value));
      await load(read.flatMap((found) => (found?.[1] === undefined ? [] : [found[1]])));
      return read.map((found, place) => {
        if (found === null) return values[place] ?? null;
        const [, keyId = '', sealed = ''] = found;
        const key = opened.get(keyId);
        return key === undefined ? null : unseal(key, sealed, keyId);
      });
    },
    digest: async (keyId, text) => {
      if (keyId !== null) await load([keyId]);
      const key = keyId === null ? undefined : opened.get(keyId);
      return keyedDigest(key ?? (await keys()).lookup, text);
    },
    lookup: async (words) => keyedDigest((await keys()).lookup, words),
    destroy: async (tx, keyIds) => {
      if (keyIds.length === 0) return;
      await tx.personKey.deleteMany({ where: { id: { in: [...keyIds] } } });
      for (const id of keyIds) opened.delete(id);
    },
    sealSecret: async (secret) => seal((await keys()).secrets, secret, 'secret'),
    unsealSecret: async (sealed) => {
      const secret = unseal((await keys()).secrets, sealed, 'secret');
      if (secret === null) throw new Error('A stored secret was not sealed with our master key.');
      return secret;
    },
  };
}

async function keyBy(pool: pg.Pool, condition: string, id: string): Promise<string | null> {
  const { rows } = await pool.query<{ keyId: string | null }>(
    `SELECT m."keyId" FROM "Case" c JOIN "Comment" m ON m."id" = c."openingId" WHERE ${condition}`,
    [id],
  );
  return rows[0]?.keyId ?? null;
}

async function readKeys(pool: pg.Pool): Promise<Keys> {
  const text = process.env.APLOMB_MASTER_KEY;
  const given = text ? readMasterKey(text) : null;
  if (text && given === null) throw new Error('APLOMB_MASTER_KEY is not 32 bytes in base64 or hexadecimal.');
  const master = await masterKey(pool, given);
  return { master, lookup: derive(master, 'lookup'), secrets: derive(master, 'secrets') };
}
