import type { ClockKind } from '@aplomb/core';
import { advanceBy, stateOf, write } from '../cases/move.ts';
import { inTransaction } from '../db.ts';
import type { Deadline } from '../generated/prisma/client.ts';
import { databaseFault } from '../postgres/fault.ts';
import type { Services } from '../services.ts';

const atOnce = 200;
const minute = 60_000;
const mostWaitMs = 60 * minute;

/** Told about a clock that could not be fired; it is tried again a minute later, then after twice as long each time, up to an hour. */
export type OnFault = (fault: unknown, deadline: Deadline) => void;

/**
 * Fires every clock that is due, the earliest of each case: one step per case and pass, however long nobody was here.
 * Safe in any number of processes: the case is locked, and a clock that has fired is gone. Returns how many fired.
 */
export async function fireDue(services: Services, onFault: OnFault): Promise<number> {
  const now = new Date(services.now());
  const due = await services.db.$queryRaw<Deadline[]>`
    SELECT DISTINCT ON ("caseId") * FROM (
      SELECT * FROM "Deadline" WHERE "fireAt" <= ${now} ORDER BY "fireAt" LIMIT ${atOnce}
    ) AS due ORDER BY "caseId", "dueAt", "kind" DESC`;
  let fired = 0;
  for (const deadline of due) {
    try {
      if (!(await fire(services, deadline))) continue;
      fired += 1;
      services.onFired?.(services.now() - deadline.dueAt.getTime());
    } catch (fault) {
      // Nothing is wrong with the clock: it fires once the database is back.
      if (databaseFault(fault) === 'away') throw fault;
      onFault(fault, deadline);
      const { caseId, step, kind, dueAt, fireAt } = deadline;
      await services.db.deadline.updateMany({
        where: { caseId, step, kind, dueAt, fireAt },
        data: { fireAt: new Date(services.now() + waitAfter(deadline)) },
      });
    }
  }
  return fired;
}

/** A clock that has failed before stands at another time than it was due: as long as that has lasted, it waits again. */
function waitAfter({ dueAt, fireAt }: Deadline): number {
  return Math.min(Math.max(minute, fireAt.getTime() - dueAt.getTime()), mostWaitMs);
}

/** Moves the case by its clock, in one transaction with everything that follows. False when it had gone already. */
async function fire(services: Services, { caseId, step, kind, dueAt }: Deadline): Promise<boolean> {
  return inTransaction(services.db, async (tx) => {
    const locked = await tx.$queryRaw<
      unknown[]
    >`SELECT 1 FROM "Case" WHERE "id" = ${caseId}::uuid FOR UPDATE SKIP LOCKED`;
    if (locked.length === 0) return false;
    const gone = await tx.deadline.deleteMany({ where: { caseId, step, kind, dueAt } });
    if (gone.count === 0) return false;
    const row = await tx.case.findUniqueOrThrow({ where: { id: caseId } });
    const charter = await services.charters.byDigest(row.charterDigest, tx);
    const at = Math.max(services.now(), dueAt.getTime());
    const event = { type: 'clock', kind: kind as ClockKind, step, dueAt: dueAt.getTime(), at } as const;
    const moved = advanceBy(charter, stateOf(row), [{ event, detail: { step } }], charter.languages[0] ?? 'en');
    if (!moved.ok) return false;
    await write(tx, row, charter, moved, at);
    return true;
  });
}
