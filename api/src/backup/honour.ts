import { erase, lockCasesOf } from '../cases/forget.ts';
import { storedCharters } from '../charters/charters.ts';
import { type Db, inTransaction } from '../db.ts';

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
    await inTransaction(db, async (tx) => {
      await erase(tx, { charters }, await lockCasesOf(tx, person), person, null, at);
    });
  }
  return people.length;
}
