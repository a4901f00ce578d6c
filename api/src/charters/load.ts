import { join } from 'node:path';
import type { Diagnostic, Locale } from '@aplomb/core';
import { compile } from '@aplomb/core';
import { brandsIn, readCharter } from '@aplomb/core/node';
import { type Db, inTransaction } from '../db.ts';
import { prepare, publish } from './charters.ts';

/** What became of one brand's folder. */
export interface Loaded {
  readonly brand: string;
  /** compiled: serves as written; kept: does not compile, the last good version goes on; none: does not compile, none is stored. */
  readonly outcome: 'compiled' | 'kept' | 'none';
  readonly version: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles every brand's folder and stores what is new. A folder that has not changed since it was stored does not replace
 * what was published through the API meanwhile.
 */
export async function loadPlaybooks(db: Db, folder: string, at: Date, locale: Locale): Promise<Loaded[]> {
  const loaded: Loaded[] = [];
  for (const name of brandsIn(folder)) loaded.push(await loadBrand(db, join(folder, name), name, at, locale));
  return loaded;
}

async function loadBrand(db: Db, folder: string, name: string, at: Date, locale: Locale): Promise<Loaded> {
  const { charter, diagnostics } = compile(readCharter(folder), { year: at.getUTCFullYear(), locale });
  if (charter === null) {
    const last = await db.charter.findFirst({ where: { brand: name, current: true }, select: { version: true } });
    return { brand: name, outcome: last === null ? 'none' : 'kept', version: last?.version ?? null, diagnostics };
  }
  const known = await db.charter.findUnique({ where: { digest: charter.digest }, select: { digest: true } });
  if (known === null) {
    const ready = prepare(charter);
    await inTransaction(db, (tx) => publish(tx, ready, { by: null, at }));
  }
  return { brand: charter.brand, outcome: 'compiled', version: charter.version, diagnostics };
}
