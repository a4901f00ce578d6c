import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Diagnostic, Locale, Source } from '@aplomb/core';
import { compile } from '@aplomb/core';
import { brandsIn, readCharter } from '@aplomb/core/node';
import { type Db, inTransaction } from '../db.ts';
import { type Charters, prepare, publish, storedCharters } from './charters.ts';
import { migrateCases } from './migrateCases.ts';

/** What became of one brand's folder. */
export interface Loaded {
  readonly brand: string;
  /** compiled: serves as written; kept: does not compile, the last good version goes on; none: does not compile, none is stored. */
  readonly outcome: 'compiled' | 'kept' | 'none';
  readonly version: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles every brand's folder and stores what is new; files that compiled before are not compiled again. A folder that has not changed since it was stored does not replace
 * what was published through the API meanwhile.
 */
export async function loadPlaybooks(db: Db, folder: string, at: Date, locale: Locale): Promise<Loaded[]> {
  const loaded: Loaded[] = [];
  for (const name of brandsIn(folder)) loaded.push(await loadBrand(db, join(folder, name), name, at, locale));
  const charters = storedCharters(db);
  for (const { brand } of loaded) await migrateBrand(db, charters, brand, { at: at.getTime(), locale });
  return loaded;
}

/** Also what a process that died meanwhile left where it was. */
async function migrateBrand(
  db: Db,
  charters: Charters,
  brand: string,
  { at, locale }: { readonly at: number; readonly locale: Locale },
): Promise<void> {
  const current = await charters.current(brand);
  if (current !== null) await migrateCases(db, charters, current, { at, locale, actor: null, dryRun: false });
}

async function loadBrand(db: Db, folder: string, name: string, at: Date, locale: Locale): Promise<Loaded> {
  const files = readCharter(folder);
  const year = at.getUTCFullYear();
  const sources = fingerprint(files, year);
  const before = await db.charter.findFirst({ where: { sources }, select: { brand: true, version: true } });
  if (before !== null) return { ...before, outcome: 'compiled', diagnostics: [] };
  const { charter, diagnostics } = compile(files, { year, locale });
  if (charter === null) {
    const last = await db.charter.findFirst({ where: { brand: name, current: true }, select: { version: true } });
    return { brand: name, outcome: last === null ? 'none' : 'kept', version: last?.version ?? null, diagnostics };
  }
  const { digest, brand, version } = charter;
  const known = await db.charter.updateMany({ where: { digest }, data: { sources } });
  if (known.count === 0) {
    const ready = prepare(charter);
    await inTransaction(db, (tx) => publish(tx, ready, { by: null, at, sources }));
  }
  return { brand, outcome: 'compiled', version, diagnostics };
}

/** The files as read, and the year that counts where a charter says no `valid-from`. */
function fingerprint(files: readonly Source[], year: number): string {
  return createHash('sha256')
    .update(JSON.stringify([year, files]))
    .digest('hex');
}
