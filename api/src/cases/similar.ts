import { addDuration, type Charter, type Situation } from '@aplomb/core';
import type { Db, Tx } from '../db.ts';

type Similar = NonNullable<Situation['similar']>;

/**
 * Recent volume by crisis, from the brand's own cases, over the windows that the charter's severity rules ask about; the
 * comment at hand counts as one more of each. No rule asks: nothing is read.
 */
export async function similarTo(db: Db | Tx, charter: Charter, at: number): Promise<Similar> {
  const similar: Similar[number][] = [];
  for (const { from, crises } of windowsOf(charter, at)) {
    const counted = await db.$queryRaw<{ crisis: string; count: number }[]>`
      SELECT c."crisis", count(*)::int AS count FROM "Comment" m JOIN "Case" c ON c."id" = m."caseId"
      WHERE m."brand" = ${charter.brand} AND NOT m."own" AND m."receivedAt" > ${new Date(from)} AND m."receivedAt" <= ${new Date(at)}
      GROUP BY c."crisis"`;
    const counts = new Map(counted.map(({ crisis, count }) => [crisis, count]));
    const withinMinutes = Math.ceil((at - from) / 60_000);
    for (const crisis of crises) similar.push({ crisis, count: (counts.get(crisis) ?? 0) + 1, withinMinutes });
  }
  return similar;
}

function windowsOf(charter: Charter, at: number): { from: number; crises: string[] }[] {
  const windows = new Map<number, string[]>();
  for (const { crisis, severity } of Object.values(charter.playbooks)) {
    for (const { when } of severity.raise) {
      if (when.similar === undefined) continue;
      const { amount, unit } = when.similar.within;
      const from = 2 * at - addDuration(at, { amount, unit, business: false }, 'always', 'UTC');
      windows.set(from, [...new Set([...(windows.get(from) ?? []), crisis])]);
    }
  }
  return [...windows].map(([from, crises]) => ({ from, crises }));
}
