import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { installedBinaries } from './binaries.ts';
import { databaseUser, ensureCluster } from './cluster.ts';
import { startKeeper } from './keeper.ts';
import { type Place, placeFor } from './place.ts';
import { hold, letGo, stillHeld, usersPipe } from './users.ts';

/** A server in use. It stops when the last process that uses it has let go or is gone. */
export interface EmbeddedPostgres {
  /** `postgresql://…` over the Unix socket. */
  readonly url: string;
  /** Where the data really is. */
  readonly folder: string;
  readonly letGo: () => void;
}

interface Server {
  readonly place: Place;
  readonly data: string;
  readonly users: string;
  readonly url: string;
  readonly settings: Readonly<Record<string, string>>;
}

const startingTakesMs = 60_000;
const lookEveryMs = 2_000;

/**
 * The real PostgreSQL over this folder, started or joined. Any number of processes may call this for the same folder:
 * the first starts the server, the others join it, and it outlives whichever of them goes first. `durable: false` (no
 * fsync) is for tests, where nothing needs to survive.
 */
export async function startPostgres(dataFolder: string, { durable = true } = {}): Promise<EmbeddedPostgres> {
  const place = placeFor(dataFolder, await installedBinaries());
  const data = join(place.folder, 'data');
  await ensureCluster(place, data, durable);
  const url = `postgresql://${databaseUser}@localhost/postgres?host=${encodeURIComponent(place.socketFolder)}`;
  const server: Server = { place, data, users: usersPipe(place), url, settings: settingsOf(place, durable) };

  let pipe: number | null = await joinOrStart(server);
  let done = false;
  const release = () => {
    if (pipe !== null) letGo(pipe);
    pipe = null;
  };
  // Who kills the keeper or its server takes it from its users: they start it again.
  const watch = async () => {
    if (pipe === null || !stillHeld(pipe)) {
      release();
      pipe = await joinOrStart(server);
    }
    if (done) release();
    else timer = setTimeout(watch, lookEveryMs).unref();
  };
  let timer = setTimeout(watch, lookEveryMs).unref();
  return {
    url,
    folder: place.folder,
    letGo: () => {
      done = true;
      clearTimeout(timer);
      release();
    },
  };
}

/** Resolves with the held pipe once the server answers. Holds on while it starts, so that it is not stopped meanwhile. */
async function joinOrStart(server: Server): Promise<number> {
  const giveUpAt = performance.now() + startingTakesMs;
  let startAgainAt = 0;
  let pipe: number | null = null;
  while (performance.now() < giveUpAt) {
    pipe ??= hold(server.users);
    if (pipe === null) {
      if (performance.now() >= startAgainAt) {
        startKeeper(server.place, server.users, server.data, server.settings);
        startAgainAt = performance.now() + 1_000;
      }
    } else if ((await answers(server.url)) && stillHeld(pipe)) {
      return pipe;
    } else if (!stillHeld(pipe)) {
      letGo(pipe);
      pipe = null;
    }
    await pause(10);
  }
  if (pipe !== null) letGo(pipe);
  throw new Error(`PostgreSQL does not start in ${server.place.folder}:\n${lastWords(server.place)}`);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function settingsOf(place: Place, durable: boolean): Record<string, string> {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: place.socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '200',
    timezone: 'UTC',
    // Nothing of a statement or a row reaches the log: comments are personal data.
    log_min_messages: 'fatal',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  if (durable) return settings;
  return { ...settings, fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
}

function lastWords(place: Place): string {
  try {
    return readFileSync(join(place.folder, 'log'), 'utf8').split('\n').slice(-12).join('\n');
  } catch {
    return 'it left no log.';
  }
}
