import { createHash, timingSafeEqual } from 'node:crypto';
import type { Db } from '../db.ts';
import type { ApiKey } from '../generated/prisma/client.ts';
import type { Caller } from './caller.ts';
import { isScope } from './scopes.ts';

/** How long a process believes what it read of the keys: so long does a revoked one go on at most. */
const believedMs = 2_000;
const usedEveryMs = 60_000;
const form = /^(apl_[a-z0-9]{8})_[A-Za-z0-9_-]{43}$/;

export interface StoredKeysOptions {
  readonly db: Db;
  readonly now: () => number;
  /** Told when the time of last use could not be written; nobody waits for it. */
  readonly onFault: (fault: unknown) => void;
}

/**
 * Knows callers by the keys in the database. All of them are read at once and believed for two seconds; a secret that is not
 * among them is looked for again, so that a new key is good at once. However many guess, one statement runs at a time.
 */
export function storedKeys({ db, now, onFault }: StoredKeysOptions): (token: string) => Promise<Caller | null> {
  let known: { readonly at: number; readonly keys: ReadonlyMap<string, ApiKey> } | null = null;
  let reading: Promise<ReadonlyMap<string, ApiKey>> | null = null;
  const usedAt = new Map<string, number>();
  const read = (): Promise<ReadonlyMap<string, ApiKey>> => {
    const at = performance.now();
    reading ??= readKeys(db)
      .then((keys) => {
        known = { at, keys };
        return keys;
      })
      .finally(() => {
        reading = null;
      });
    return reading;
  };
  const find = (keys: ReadonlyMap<string, ApiKey>, id: string, token: string): ApiKey | null => {
    const key = keys.get(id);
    return key !== undefined && isGood(key, token, now()) ? key : null;
  };
  const look = async (token: string): Promise<ApiKey | null> => {
    const id = form.exec(token)?.[1];
    if (id === undefined) return null;
    const believed = known !== null && performance.now() - known.at < believedMs ? find(known.keys, id, token) : null;
    return believed ?? find(await read(), id, token);
  };
  return async (token) => {
    const key = await look(token);
    if (key === null) return null;
    noteUse(db, key, now(), usedAt).catch(onFault);
    return { ...callerOf(key), isGood: async () => (await look(token)) !== null };
  };
}

async function readKeys(db: Db): Promise<ReadonlyMap<string, ApiKey>> {
  const rows = await db.apiKey.findMany({ where: { revokedAt: null } });
  return new Map(rows.map((row) => [row.id, row]));
}

function isGood({ digest, oldDigest, oldUntil, expiresAt }: ApiKey, token: string, at: number): boolean {
  if (expiresAt !== null && expiresAt.getTime() <= at) return false;
  const sent = sha256(token);
  if (matches(sent, digest)) return true;
  return oldDigest !== null && oldUntil !== null && oldUntil.getTime() > at && matches(sent, oldDigest);
}

function matches(sent: Buffer, digest: string): boolean {
  return timingSafeEqual(sent, Buffer.from(digest, 'hex'));
}

/** At most one statement a minute and process; at most one write a minute over all of them. */
async function noteUse(db: Db, { id }: ApiKey, at: number, usedAt: Map<string, number>): Promise<void> {
  if (at - (usedAt.get(id) ?? 0) < usedEveryMs) return;
  usedAt.set(id, at);
  const before = new Date(at - usedEveryMs);
  await db.apiKey.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: before } }] },
    data: { lastUsedAt: new Date(at) },
  });
}

/** A scope that this version does not know opens nothing. */
function callerOf({ id, scopes, roles, brands }: ApiKey): Caller {
  const all = (words: readonly string[]) => (words.includes('*') ? null : words);
  return { id, scopes: all(scopes)?.filter(isScope) ?? null, roles: all(roles), brands: all(brands) };
}

/** The secret holds 256 bits of chance: nobody can try them all, so that a fast hash guards it as well as a slow one. */
export function sha256(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
