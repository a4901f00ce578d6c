import { formatDiagnostic } from '@aplomb/core';
import { openGate } from './access/openGate.ts';
import { openWalls } from './access/walls.ts';
import { createApi } from './app.ts';
import { listenToDatabase } from './cases/notices.ts';
import { storedCharters } from './charters/charters.ts';
import { type Loaded, loadPlaybooks } from './charters/load.ts';
import { bounded, openDb } from './db.ts';
import { askAnotherClock } from './deadlines/agree.ts';
import { startClock } from './deadlines/clock.ts';
import type { Environment } from './environment.ts';
import { serve } from './http/serve.ts';
import type { Budget } from './limits/budget.ts';
import { mostCost } from './limits/cost.ts';
import { rateLimit } from './limits/rate.ts';
import { makeMeter } from './observe/metrics.ts';
import { serverLog } from './observe/serverLog.ts';
import { startTraces } from './observe/traces.ts';
import { dataFolder } from './postgres/folder.ts';
import { migrate } from './postgres/migrate.ts';
import { startPostgres } from './postgres/postgres.ts';
import { storedSigner } from './replies/token.ts';
import type { Services } from './services.ts';
import { startDeliveries } from './webhooks/poller.ts';

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
  const stopTraces = await startTraces();
  const log = serverLog(environment.logLevel);
  const embedded = environment.databaseUrl === null ? await startPostgres(dataFolder()) : null;
  const url = environment.databaseUrl ?? embedded?.url ?? '';
  await migrate(url);
  const db = openDb(url, 20, bounded);
  // A master key that does not fit shows now, not at the first comment.
  await db.vault.lookup('');
  const walls = openWalls(url, db);
  const close = async () => {
    await walls.close();
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
  const meter = makeMeter(db, Date.now);
  const services: Services = {
    db,
    charters: storedCharters(db),
    signer: storedSigner(db),
    notices,
    now: Date.now,
    onFired: meter.fired,
  };
  const stopClock = startClock(
    services,
    (fault, { caseId, step, kind }) => log.error({ fault, caseId, step, kind }, 'clock not fired'),
    (fault) => log.error({ fault }, 'clocks not read'),
    () => askAnotherClock(services),
  );
  const stopDeliveries = startDeliveries(services, { allowPrivate: environment.privateWebhooks }, (fault) =>
    log.error({ fault }, 'webhooks not delivered'),
  );
  const { handle } = createApi({ ...services, dbFor: walls.dbFor, log, meter, budget: budgetOf(environment) });
  const gate = openGate(environment, services, log);
  const serving = await serve(handle, { ...environment, gate, log });
  if (!gate.closed) say('No APLOMB_API_KEY: only this machine is served.');
  say(
    `Aplomb serves ${loaded.map(({ brand, version }) => `${brand} ${version}`).join(', ')} at ${serving.url}/graphql`,
  );
  const stop = async () => {
    await serving.stop();
    await Promise.all([stopClock(), stopDeliveries()]);
    await notices.stop();
    await close();
    await stopTraces();
  };
  return { url: serving.url, stop };
}

function budgetOf({ rate }: Environment): Budget {
  return { most: mostCost, spend: rate === null ? null : rateLimit(rate) };
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
