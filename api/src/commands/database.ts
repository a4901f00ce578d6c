import type { Db } from '../db.ts';
import type { Setting } from './command.ts';

/** The database that the server uses: DATABASE_URL, else the embedded one. */
export interface Opened {
  readonly url: string;
  readonly db: Db;
}

/** Opens the database as the server would, brings it up to date, and closes it whatever happens. */
export async function withDatabase<T>({ env }: Setting, run: (opened: Opened) => Promise<T>): Promise<T> {
  const { migrate } = await import('../postgres/migrate.ts');
  return withUrl(env, async (url) => {
    await migrate(url);
    const { openDb } = await import('../db.ts');
    const db = openDb(url, 4);
    try {
      return await run({ url, db });
    } finally {
      await db.$disconnect();
    }
  });
}

/** Only the address, with the embedded server running where there is no other; nothing is migrated. */
export async function withUrl<T>(env: NodeJS.ProcessEnv, run: (url: string) => Promise<T>): Promise<T> {
  if (env.DATABASE_URL) return run(env.DATABASE_URL);
  const [{ startPostgres }, { dataFolder }] = await Promise.all([
    import('../postgres/postgres.ts'),
    import('../postgres/folder.ts'),
  ]);
  const embedded = await startPostgres(dataFolder());
  try {
    return await run(embedded.url);
  } finally {
    embedded.letGo();
  }
}
