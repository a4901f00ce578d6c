import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '../../api/src/db.ts';
import type { Chance } from './chance.ts';
import type { Fleet } from './fleet.ts';

export interface Weather {
  readonly done: Readonly<Record<string, number>>;
  readonly strikes: () => number;
  /** Strikes, with breaks between, until stopped. */
  readonly run: () => Promise<void>;
  readonly stop: () => void;
}

export interface Struck {
  readonly fleet: Fleet;
  readonly db: Db;
  /** Of the embedded PostgreSQL. */
  readonly folder: string;
  readonly chance: Chance;
  readonly everyMs: number;
}

/** What goes wrong: killed servers, killed sessions, a database that stops in order or not and comes back. In turns, so that each comes. */
export function makeWeather({ fleet, db, folder, chance, everyMs }: Struck): Weather {
  const done: Record<string, number> = {};
  let stopped = false;
  const strikes: Readonly<Record<string, () => unknown>> = {
    'server killed (SIGKILL)': () => fleet.kill(chance.below(fleet.urls.length)),
    'PostgreSQL killed (SIGKILL)': () => signal(folder, 'SIGKILL'),
    'sessions ended (pg_terminate_backend)': () => endSessions(db, 1 + chance.below(20)),
    'all sessions ended': () => endSessions(db, 1_000),
    'two servers killed at once': () => {
      const first = chance.below(fleet.urls.length);
      fleet.kill(first);
      fleet.kill((first + 1) % fleet.urls.length);
    },
    // SIGTERM waits for the sessions to end, and SIGINT ends them: what a service manager sends to stop it.
    'PostgreSQL stopped (SIGTERM, SIGINT)': async () => {
      signal(folder, 'SIGTERM');
      await pause(200);
      signal(folder, 'SIGINT');
    },
  };
  const run = async (): Promise<void> => {
    for (let turn = 0; ; turn += 1) {
      // Mostly once all are back, however slow the machine; now and then while they still come back.
      if (chance.next() < 0.75) await fleet.ready().catch(() => {});
      await pause(everyMs * (0.6 + 0.8 * chance.next()));
      if (stopped) return;
      const names = Object.keys(strikes);
      const name = names[turn % names.length] ?? '';
      await strikes[name]?.();
      done[name] = (done[name] ?? 0) + 1;
    }
  };
  return {
    done,
    strikes: () => Object.values(done).reduce((sum, times) => sum + times, 0),
    run,
    stop: () => {
      stopped = true;
    },
  };
}

/** Nobody's session is spared but the one that asks. A database that is away has none. */
async function endSessions(db: Db, most: number): Promise<void> {
  await db.$executeRaw`
    SELECT pg_terminate_backend(pid) FROM (
      SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() ORDER BY random() LIMIT ${most}
    ) AS some`.catch(() => {});
}

function signal(folder: string, name: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): void {
  try {
    const [pid] = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), name);
  } catch {
    // It is away already.
  }
}
