import type { HourlyCount } from '@aplomb/core';
import type { Tx } from '../db.ts';

export const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;
/** What `surgeOf` looks back, and an hour on either side. */
const keptMs = 8 * weekMs + 2 * hourMs;

export function hourOf(at: number): number {
  return Math.floor(at / hourMs) * hourMs;
}

/**
 * Brings the counts by hour up to date: from the last hour counted and the one before it, so that what came late and what
 * was reclassified meanwhile is counted as it stands. All hours that are not counted yet follow, however long nobody was here.
 */
export async function countHours(tx: Tx, at: number): Promise<void> {
  const oldest = hourOf(at) - keptMs;
  const last = await tx.hourlyCount.aggregate({ _max: { at: true } });
  const since = new Date(Math.max(oldest, hourOf(Math.min(last._max.at?.getTime() ?? oldest, at)) - hourMs));
  await tx.hourlyCount.deleteMany({ where: { OR: [{ at: { gte: since } }, { at: { lt: new Date(oldest) } }] } });
  await tx.$executeRaw`
    INSERT INTO "HourlyCount" ("brand", "crisis", "at", "count")
    SELECT m."brand", c."crisis", date_trunc('hour', m."receivedAt", 'UTC') AS hour, count(*)
    FROM "Comment" m JOIN "Case" c ON c."id" = m."caseId"
    WHERE NOT m."own" AND m."receivedAt" >= ${since} AND m."receivedAt" <= ${new Date(at)}
    GROUP BY m."brand", c."crisis", hour`;
}

/** One crisis of a brand that may surge, and its counts. */
export interface Watched {
  readonly brand: string;
  readonly crisis: string;
  readonly history: readonly HourlyCount[];
}

/** Crises that came in this hour or the one before, or whose surge has not ended; quiet hours count from the brand's first. */
export async function watched(tx: Tx, at: number): Promise<Watched[]> {
  const since = new Date(hourOf(at) - hourMs);
  const [recent, open, first] = await Promise.all([
    tx.hourlyCount.findMany({
      where: { at: { gte: since } },
      distinct: ['brand', 'crisis'],
      select: { brand: true, crisis: true },
    }),
    tx.surge.findMany({ where: { endedAt: null }, select: { brand: true, crisis: true } }),
    tx.hourlyCount.groupBy({ by: ['brand'], _min: { at: true } }),
  ]);
  const names = new Map([...recent, ...open].map((one) => [JSON.stringify([one.brand, one.crisis]), one]));
  const pairs = [...names.values()];
  if (pairs.length === 0) return [];
  const counts = await tx.hourlyCount.findMany({ where: { OR: pairs } });
  const began = new Map(first.map(({ brand, _min }) => [brand, _min.at?.getTime()]));
  return pairs.map(({ brand, crisis }) => {
    const own = counts.filter((one) => one.brand === brand && one.crisis === crisis);
    const start = began.get(brand);
    const quiet = start === undefined ? [] : [{ at: start, count: 0 }];
    return { brand, crisis, history: [...quiet, ...own.map(({ at, count }) => ({ at: at.getTime(), count }))] };
  });
}
