import { addDuration, type Charter, type Effect } from '@aplomb/core';
import type { Tx } from '../db.ts';
import type { Case } from '../generated/prisma/client.ts';
import { sha256 } from './log.ts';

/** Keeps what core asked for besides the new state: clocks, proof, marks. Whom to tell stands in the log. */
export async function keepEffects(
  tx: Tx,
  row: Case,
  charter: Charter,
  effects: readonly Effect[],
  at: number,
): Promise<void> {
  await keepClocks(tx, row.id, effects);
  if (effects.some(({ type }) => type === 'capture-evidence')) await captureComments(tx, row, charter, at);
  const marks = effects.flatMap((effect) => (effect.type === 'mark-author' ? [effect.mark] : []));
  if (marks.length > 0 && row.authorId !== null) await markAuthor(tx, row.authorId, marks);
}

/** The last word on each clock of a step counts. */
async function keepClocks(tx: Tx, caseId: string, effects: readonly Effect[]): Promise<void> {
  const clocks = new Map<string, { step: string; kind: string; dueAt: number | null }>();
  for (const effect of effects) {
    if (effect.type !== 'set-clock' && effect.type !== 'cancel-clock') continue;
    const { step, kind } = effect;
    clocks.set(`${step} ${kind}`, { step, kind, dueAt: effect.type === 'set-clock' ? effect.dueAt : null });
  }
  if (clocks.size === 0) return;
  const touched = [...clocks.values()];
  await tx.deadline.deleteMany({ where: { caseId, OR: touched.map(({ step, kind }) => ({ step, kind })) } });
  const set = touched.flatMap(({ step, kind, dueAt }) =>
    dueAt === null ? [] : [{ step, kind, dueAt: new Date(dueAt) }],
  );
  if (set.length > 0)
    await tx.deadline.createMany({ data: set.map((clock) => ({ ...clock, caseId, fireAt: clock.dueAt })) });
}

/** Text, address, time and hash of every comment of the case not yet kept, before anything is removed. */
async function captureComments(tx: Tx, row: Case, charter: Charter, at: number): Promise<void> {
  const kept = await tx.capture.findMany({ where: { caseId: row.id }, select: { commentId: true } });
  const comments = await tx.comment.findMany({
    where: { caseId: row.id, own: false, text: { not: null }, id: { notIn: kept.map(({ commentId }) => commentId) } },
    include: { author: true },
  });
  const { vault } = tx;
  const keepUntil = new Date(addDuration(at, charter.keepEvidence, 'always', 'UTC'));
  for (const { id: commentId, text, url, postedAt, author } of comments) {
    if (text === null) continue;
    // A key of its own: proof outlives the author's, and ends with its own time.
    const id = await vault.makeKey(tx, row.brand);
    const who = author && { externalId: author.externalId, handle: author.handle, name: author.name };
    await tx.capture.create({
      data: {
        id,
        caseId: row.id,
        commentId,
        at: new Date(at),
        text: await vault.seal(id, text),
        textDigest: sha256(text),
        url: await vault.seal(id, url),
        ...(who === null ? {} : { author: await vault.seal(id, JSON.stringify(who)) }),
        postedAt,
        keepUntil,
      },
    });
  }
}

async function markAuthor(tx: Tx, id: string, marks: readonly string[]): Promise<void> {
  const { marks: before } = await tx.author.findUniqueOrThrow({ where: { id }, select: { marks: true } });
  await tx.author.update({ where: { id }, data: { marks: [...new Set([...before, ...marks])] } });
}
