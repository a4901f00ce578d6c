import DataLoader from 'dataloader';
import type { Db } from '../db.ts';
import type { Comment, LogEntry } from '../generated/prisma/client.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { unsealRows } from '../vault/columns.ts';

/** A page of what belongs to a case: `first + 1` rows, so that the reader knows whether there is more. */
export interface PageKey {
  readonly caseId: string;
  readonly first: number;
  /** The values of the last row seen. */
  readonly after: readonly unknown[] | null;
}

/** Oldest first, by the time it was posted. One statement for all cases that ask for the same page. */
export function commentPages(db: Db): DataLoader<PageKey, Comment[], string> {
  return pages(async (caseIds, first, after) => {
    const newer =
      after === null
        ? Prisma.empty
        : Prisma.sql`AND ("postedAt", "id") > (${new Date(Number(after[0]))}, ${String(after[1])}::uuid)`;
    const rows = await db.$queryRaw<Comment[]>`
      SELECT * FROM (
        SELECT *, row_number() OVER (PARTITION BY "caseId" ORDER BY "postedAt", "id") AS place
        FROM "Comment" WHERE "caseId" = ANY(${[...caseIds]}::uuid[]) ${newer}
      ) AS numbered WHERE place <= ${first + 1} ORDER BY "caseId", place`;
    return unsealRows(db.vault, 'Comment', rows);
  });
}

/** Oldest first. */
export function logPages(db: Db): DataLoader<PageKey, LogEntry[], string> {
  return pages(async (caseIds, first, after) => {
    const newer = after === null ? Prisma.empty : Prisma.sql`AND "number" > ${Number(after[0])}`;
    const rows = await db.$queryRaw<LogEntry[]>`
      SELECT * FROM (
        SELECT *, row_number() OVER (PARTITION BY "caseId" ORDER BY "number") AS place
        FROM "LogEntry" WHERE "caseId" = ANY(${[...caseIds]}::uuid[]) ${newer}
      ) AS numbered WHERE place <= ${first + 1} ORDER BY "caseId", place`;
    return unsealRows(db.vault, 'LogEntry', rows);
  });
}

type ReadPages<T> = (caseIds: readonly string[], first: number, after: PageKey['after']) => Promise<T[]>;

function pages<T extends { readonly caseId: string }>(read: ReadPages<T>): DataLoader<PageKey, T[], string> {
  const load = async (keys: readonly PageKey[]): Promise<T[][]> => {
    const found = new Map<string, T[]>();
    for (const [page, asking] of Map.groupBy(keys, pageName)) {
      const { first, after } = asking[0] as PageKey;
      const rows = Map.groupBy(
        await read(
          asking.map(({ caseId }) => caseId),
          first,
          after,
        ),
        ({ caseId }) => caseId,
      );
      for (const { caseId } of asking) found.set(`${page} ${caseId}`, rows.get(caseId) ?? []);
    }
    return keys.map((key) => found.get(`${pageName(key)} ${key.caseId}`) ?? []);
  };
  return new DataLoader(load, { cacheKeyFn: (key) => `${pageName(key)} ${key.caseId}` });
}

function pageName({ first, after }: PageKey): string {
  return JSON.stringify([first, after]);
}
