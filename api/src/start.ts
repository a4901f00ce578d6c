import { formatDiagnostic } from '@aplomb/core';
import { pino } from 'pino';
import { createApi } from './app.ts';
import { listenToDatabase } from './cases/notices.ts';
import { storedCharters } from './charters/charters.ts';
import { type Loaded, loadPlaybooks } from './charters/load.ts';
import { openDb } from './db.ts';
import { startClock } from './deadlines/clock.ts';
import type { Environment } from './environment.ts';
import { serve } from './http/serve.ts';
import { dataFolder } from './postgres/folder.ts';
import { migrate } from './postgres/migrate.ts';
import { startPostgres } from './postgres/postgres.ts';
import { storedSigner } from './replies/token.ts';

export interface Running {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Where to say things to the person who starts the server. */
export interface Voice {
  readonly say: (line: string) => void;
  readonly warn: (line: string) => void;
}

/** Database, migrations, charters, clocks, HTTP: in this order up, in the other down. Null when a charter cannot serve. */
export async function start(environment: Environment, { say, warn }: Voice): Promise<Running | null> {
  const log = pino({ level: environment.logLevel, redact: ['*.text', '*.variables'] });
  const embedded = environment.databaseUrl === null ? await startPostgres(dataFolder()) : null;
  const url = environment.databaseUrl ?? embedded?.url ?? '';
  await migrate(url);
  const db = openDb(url);
  const close = async () => {
    await db.$disconnect();
    embedded?.letGo();
  };

  const loaded = await loadPlaybooks(db, environment.playbooks, new Date(), environment.locale);
  for (const brand of loaded) tell(brand, warn);
  if (loaded.some(({ outcome }) => outcome === 'none')) {
    await close();
    return null;
  }

  const notices = listenToDatabase(url);
  const services = { db, charters: storedCharters(db), signer: storedSigner(db), notices, now: Date.now };
  const stopClock = startClock(
    services,
    (fault, { caseId, step, kind }) => log.error({ fault, caseId, step, kind }, 'clock not fired'),
    (fault) => log.error({ fault }, 'clocks not read'),
  );
  const { handle } = createApi({ ...services, log });
  const serving = await serve(handle, { ...environment, log });
  if (environment.keys.length === 0) say('No APLOMB_API_KEY: only this machine is served.');
  say(
    `Aplomb serves ${loaded.map(({ brand, version }) => `${brand} ${version}`).join(', ')} at ${serving.url}/graphql`,
  );
  const stop = async () => {
    await serving.stop();
    await stopClock();
    await notices.stop();
    await close();
  };
  return { url: serving.url, stop };
}

function tell({ brand, outcome, version, diagnostics }: Loaded, warn: (line: string) => void): void {
  if (outcome === 'compiled') {
    if (diagnostics.length > 0) warn(`${brand}: ${diagnostics.length} findings; pnpm run aplomb check shows them.`);
    return;
  }
  for (const diagnostic of diagnostics) warn(formatDiagnostic({ ...diagnostic, file: `${brand}/${diagnostic.file}` }));
  warn(
    outcome === 'kept'
      ? `${brand} does not compile: its last good version, ${version}, goes on serving.`
      : `${brand} does not compile, and no earlier version is stored.`,
  );
}
