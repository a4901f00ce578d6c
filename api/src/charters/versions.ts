import type { Db } from '../db.ts';
import { type CharterVersion, versionFields } from './charters.ts';

/** A page of a brand's versions: `first + 1` rows, so that the reader knows whether there is more. */
export interface VersionsKey {
  readonly brand: string;
  readonly first: number;
  /** When the last one seen was published, and its digest. */
  readonly after: readonly unknown[] | null;
}

/** Newest first. */
export async function versionsOf(db: Db, { brand, first, after }: VersionsKey): Promise<CharterVersion[]> {
  const [at, digest] = after ?? [];
  const publishedAt = new Date(Number(at));
  const older = after && {
    OR: [{ publishedAt: { lt: publishedAt } }, { publishedAt, digest: { gt: String(digest) } }],
  };
  return db.charter.findMany({
    where: { brand, ...older },
    orderBy: [{ publishedAt: 'desc' }, { digest: 'asc' }],
    take: first + 1,
    select: versionFields,
  });
}
