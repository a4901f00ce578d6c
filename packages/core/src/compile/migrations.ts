/** migrations/*.yaml → what a charter carries of them. */
import type { CharterDocument } from '../document/read.ts';
import { versionsOf } from '../document/version-number.ts';

/** How the cases of one crisis move. Keys are steps of the old version, values of the new one. */
export interface CrisisMigration {
  readonly rename: Readonly<Record<string, string>>;
  readonly move: Readonly<Record<string, string>>;
  /** Steps of the new version whose deadline begins anew. */
  readonly restartDeadline: readonly string[];
  /** Steps of the old version: cases that stand there stay on it. */
  readonly stay: readonly string[];
}

export interface Migration {
  readonly from: string;
  readonly to: string;
  /** By crisis; where one is not named, steps keep their names. */
  readonly crises: Readonly<Record<string, CrisisMigration>>;
}

/** What a charter with migration files has besides; absent where there is none, so that other charters keep their digest. */
export interface Migrating {
  readonly migrations?: readonly Migration[];
}

/** Files whose name names no two versions are left out: check/migrations.ts reports them. */
export function toMigrations({ migrations }: CharterDocument): Migrating {
  const read = migrations.flatMap(({ file, value }) => {
    const versions = versionsOf(file);
    if (value === null || versions === null) return [];
    const crises = Object.entries(value.crises).map(([crisis, written]): [string, CrisisMigration] => [
      crisis,
      {
        rename: written.rename ?? {},
        move: written.move ?? {},
        restartDeadline: written['restart-deadline'] ?? [],
        stay: written.stay ?? [],
      },
    ]);
    return [{ ...versions, crises: Object.fromEntries(crises) }];
  });
  return read.length === 0 ? {} : { migrations: read };
}
