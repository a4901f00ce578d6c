import type { Db } from '../db.ts';

/** A comment that triage filed `from`, and a person `to`. */
export interface Correction {
  readonly text: string;
  readonly lang: string;
  readonly channel: string;
  readonly from: string;
  readonly to: string;
}

const casesAtOnce = 200;

/**
 * What people corrected, oldest first: one for each case, from the first crisis to the last. Left out are cases that came back
 * to where they began, and those whose author is forgotten.
 */
export async function* correctionsOf(db: Db, brand: string): AsyncGenerator<Correction> {
  const entries = await db.logEntry.findMany({
    where: { brand, type: 'reclassify' },
    orderBy: { sequence: 'asc' },
    select: { caseId: true, detail: true },
  });
  const byCase = [...Map.groupBy(entries, ({ caseId }) => caseId)];
  for (let at = 0; at < byCase.length; at += casesAtOnce) {
    const some = byCase.slice(at, at + casesAtOnce);
    const cases = await db.case.findMany({ where: { id: { in: some.map(([id]) => id) } } });
    const openings = await db.comment.findMany({ where: { id: { in: cases.map(({ openingId }) => openingId) } } });
    for (const [id, moves] of some) {
      const opening = openings.find((comment) => comment.id === cases.find((one) => one.id === id)?.openingId);
      const from = passageOf(moves[0]?.detail).from;
      const to = passageOf(moves.at(-1)?.detail).to;
      if (opening?.text == null || from === to) continue;
      yield { text: opening.text, lang: opening.language, channel: opening.channel, from, to };
    }
  }
}

/** As `reclassifyCase` wrote it. */
const passageOf = (detail: unknown) => detail as { readonly from: string; readonly to: string };
