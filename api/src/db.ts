import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from './generated/prisma/client.ts';
import type { TransactionClient } from './generated/prisma/internal/prismaNamespace.ts';
import { behindVault } from './vault/extension.ts';
import { type Vault, vaultAt } from './vault/vault.ts';

/** Rows come opened; whoever writes a person's words seals them: see vault/. */
export type Db = PrismaClient & { readonly vault: Vault };
/** What runs inside a transaction. Never use `Db` there: it is another connection. */
export type Tx = TransactionClient & { readonly vault: Vault };

/** As `settings`: a statement of a request ends with SQLSTATE 57014 after half the time that the request has. */
export const bounded = '-c statement_timeout=15s';

/** Sessions at UTC: the adapter stores shifted instants on a server that lives elsewhere. `settings` as PGOPTIONS. */
export function openDb(url: string, connections = 20, settings = ''): Db {
  const pool = new pg.Pool({ connectionString: url, options: `-c TimeZone=UTC ${settings}`, max: connections });
  const adapter = new PrismaPg(pool, { disposeExternalPool: true });
  const client = new PrismaClient({
    adapter,
    errorFormat: 'minimal',
    transactionOptions: { maxWait: 20_000, timeout: 20_000 },
  });
  const db = client.$extends(behindVault(vaultAt(url))) as unknown as Db;
  pools.set(db, pool);
  return db;
}

const pools = new WeakMap<Db, pg.Pool>();

/** How many connections a database has open, how many of these rest, and how many requests wait for one. */
export function connectionsOf(db: Db): { readonly open: number; readonly idle: number; readonly waiting: number } {
  const { totalCount = 0, idleCount = 0, waitingCount = 0 } = pools.get(db) ?? {};
  return { open: totalCount, idle: idleCount, waiting: waitingCount };
}

const mostTries = 5;

/**
 * Runs everything or nothing. Writers take locks in one order (words, cases by id, author, log), so they seldom wait in a
 * circle; where the database had to break one, the whole is run again.
 */
export async function inTransaction<T>(db: Db, run: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.$transaction((tx) => run(tx as Tx));
    } catch (fault) {
      if (tries === mostTries || !isDeadlock(fault)) throw fault;
    }
  }
}

/** PostgreSQL 40P01, however the statement was sent. */
function isDeadlock(fault: unknown): boolean {
  if (!(fault instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return fault.code === 'P2034' || JSON.stringify(fault.meta ?? {}).includes('40P01');
}
