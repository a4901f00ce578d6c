import { randomBytes, randomInt } from 'node:crypto';
import type { Db } from '../db.ts';
import type { ApiKey } from '../generated/prisma/client.ts';
import { sha256 } from './storedKeys.ts';

/** What is kept of a key and may be shown. */
export type ShownKey = Omit<ApiKey, 'digest' | 'oldDigest'>;

/** A key with its secret: for the one time that it is shown. */
export interface FreshKey {
  readonly key: ShownKey;
  /** `apl_k3fz81qa_` and 43 characters that hold 256 bits. */
  readonly token: string;
}

export interface NewKey {
  readonly name: string;
  /** `*`: all; so for roles and brands. */
  readonly scopes: readonly string[];
  readonly roles: readonly string[];
  readonly brands: readonly string[];
  readonly expiresAt: Date | null;
}

const shown = { digest: true, oldDigest: true } as const;

export async function createKey(db: Db, wanted: NewKey, at: Date): Promise<FreshKey> {
  const id = `apl_${word(8)}`;
  const token = tokenOf(id);
  const { scopes, roles, brands, ...rest } = wanted;
  const lists = { scopes: [...scopes], roles: [...roles], brands: [...brands] };
  const data = { ...rest, ...lists, id, digest: digestOf(token), createdAt: at };
  return { key: await db.apiKey.create({ data, omit: shown }), token };
}

/** Newest first. */
export async function listKeys(db: Db): Promise<ShownKey[]> {
  return db.apiKey.findMany({ omit: shown, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] });
}

/** A new secret under the same id; the one before stays good until `oldUntil`. Null for a key unknown or revoked. */
export async function rotateKey(db: Db, id: string, oldUntil: Date): Promise<FreshKey | null> {
  const token = tokenOf(id);
  const changed = await db.$executeRaw`
    UPDATE "ApiKey" SET "oldDigest" = "digest", "oldUntil" = ${oldUntil}, "digest" = ${digestOf(token)}
    WHERE "id" = ${id} AND "revokedAt" IS NULL`;
  if (changed === 0) return null;
  return { key: await db.apiKey.findUniqueOrThrow({ where: { id }, omit: shown }), token };
}

/** Good for nothing from now on, whatever its dates. False for a key unknown or revoked already. */
export async function revokeKey(db: Db, id: string, at: Date): Promise<boolean> {
  const { count } = await db.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: at } });
  return count === 1;
}

function tokenOf(id: string): string {
  return `${id}_${randomBytes(32).toString('base64url')}`;
}

function digestOf(token: string): string {
  return sha256(token).toString('hex');
}

function word(length: number): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}
