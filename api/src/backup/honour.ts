import { erase } from '../cases/forget.ts';
import { lockCase } from '../cases/move.ts';
import { storedCharters } from '../charters/charters.ts';
import { type Db, inTransaction } from '../db.ts';
import type { Case } from '../generated/prisma/client.ts';

/**
 * Forgets again whoever was forgotten after the copy was made: their key is not among the newer ones, so what stands here
 * cannot be read, and goes. Proof whose time was over goes too. Returns how many people.
 */
export async function honourForgetting(db: Db, at: number): Promise<number> {
  await db.$executeRaw`DELETE FROM "Capture" c WHERE NOT EXISTS (SELECT FROM "PersonKey" k WHERE k."id" = c."id")`;
  const people = await db.$queryRaw<{ authorId: string | null; openingId: string }[]>`
    SELECT DISTINCT ON (coalesce(m."authorId", m."id")) m."authorId", m."id" AS "openingId" FROM "Comment" m
    WHERE m."keyId" IS NOT NULL AND NOT EXISTS (SELECT FROM "PersonKey" k WHERE k."id" = m."keyId")`;
  const charters = storedCharters(db);
  for (const person of people) {
    const { authorId, openingId } = person;
    await inTransaction(db, async (tx) => {
      const found = await tx.case.findMany({
        where: { comments: { some: authorId === null ? { id: openingId } : { authorId } } },
        select: { id: true },
        orderBy: { id: 'asc' },
      });
      const rows: Case[] = [];
      for (const { id } of found) {
        const row = await lockCase(tx, id);
        if (row !== null) rows.push(row);
      }
      await erase(tx, { charters }, rows, person, null, at);
    });
  }
  return people.length;
}
