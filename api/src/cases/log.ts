import { createHash } from 'node:crypto';
import { type Actor, canonicalJson } from '@aplomb/core';
import type { Tx } from '../db.ts';
import type { Case, Prisma } from '../generated/prisma/client.ts';

/** One thing that happened to a case. */
export interface Entry {
  readonly at: number;
  /** When a clock acted: the time it was due. */
  readonly dueAt: number | null;
  readonly type: string;
  /** The choice taken. */
  readonly event: string | null;
  /** Null when a clock or the author acted. */
  readonly actor: Actor | null;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly note: string | null;
  readonly detail: Prisma.InputJsonObject | null;
}

/** Where a case's log ends. */
export type LogEnd = Pick<Case, 'logLength' | 'logDigest'>;

type ChainedEntry = Entry & { readonly number: number; readonly noteDigest: string | null; readonly digest: string };

/**
 * Chains entries onto a log: each digest is the SHA-256 of the one before and of the entry, with the note by its own
 * digest, so that a note can be erased and the chain still holds.
 */
export function chain(
  caseId: string,
  end: LogEnd,
  entries: readonly Entry[],
): { entries: ChainedEntry[]; end: LogEnd } {
  let { logLength, logDigest } = end;
  const chained = entries.map((entry): ChainedEntry => {
    logLength += 1;
    const noteDigest = entry.note === null ? null : sha256(entry.note);
    logDigest = entryDigest({ ...entry, note: noteDigest, caseId, number: logLength, before: logDigest });
    return { ...entry, number: logLength, noteDigest, digest: logDigest };
  });
  return { entries: chained, end: { logLength, logDigest } };
}

/** What an entry's digest is taken over: `note` by its own digest, `before` that of the entry before. */
export type Hashed = Entry & { readonly caseId: string; readonly number: number; readonly before: string };

export function entryDigest(hashed: Hashed): string {
  return sha256(canonicalJson(hashed));
}

/**
 * Appends to the log. Writers of one brand queue here until they commit, so that a reader who has seen a cursor has seen
 * everything before it. Call it last in a transaction. `telling` is a `WITH` that tells others of it, or nothing.
 */
export async function append(
  tx: Tx,
  brand: string,
  caseId: string,
  entries: readonly ChainedEntry[],
  telling: Prisma.Sql,
): Promise<void> {
  await tx.$executeRaw`${telling} SELECT pg_advisory_xact_lock(hashtextextended(${`log ${brand}`}, 0)), pg_notify('aplomb', ${brand})`;
  const keyId = entries.some(({ note }) => note !== null) ? await tx.vault.keyOfCase(caseId) : null;
  const notes = await Promise.all(entries.map(({ note }) => tx.vault.seal(keyId, note)));
  await tx.logEntry.createMany({
    data: entries.map(({ at, dueAt, actor, from, to, detail, ...entry }, place) => ({
      ...entry,
      note: notes[place] ?? null,
      ...(detail === null ? {} : { detail }),
      brand,
      caseId,
      at: new Date(at),
      dueAt: dueAt === null ? null : new Date(dueAt),
      actorId: actor?.id ?? null,
      actorRole: actor?.role ?? null,
      from: [...from],
      to: [...to],
    })),
  });
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
