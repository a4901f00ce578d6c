import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '../../api/src/db.ts';

const calmingMs = 90_000;

/** Until it holds, or until nobody would wait any longer. */
export async function calm(holds: () => Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + calmingMs;
  while (performance.now() < giveUpAt && !(await holds())) await pause(200);
}

/** The witness's own sessions are struck as well. */
export async function insistOn<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (fault) {
      if (tries === 100) throw fault;
      await pause(200);
    }
  }
}

export async function noClockIsDue(db: Db, dueBy: number): Promise<boolean> {
  return (await db.deadline.count({ where: { dueAt: { lte: new Date(dueBy) } } })) === 0;
}

/**
 * Whether all is told. What waits for its next try, up to a day on the servers' clocks, is tried now; so is what a killed
 * server had taken, which otherwise is anybody's after a minute.
 */
export async function allIsTold(db: Db, now: number): Promise<boolean> {
  const open = { state: 'waiting', webhook: { closedAt: null } };
  const after = (ms: number) => new Date(now + ms);
  const later = [{ nextAt: { gt: after(1_000), lt: after(55_000) } }, { nextAt: { gt: after(65_000) } }];
  await db.webhookDelivery.updateMany({ where: { ...open, OR: later }, data: { nextAt: after(0) } });
  return (await db.webhookDelivery.count({ where: open })) === 0;
}

export async function lastSequence(db: Db): Promise<bigint> {
  const last = await db.logEntry.findFirst({ orderBy: { sequence: 'desc' }, select: { sequence: true } });
  return last?.sequence ?? 0n;
}
