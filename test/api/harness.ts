import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from '../../api/node_modules/pino/pino.js';
import { readApiKeys } from '../../api/src/access/environmentKeys.ts';
import type { OidcSettings } from '../../api/src/access/oidcSettings.ts';
import { openGate } from '../../api/src/access/openGate.ts';
import { openWalls } from '../../api/src/access/walls.ts';
import { createApi } from '../../api/src/app.ts';
import { listenToDatabase } from '../../api/src/cases/notices.ts';
import { storedCharters } from '../../api/src/charters/charters.ts';
import { loadPlaybooks } from '../../api/src/charters/load.ts';
import { type Db, openDb } from '../../api/src/db.ts';
import { serve } from '../../api/src/http/serve.ts';
import type { Budget } from '../../api/src/limits/budget.ts';
import { makeMeter } from '../../api/src/observe/metrics.ts';
import { migrate } from '../../api/src/postgres/migrate.ts';
import { startPostgres } from '../../api/src/postgres/postgres.ts';
import { storedSigner } from '../../api/src/replies/token.ts';
import type { Services } from '../../api/src/services.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
export const playbooks = here('playbooks');

/** One server for all test files of this user; each file has a database of its own. */
export const testFolder = join(tmpdir(), `aplomb-test-${userInfo().uid}`, 'postgres');

export interface TestDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** An empty database on the real server, without fsync. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = await startPostgres(testFolder, { durable: false });
  const name = `test_${randomUUID()}`;
  const maintenance = openDb(server.url, 1);
  await maintenance.$executeRawUnsafe(`CREATE DATABASE "${name}"`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const drop = async () => {
    await maintenance.$executeRawUnsafe(`DROP DATABASE "${name}" WITH (FORCE)`);
    await maintenance.$disconnect();
    server.letGo();
  };
  return { url: url.href, drop };
}

export interface TestApi {
  readonly services: Services;
  readonly db: Db;
  readonly url: string;
  readonly graphqlUrl: string;
  /** Sets the clock of the API. */
  readonly setNow: (at: number) => void;
  readonly close: () => Promise<void>;
}

export interface TestApiOptions {
  /** As APLOMB_API_KEY. */
  readonly apiKey?: string;
  /** A fixed clock; else the real one. */
  readonly now?: number;
  /** false: every caller is given the whole database, so that the code alone keeps the brands apart. */
  readonly walls?: boolean;
  readonly oidc?: OidcSettings | null;
  readonly budget?: Budget;
  readonly within?: number;
}

/** The API over a fresh database, on a real socket. */
export async function testApi({
  apiKey = '',
  now,
  walls: walled = true,
  oidc = null,
  ...bounds
}: TestApiOptions = {}): Promise<TestApi> {
  const database = await testDatabase();
  await migrate(database.url);
  const db = openDb(database.url);
  const walls = openWalls(database.url, db);
  await loadPlaybooks(db, playbooks, new Date('2026-11-20T00:00:00Z'), 'en');
  let fixed = now;
  const notices = listenToDatabase(database.url);
  const services: Services = {
    db,
    charters: storedCharters(db),
    signer: storedSigner(db),
    notices,
    now: () => fixed ?? Date.now(),
  };
  const meter = makeMeter(db, services.now);
  const log = pino({ level: process.env.APLOMB_LOG ?? 'silent' });
  const { handle } = createApi({ ...services, ...bounds, dbFor: walled ? walls.dbFor : () => db, log, meter });
  const gate = openGate({ keys: readApiKeys(apiKey), oidc }, services, log);
  const serving = await serve(handle, { port: 0, host: '127.0.0.1', gate, log });
  const close = async () => {
    await serving.stop();
    await notices.stop();
    await walls.close();
    await db.$disconnect();
    await database.drop();
  };
  return {
    services,
    db,
    url: database.url,
    graphqlUrl: `${serving.url}/graphql`,
    setNow: (at) => {
      fixed = at;
    },
    close,
  };
}

/** The operations that integrators send, as written. */
export const contract = readFileSync(here('../contract/operations.graphql'), 'utf8');
export const operationNames = [...contract.matchAll(/^(?:query|mutation|subscription) (\w+)/gm)].map(
  ([, name = '']) => name,
);

export type Answer = {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are read field by field by the tests.
  data: any;
  errors?: { message: string; path?: unknown[]; extensions: { code: string } }[];
};

export type Send = (name: string, variables: unknown, headers?: Record<string, string>) => Promise<Answer>;

/** Sends an operation of the contract over HTTP: the whole document, word for word, and its name. */
export function sender(graphqlUrl: string): Send {
  return async (name, variables, headers = {}) =>
    post(graphqlUrl, { query: contract, operationName: name, variables }, headers);
}

export async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
}

let counter = 0;
/** A comment that no other test has sent. */
export function comment(text: string, more: Record<string, unknown> = {}) {
  counter += 1;
  return { externalId: `c${counter}`, channel: 'x', text, ...more };
}

export const ana = { id: 'ana', role: 'miller' };
export const max = { id: 'max', role: 'courier' };
export const zoe = { id: 'zoe', role: 'director' };
