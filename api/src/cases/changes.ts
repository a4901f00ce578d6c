import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '../db.ts';
import type { LogEntry } from '../generated/prisma/client.ts';
import type { Notices } from './notices.ts';

const perRead = 100;
/** A notice may get lost with its connection; then this is how late a follower is told. */
const lookEveryMs = 5_000;

/** What happened to a brand's cases after a cursor, oldest first. */
export async function changesAfter(db: Db, brand: string, after: bigint, take: number): Promise<LogEntry[]> {
  return db.logEntry.findMany({ where: { brand, sequence: { gt: after } }, orderBy: { sequence: 'asc' }, take });
}

/** Follows a brand: first what happened since the cursor, or nothing without one; then everything as it happens. */
export async function* follow(db: Db, notices: Notices, brand: string, after: bigint | null): AsyncGenerator<LogEntry> {
  const listening = notices.listen(brand);
  try {
    let last = after ?? (await lastSequence(db, brand));
    while (true) {
      const entries = await changesAfter(db, brand, last, perRead);
      for (const entry of entries) {
        last = entry.sequence;
        yield entry;
      }
      if (entries.length < perRead) await Promise.race([listening.next(), pause(lookEveryMs, null, { ref: false })]);
    }
  } finally {
    listening.stop();
  }
}

async function lastSequence(db: Db, brand: string): Promise<bigint> {
  const last = await db.logEntry.findFirst({
    where: { brand },
    orderBy: { sequence: 'desc' },
    select: { sequence: true },
  });
  return last?.sequence ?? 0n;
}
