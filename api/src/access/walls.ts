import { bounded, type Db, openDb } from '../db.ts';

/** A database in which only the rows of these brands exist; null: all of it. The same brands, the same connections. */
export type DbFor = (brands: readonly string[] | null) => Db;

export interface Walls {
  readonly dbFor: DbFor;
  readonly close: () => Promise<void>;
}

/** Each set of brands has its own; unused ones close by themselves. */
const connectionsPerWall = 10;

/**
 * Opens the second wall: for a caller who sees some brands only, connections that run as `aplomb_request` and know the
 * brands from their start. PostgreSQL then hides every other row, whatever a statement forgets to ask. It costs no statement
 * and no transaction of its own, and cannot be forgotten: a request is handed no other database.
 */
export function openWalls(url: string, db: Db): Walls {
  const opened = new Map<string, Db>();
  const dbFor: DbFor = (brands) => {
    if (brands === null) return db;
    // A name with a comma would be two brands; no charter has one.
    const seen = [...new Set(brands)].filter((brand) => /^[a-z0-9-]+$/.test(brand)).sort();
    const name = seen.join(',');
    const known = opened.get(name);
    if (known !== undefined) return known;
    const settings = `${bounded} -c role=aplomb_request -c aplomb.brands=${name}`;
    const walled = openDb(url, connectionsPerWall, settings);
    opened.set(name, walled);
    return walled;
  };
  return {
    dbFor,
    close: async () => {
      await Promise.all([...opened.values()].map((walled) => walled.$disconnect()));
    },
  };
}
