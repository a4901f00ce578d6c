import { entryDigest } from '../cases/log.ts';
import type { Db } from '../db.ts';

/** A log entry as it stands in the database, byte for byte: nothing is read into it. */
export interface StoredEntry {
  readonly sequence: bigint;
  readonly brand: string;
  readonly caseId: string;
  readonly number: number;
  readonly at: Date;
  readonly dueAt: Date | null;
  readonly type: string;
  readonly event: string | null;
  readonly actorId: string | null;
  readonly actorRole: string | null;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** As it was sealed. */
  readonly note: string | null;
  readonly noteDigest: string | null;
  /** The text of the JSON. */
  readonly detail: string | null;
  readonly digest: string;
}

export interface CaseEnd {
  readonly id: string;
  readonly brand: string;
  readonly logLength: number;
  readonly logDigest: string;
}

const casesAtOnce = 200;

export interface Scope {
  readonly brand?: string;
  /** The row's id. */
  readonly caseId?: string;
}

/**
 * Cases with what they say of their log and the log itself, a few hundred at a time, so that no size is too large; each lot
 * as it stood at one instant, so that a case that moves meanwhile is no case that was tampered with.
 */
export async function* casesWithLogs(db: Db, scope: Scope): AsyncGenerator<[CaseEnd, StoredEntry[]]> {
  for (let after: string | null = null; ; ) {
    const [cases, entries] = await lotAfter(db, scope, after);
    const logs = Map.groupBy(entries, ({ caseId }) => caseId);
    for (const end of cases) yield [end, logs.get(end.id) ?? []];
    if (cases.length < casesAtOnce) return;
    after = cases.at(-1)?.id ?? null;
  }
}

async function lotAfter(
  db: Db,
  { brand, caseId }: Scope,
  after: string | null,
): Promise<readonly [CaseEnd[], StoredEntry[]]> {
  const ids = [caseId === undefined ? {} : { id: caseId }, after === null ? {} : { id: { gt: after } }];
  const atOneInstant = { isolationLevel: 'RepeatableRead' } as const;
  return db.$transaction(async (tx) => {
    const cases = await tx.case.findMany({
      where: { ...(brand === undefined ? {} : { brand }), AND: ids },
      orderBy: { id: 'asc' },
      take: casesAtOnce,
      select: { id: true, brand: true, logLength: true, logDigest: true },
    });
    const lot = cases.map(({ id }) => id);
    const entries = await tx.$queryRaw<StoredEntry[]>`
      SELECT "sequence", "brand", "caseId", "number", "at", "dueAt", "type", "event", "actorId", "actorRole", "from", "to",
        "note", "noteDigest", "detail"::text AS "detail", "digest"
      FROM "LogEntry" WHERE "caseId" = ANY(${lot}::uuid[]) ORDER BY "caseId", "number"`;
    return [cases, entries] as const;
  }, atOneInstant);
}

/** The digest that this entry should have after the one before; null where its JSON is not as we write it. */
export function digestNow(stored: StoredEntry, before: string): string | null {
  const { caseId, number, at, dueAt, type, event, actorId, actorRole, from, to, noteDigest } = stored;
  const detail = stored.detail === null ? null : asWritten(stored.detail);
  if (detail === undefined) return null;
  const actor = actorId === null && actorRole === null ? null : { id: actorId as string, role: actorRole as string };
  const times = { at: at.getTime(), dueAt: dueAt === null ? null : dueAt.getTime() };
  return entryDigest({ caseId, number, ...times, type, event, actor, from, to, note: noteDigest, detail, before });
}

/** Spaces or another spelling of the same value would leave the digest alone: they are no JSON of ours. */
function asWritten(text: string) {
  try {
    const value = JSON.parse(text);
    return JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}
