import {
  type Actor,
  type Charter,
  counterpart,
  type Locale,
  type Migrated,
  type Migrating,
  type MigrationCode,
  migrateCase,
  migrationFrom,
} from '@aplomb/core';
import { asked, lockCase, stateOf, write } from '../cases/move.ts';
import { type Db, inTransaction, type Tx } from '../db.ts';
import type { Case } from '../generated/prisma/client.ts';
import type { Charters } from './charters.ts';

/** A running case that stays on the version it began with. */
export interface Stayed {
  readonly caseId: string;
  readonly code: MigrationCode;
  readonly message: string;
}
export interface CasesMigrated {
  readonly moved: number;
  /** How many stay. */
  readonly staying: number;
  /** The first hundred of them, oldest first. */
  readonly stayed: readonly Stayed[];
}

/** Who publishes, when; and whether the cases are only looked at. */
export interface Occasion {
  readonly at: number;
  readonly locale: Locale;
  readonly actor: Actor | null;
  readonly dryRun: boolean;
}

const perPage = 200;
const mostTold = 100;

/**
 * Moves the running cases of a brand to a charter, as far as its migrations say how: one transaction each, so that a case
 * either moved whole or not at all, and whoever acts on it meanwhile is waited for. Doing it again moves what is left; it is
 * done again at every start.
 */
export async function migrateCases(
  db: Db,
  charters: Charters,
  to: Charter & Migrating,
  occasion: Occasion,
): Promise<CasesMigrated> {
  const olds = await oldVersions(db, to);
  let moved = 0;
  let staying = 0;
  const stayed: Stayed[] = [];
  let after = '';
  for (let ids = await page(db, to.brand, olds, after); ids.length > 0; ids = await page(db, to.brand, olds, after)) {
    for (const id of ids) {
      const outcome = await inTransaction(db, (tx) => migrateOne(tx, charters, id, { olds, to, occasion }));
      if (outcome === 'moved') moved += 1;
      if (typeof outcome !== 'object') continue;
      staying += 1;
      if (stayed.length < mostTold) stayed.push(outcome);
    }
    after = ids.at(-1) ?? '';
  }
  return { moved, staying, stayed };
}

/** Digests of the versions that a migration leads on from. */
async function oldVersions(db: Db, to: Charter & Migrating): Promise<string[]> {
  const versions = (to.migrations ?? []).map(({ from }) => from).filter((from) => migrationFrom(to, from) !== null);
  if (versions.length === 0) return [];
  const where = { brand: to.brand, version: { in: versions }, digest: { not: to.digest } };
  const rows = await db.charter.findMany({ where, select: { digest: true } });
  return rows.map(({ digest }) => digest);
}

async function page(db: Db, brand: string, olds: readonly string[], after: string): Promise<string[]> {
  if (olds.length === 0) return [];
  const rows = await db.case.findMany({
    where: {
      brand,
      status: 'open',
      charterDigest: { in: [...olds] },
      ...(after === '' ? {} : { id: { gt: after } }),
    },
    orderBy: { id: 'asc' },
    take: perPage,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

interface Journey {
  readonly olds: readonly string[];
  readonly to: Charter & Migrating;
  readonly occasion: Occasion;
}

/** Gone: closed, moved or merged since it was listed. */
async function migrateOne(
  tx: Tx,
  charters: Charters,
  id: string,
  { olds, to, occasion }: Journey,
): Promise<'moved' | 'gone' | Stayed> {
  const row = await lockCase(tx, id);
  if (row === null || row.status !== 'open' || !olds.includes(row.charterDigest)) return 'gone';
  const from = await charters.byDigest(row.charterDigest, tx);
  const outcome = migrateCase(from, to, stateOf(row), occasion);
  if (!outcome.ok) return { caseId: id, code: outcome.code, message: outcome.message };
  if (!occasion.dryRun) await keep(tx, row, { from, to, outcome, occasion });
  return 'moved';
}

async function keep(
  tx: Tx,
  row: Case,
  {
    from,
    to,
    outcome,
    occasion: { at, actor },
  }: {
    readonly from: Charter;
    readonly to: Charter & Migrating;
    readonly outcome: Migrated;
    readonly occasion: Occasion;
  },
): Promise<void> {
  const { state, effects } = outcome;
  const entry = {
    at,
    dueAt: null,
    type: 'migrated',
    event: null,
    actor,
    from: outcome.from,
    to: outcome.to,
    note: null,
    detail: { fromVersion: from.version, toVersion: to.version, ...asked(effects) },
  };
  await write(tx, row, to, { state, effects, entries: [entry] }, at, { charterDigest: to.digest });
  await renameSubmissions(tx, row, migrationFrom(to, from.version)?.crises ?? {});
}

/** Texts submitted at a step are looked for under its name. */
async function renameSubmissions(
  tx: Tx,
  { id: caseId, crisis }: Case,
  crises: NonNullable<ReturnType<typeof migrationFrom>>['crises'],
): Promise<void> {
  if (!Object.hasOwn(crises, crisis)) return;
  const moves = crises[crisis]!;
  const submissions = await tx.submission.findMany({ where: { caseId }, select: { id: true, step: true } });
  for (const { id, step } of submissions) {
    const named = counterpart({ moves }, step);
    if (named !== step) await tx.submission.update({ where: { id }, data: { step: named } });
  }
}
