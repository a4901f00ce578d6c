import { addDuration, type Charter } from '@aplomb/core';
import { erase, lockCasesOf } from '../cases/forget.ts';
import { type Db, inTransaction } from '../db.ts';
import type { Case, Prisma } from '../generated/prisma/client.ts';
import type { Services } from '../services.ts';

const atOnce = 100;

/**
 * Keeps personal data no longer than the charters say: authors are forgotten once all of their cases have been closed and
 * quiet for `forget-authors-after`, proof is dropped after `keep-evidence`. A legal hold keeps both. Returns how many
 * authors were forgotten.
 */
export async function keepPromisesToAuthors(services: Services): Promise<number> {
  const { db, charters } = services;
  const now = services.now();
  await dropOldProof(db, now);
  const current = await db.charter.findMany({ where: { current: true }, select: { digest: true } });
  let forgotten = 0;
  for (const { digest } of current) forgotten += await forgetQuiet(services, await charters.byDigest(digest), now);
  return forgotten;
}

/** With its key, so that copies of it cannot be read again either. */
async function dropOldProof(db: Db, now: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    const old = await tx.capture.findMany({
      where: { keepUntil: { lt: new Date(now) }, case: { legalHold: false } },
      select: { id: true },
    });
    const ids = old.map(({ id }) => id);
    await tx.capture.deleteMany({ where: { id: { in: ids } } });
    await tx.vault.destroy(tx, ids);
  });
}

async function forgetQuiet(services: Services, charter: Charter, now: number): Promise<number> {
  const after = charter.forgetAuthorsAfter;
  if (after === null) return 0;
  const since = new Date(2 * now - addDuration(now, after, 'always', 'UTC'));
  const busy: Prisma.CaseWhereInput = { OR: [{ status: 'open' }, { updatedAt: { gte: since } }, { legalHold: true }] };
  const quiet = await services.db.comment.findMany({
    where: {
      brand: charter.brand,
      own: false,
      forgottenAt: null,
      receivedAt: { lt: since },
      case: { NOT: busy },
      OR: [{ authorId: null }, { author: { cases: { none: busy }, comments: { none: { case: busy } } } }],
    },
    select: { id: true, authorId: true },
    take: atOnce,
  });
  const people = new Map(quiet.map(({ id, authorId }) => [authorId ?? id, { authorId, openingId: id }]));
  for (const person of people.values()) await forget(services, person, now);
  return people.size;
}

async function forget(services: Services, person: Pick<Case, 'authorId' | 'openingId'>, now: number): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const rows = await lockCasesOf(tx, person);
    if (rows.some(({ legalHold, status }) => legalHold || status === 'open')) return;
    await erase(tx, services, rows, person, null, now);
  });
}
