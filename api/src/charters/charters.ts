import { type Charter, freeze, type Proof, provePromises } from '@aplomb/core';
import type { Db, Tx } from '../db.ts';
import type { Charter as CharterRow, Prisma } from '../generated/prisma/client.ts';

/** A charter's row without its model. */
export type CharterVersion = Pick<CharterRow, 'digest' | 'brand' | 'version' | 'name' | 'publishedAt' | 'current'>;

/** The charters that are stored: the current one of every brand, and every one a case still runs on. */
export interface Charters {
  /** Null for an unknown brand. */
  readonly current: (brand: string) => Promise<Charter | null>;
  /** Inside a transaction, read through it. */
  readonly byDigest: (digest: string, tx?: Tx) => Promise<Charter>;
  /** Every brand that has one, in order. */
  readonly brands: () => Promise<readonly string[]>;
}

export const versionFields = {
  digest: true,
  brand: true,
  version: true,
  name: true,
  publishedAt: true,
  current: true,
} as const;

/**
 * Reads charters from the database and keeps the models: a digest never changes its meaning. Which digest is current is
 * asked each time, so that what another process published serves at once.
 */
export function storedCharters(db: Db): Charters {
  const models = new Map<string, Promise<Charter>>();
  const read = async (digest: string, through: Db | Tx): Promise<Charter> => {
    const row = await through.charter.findUniqueOrThrow({ where: { digest }, select: { model: true } });
    return freeze(row.model as unknown as Charter);
  };
  const byDigest = (digest: string, tx?: Tx): Promise<Charter> => {
    const known = models.get(digest);
    if (known !== undefined) return known;
    const reading = read(digest, tx ?? db);
    models.set(digest, reading);
    reading.catch(() => models.delete(digest));
    return reading;
  };
  const current = async (brand: string): Promise<Charter | null> => {
    const row = await db.charter.findFirst({ where: { brand, current: true }, select: { digest: true } });
    return row === null ? null : byDigest(row.digest);
  };
  const brands = async (): Promise<readonly string[]> => {
    const rows = await db.charter.findMany({
      where: { current: true },
      select: { brand: true },
      orderBy: { brand: 'asc' },
    });
    return rows.map(({ brand }) => brand);
  };
  return { current, byDigest, brands };
}

/** What is kept of a charter: itself, and what takes seconds to find out. */
export interface Ready {
  readonly charter: Charter;
  readonly proofs: readonly Proof[];
}

/** Proves what a charter promises. Seconds of work: do it before a transaction begins. */
export function prepare(charter: Charter): Ready {
  return { charter, proofs: provePromises(charter) };
}

/** Keeps a charter and makes it the one that serves its brand. Those that come at once are put one after the other. */
export async function publish(
  tx: Tx,
  { charter, proofs }: Ready,
  { by, at, sources = null }: { by: string | null; at: Date; sources?: string | null },
): Promise<void> {
  const { digest, brand, version, name } = charter;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`charter ${brand}`}, 0))`;
  await tx.charter.updateMany({ where: { brand, current: true }, data: { current: false } });
  const kept = { model: asJson(charter), proofs: asJson(proofs) };
  await tx.charter.upsert({
    where: { digest },
    create: { digest, brand, version, name, ...kept, sources, publishedAt: at, publishedBy: by, current: true },
    update: { current: true, publishedAt: at, publishedBy: by },
  });
}

function asJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value));
}
