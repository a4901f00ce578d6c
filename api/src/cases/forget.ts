import type { Actor } from '@aplomb/core';
import type { Tx } from '../db.ts';
import type { Case, Prisma } from '../generated/prisma/client.ts';
import { refuse } from '../refusal.ts';
import type { Services } from '../services.ts';
import { type Asked, type CaseInput, type CaseRefusal, type Held, withCase } from './act.ts';
import { lockCases, remark, stateOf, write } from './move.ts';
import { withoutQuotes, withoutWords } from './personal.ts';
import { triageOf } from './triaged.ts';

export interface ForgetInput extends CaseInput {
  readonly reason?: string | null | undefined;
}
export interface Forgotten {
  readonly type: 'ForgetAuthorPayload';
  /** How many cases held something of theirs. */
  readonly cases: number;
}

/**
 * Erases the author of a case's comment from every case of the brand: their words, addresses, names, private facts, notes
 * about them and texts written to them. What a removal kept as proof stays in its own store until the charter's time is
 * over. Ids of comments stay too, so that a repeated delivery does not open the case again.
 */
export async function forgetAuthor(
  services: Services,
  input: ForgetInput,
  asked: Asked,
): Promise<Forgotten | CaseRefusal> {
  const together = input.caseId === null ? [] : await casesOfAuthor(services, input.caseId);
  return withCase(services, input, asked, (held) => forget(services, held, input, together), together);
}

async function casesOfAuthor({ db }: Services, caseId: string): Promise<string[]> {
  const row = await db.case.findUnique({ where: { id: caseId }, select: { authorId: true } });
  if (row === null || row.authorId === null) return [caseId];
  const { authorId } = row;
  const theirs = await db.case.findMany({
    where: { OR: [{ authorId }, { comments: { some: { authorId } } }] },
    select: { id: true },
  });
  return [...new Set([caseId, ...theirs.map(({ id }) => id)])];
}

async function forget(
  services: Services,
  held: Held,
  { actor }: ForgetInput,
  caseIds: readonly string[],
): Promise<Forgotten | CaseRefusal> {
  const { tx, locale, at } = held;
  const rows = await lockCases(tx, caseIds);
  if (rows.some(({ legalHold }) => legalHold)) {
    const words = {
      fr: 'Un dossier de cette personne est conservé pour la justice : rien ne peut en être effacé.',
      en: 'A case of this person is under legal hold: nothing of it can be erased.',
    };
    return refuse('LEGAL_HOLD', words, locale);
  }
  await erase(tx, services, rows, held.row, actor, at);
  return { type: 'ForgetAuthorPayload', cases: rows.length };
}

/** Locks every case that holds a comment of this author, or where none is known this one comment. */
export async function lockCasesOf(
  tx: Tx,
  { authorId, openingId }: Pick<Case, 'authorId' | 'openingId'>,
): Promise<Case[]> {
  const found = await tx.case.findMany({
    where: { comments: { some: authorId === null ? { id: openingId } : { authorId } } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return lockCases(
    tx,
    found.map(({ id }) => id),
  );
}

/** Erases the author of one case from all of theirs. `rows` are locked. Null acts: the charter's own time is over. */
export async function erase(
  tx: Tx,
  services: Pick<Services, 'charters'>,
  rows: readonly Case[],
  of: Pick<Case, 'authorId' | 'openingId'>,
  actor: Actor | null,
  at: number,
): Promise<void> {
  await eraseWords(tx, of, at);
  for (const row of rows) {
    const charter = await services.charters.byDigest(row.charterDigest, tx);
    const state = withoutWords(charter, stateOf(row));
    const entries = [remark('forget-author', at, actor, null, state)];
    await write(tx, row, charter, { state, effects: [], entries }, at, withoutQuotes(triageOf(row)));
    await eraseTexts(tx, row.id);
  }
}

/** What the author wrote, and who they are. */
async function eraseWords(
  tx: Tx,
  { authorId, openingId }: Pick<Case, 'authorId' | 'openingId'>,
  at: number,
): Promise<void> {
  const theirs: Prisma.CommentWhereInput = authorId === null ? { id: openingId } : { authorId };
  const forgottenAt = new Date(at);
  // Whoever keeps a comment of theirs at this moment has committed, or will find them forgotten.
  if (authorId !== null) await tx.$queryRaw`SELECT 1 FROM "Author" WHERE "id" = ${authorId}::uuid FOR UPDATE`;
  await destroyKeys(tx, theirs, authorId);
  await tx.edit.updateMany({ where: { comment: theirs }, data: { text: null } });
  const nothing = { text: null, url: null, textDigest: '', keyId: null };
  await tx.comment.updateMany({ where: theirs, data: { ...nothing, forgottenAt } });
  if (authorId === null) return;
  const nobody = {
    key: null,
    keyId: null,
    externalId: null,
    handle: null,
    name: null,
    followers: null,
    verified: null,
    audience: null,
  };
  await tx.author.update({ where: { id: authorId }, data: { ...nobody, marks: [], forgottenAt } });
}

/** Copies of the database, and rows that it has not yet swept away, cannot be read again. */
async function destroyKeys(tx: Tx, theirs: Prisma.CommentWhereInput, authorId: string | null): Promise<void> {
  const comments = await tx.comment.findMany({
    where: { ...theirs, keyId: { not: null } },
    distinct: ['keyId'],
    select: { keyId: true },
  });
  const author =
    authorId === null ? null : await tx.author.findUnique({ where: { id: authorId }, select: { keyId: true } });
  const keys = [...comments, ...(author === null ? [] : [author])].flatMap(({ keyId }) => (keyId ? [keyId] : []));
  await tx.vault.destroy(tx, [...new Set(keys)]);
}

/** What others wrote to and about them. */
async function eraseTexts(tx: Tx, caseId: string): Promise<void> {
  await tx.submission.updateMany({ where: { caseId }, data: { text: null } });
  await tx.approval.updateMany({ where: { submission: { caseId } }, data: { note: null } });
  await tx.logEntry.updateMany({ where: { caseId, note: { not: null } }, data: { note: null } });
  await tx.idempotency.deleteMany({ where: { caseId } });
}
