import { setTimeout as pause } from 'node:timers/promises';
import { backup } from '../../api/src/backup/backup.ts';
import { restore } from '../../api/src/backup/restore.ts';
import { type Db, openDb } from '../../api/src/db.ts';
import { verifyLog } from '../../api/src/log/verify.ts';
import type { Finding } from './verdict.ts';

export interface Copy {
  /** How often the database went away while it was copied. */
  readonly inVain: number;
  readonly path: string;
  readonly keys: string;
}

/** Copies the database in the midst of it all, again from the start where it goes away meanwhile. */
export async function copyAmidst(url: string, path: string): Promise<Copy> {
  for (let inVain = 0; ; inVain += 1) {
    const [data, keys] = [`${path}.${inVain}`, `${path}.${inVain}.keys`];
    try {
      await backup(url, data, keys, new Date());
      return { inVain, path: data, keys };
    } catch (fault) {
      if (inVain === 50) throw fault;
      await pause(300);
    }
  }
}

/** Restored beside, the copy is whole, and a beginning of what there is now. */
export async function judgeCopy(db: Db, url: string, { path, keys }: Copy): Promise<Finding[]> {
  await db.$executeRaw`CREATE DATABASE storm_copy`;
  const beside = new URL(url);
  beside.pathname = '/storm_copy';
  const restored = await restore(beside.href, path, keys);
  if (typeof restored === 'string') return [{ promise: 'the copy restores', looked: 1, broken: [restored] }];
  const copy = openDb(beside.href, 2);
  const { entries, broken } = await verifyLog(copy);
  const [theirs, ours] = await Promise.all(
    [copy, db].map((one) => one.logEntry.findMany({ select: { digest: true } })),
  );
  await copy.$disconnect();
  const known = new Set(ours?.map(({ digest }) => digest));
  return [
    { promise: 'the copy restores and verifies', looked: entries, broken: broken.map(({ caseId }) => caseId) },
    {
      promise: 'the copy holds nothing that did not happen',
      looked: theirs?.length ?? 0,
      broken: (theirs ?? []).filter(({ digest }) => !known.has(digest)).map(({ digest }) => digest),
    },
  ];
}
