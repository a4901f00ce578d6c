import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from './generated/prisma/client.ts';
import type { TransactionClient } from './generated/prisma/internal/prismaNamespace.ts';

export type Db = PrismaClient;
/** What runs inside a transaction. Never use `Db` there: it is another connection. */
export type Tx = TransactionClient;

/** Sessions at UTC: the adapter stores shifted instants on a server that lives elsewhere. */
export function openDb(url: string, connections = 20): Db {
  const adapter = new PrismaPg({ connectionString: url, options: '-c TimeZone=UTC', max: connections });
  return new PrismaClient({
    adapter,
    errorFormat: 'minimal',
    transactionOptions: { maxWait: 20_000, timeout: 20_000 },
  });
}

const mostTries = 5;

/**
 * Runs everything or nothing. Writers take locks in one order (words, cases by id, author, log), so they seldom wait in a
 * circle; where the database had to break one, the whole is run again.
 */
export async function inTransaction<T>(db: Db, run: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.$transaction(run);
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
