import { addDuration, type Charter } from '@aplomb/core';
import { erase, lockCasesOf } from '../cases/forget.ts';
import { type Db, inTransaction } from '../db.ts';
import type { Case, Prisma } from '../generated/prisma/client.ts';
import type { Services } from '../services.ts';

const atOnce = 100;

/**
 * Keeps personal data no longer than the charters say: authors are forgotten once all of their cases have been closed and
 * quiet for `forget-authors-after`, proof is dropped after `keep-evidence`. A legal hold keeps both. What cannot be forgotten
 * is told to `onFault`, which throws unless it is given, and keeps nobody else from it. Returns how many authors were forgotten.
 */
export async function keepPromisesToAuthors(
  services: Services,
  onFault: (fault: unknown) => void = rethrow,
  isStopped: () => boolean = () => false,
): Promise<number> {
  const { db, charters } = services;
  const now = services.now();
  await dropOldProof(db, now).catch(onFault);
  const current = await db.charter.findMany({ where: { current: true }, select: { digest: true } });
  let forgotten = 0;
  for (const { digest } of current) {
    try {
      for await (const person of quietPeople(db, await charters.byDigest(digest), now)) {
        if (isStopped()) return forgotten;
        forgotten += await forget(services, person, now).catch((fault: unknown) => {
          onFault(fault);
          return 0;
        });
      }
    } catch (fault) {
      onFault(fault);
    }
  }
  return forgotten;
}

function rethrow(fault: unknown): never {
  throw fault;
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

type Person = Pick<Case, 'authorId' | 'openingId'>;

/** Whoever has been quiet for as long as the charter says, a lot at a time, everybody once. */
async function* quietPeople(db: Db, { brand, forgetAuthorsAfter }: Charter, now: number): AsyncGenerator<Person> {
  if (forgetAuthorsAfter === null) return;
  const since = new Date(2 * now - addDuration(now, forgetAuthorsAfter, 'always', 'UTC'));
  const busy: Prisma.CaseWhereInput = { OR: [{ status: 'open' }, { updatedAt: { gte: since } }, { legalHold: true }] };
  const seen = new Set<string>();
  for (let after = ''; ; ) {
    const quiet = await db.comment.findMany({
      where: {
        ...(after === '' ? {} : { id: { gt: after } }),
        brand,
        own: false,
        forgottenAt: null,
        receivedAt: { lt: since },
        case: { NOT: busy },
        OR: [{ authorId: null }, { author: { cases: { none: busy }, comments: { none: { case: busy } } } }],
      },
      select: { id: true, authorId: true },
      orderBy: { id: 'asc' },
      take: atOnce,
    });
    for (const { id, authorId } of quiet) {
      if (seen.has(authorId ?? id)) continue;
      seen.add(authorId ?? id);
      yield { authorId, openingId: id };
    }
    if (quiet.length < atOnce) return;
    after = quiet.at(-1)?.id ?? '';
  }
}

/** How many: none where they have come back, or the law wants them, since they were looked for. */
async function forget(services: Services, person: Person, now: number): Promise<number> {
  return inTransaction(services.db, async (tx) => {
    const rows = await lockCasesOf(tx, person);
    if (rows.some(({ legalHold, status }) => legalHold || status === 'open')) return 0;
    await erase(tx, services, rows, person, null, now);
    return 1;
  });
}
