import { randomUUIDv7 } from 'node:crypto';
import { surgeOf } from '@aplomb/core';
import { inTransaction, type Tx } from '../db.ts';
import type { Services } from '../services.ts';
import { told } from '../webhooks/events.ts';
import { tell } from '../webhooks/tell.ts';
import { countHours, hourMs, hourOf, type Watched, watched } from './hours.ts';

/**
 * Looks whether a crisis comes more often than is usual at this hour, and keeps when it began and ended. `case.surge` is told
 * once, when it is noticed. Any number of processes may look: one does, the others leave it to that one.
 */
export async function watchSurges({ db, now }: Services): Promise<void> {
  const at = now();
  await inTransaction(db, async (tx) => {
    const [lock] = await tx.$queryRaw<
      { mine: boolean }[]
    >`SELECT pg_try_advisory_xact_lock(hashtextextended('surges', 0)) AS mine`;
    if (lock?.mine !== true) return;
    await countHours(tx, at);
    for (const one of await watched(tx, at)) await judge(tx, one, at);
  });
}

/** The hour that runs is judged with the one before: a surge is not over because the clock struck. */
async function judge(tx: Tx, { brand, crisis, history }: Watched, at: number): Promise<void> {
  const running = surgeOf(history, at);
  const before = surgeOf(history, at - hourMs);
  const open = await tx.surge.findFirst({ where: { brand, crisis, endedAt: null } });
  const since = before.since ?? running.since;
  if (since === null) {
    if (open !== null) await tx.surge.update({ where: { id: open.id }, data: { endedAt: open.lastAt } });
    return;
  }
  const startedAt = open?.startedAt.getTime() ?? since;
  const lastAt = new Date(running.surging ? at : hourOf(at));
  const peakPerHour = Math.max(...history.filter((hour) => hour.at >= startedAt).map(({ count }) => count));
  if (open !== null) {
    await tx.surge.update({ where: { id: open.id }, data: { lastAt, peakPerHour } });
    return;
  }
  const { usual } = running.surging ? running : before;
  await tx.surge.create({
    data: { id: randomUUIDv7(), brand, crisis, startedAt: new Date(startedAt), lastAt, peakPerHour, usual },
  });
  const seen = running.surging ? running.seen : before.seen;
  const when = { startedAt: new Date(startedAt).toISOString(), seen, usual };
  await tell(tx, brand, [told('case.surge', at, null, { brand, crisis, ...when })]);
}
