import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { codes } from '../../../api/src/codes.ts';
import { sdl } from '../../../api/src/schema/print.ts';
import { playbooks, testDatabase } from '../../api/harness.ts';
import { type Chance, chanceFrom } from '../chance.ts';
import { mutant } from './mutants.ts';
import { operationMaker } from './operations.ts';
import type { Known } from './values.ts';

export interface FuzzReport {
  readonly sent: number;
  /** Bodies that the server answered as no server should, with what it said. */
  readonly failures: readonly { readonly why: string; readonly body: string }[];
  /** What the server wrote to its log: faults of its own, which must be none. */
  readonly logged: readonly string[];
  /** How often each code came; `none` for an answer without errors. */
  readonly codes: Readonly<Record<string, number>>;
  /** Bytes in use after a collection, a fifth of the way and at the end. */
  readonly heap: { readonly early: number; readonly late: number };
  /** Whether the process that began is the one that ended. */
  readonly alive: boolean;
}

const callers = 8;
const ours = ['INTERNAL_SERVER_ERROR', 'UNAVAILABLE', 'TIMEOUT'];
const mostKept = 500;

/** Sends generated operations, most of them valid, a third of them broken, to a real server over a real socket. */
export async function fuzz(operations: number, seed: number, onProgress: (sent: number) => void): Promise<FuzzReport> {
  const database = await testDatabase();
  const server = await startServer(database.url);
  const chance = chanceFrom(seed);
  const make = operationMaker(sdl());
  const known: Known = { ids: [], cursors: [] };
  const failures: { why: string; body: string }[] = [];
  const seen: Record<string, number> = {};
  let sent = 0;
  let early = 0;
  const caller = async (): Promise<void> => {
    while (sent < operations && server.process.exitCode === null) {
      sent += 1;
      if (sent % 1_000 === 0) onProgress(sent);
      const request = make(chance, known);
      const body = chance.next() < 0.35 ? mutant(request, chance) : JSON.stringify(request);
      const { why, found } = await answer(server.url, body, known, chance);
      for (const code of found) seen[code] = (seen[code] ?? 0) + 1;
      if (why !== null) failures.push({ why, body: body.slice(0, 4_000) });
    }
  };
  const stage = async (until: number) => {
    const all = operations;
    operations = until;
    await Promise.all(Array.from({ length: callers }, caller));
    operations = all;
  };
  const all = operations;
  await stage(Math.ceil(all / 5));
  early = await server.heap();
  await stage(all);
  const late = await server.heap();
  const alive = server.process.exitCode === null && server.process.signalCode === null;
  const ended = new Promise((resolve) => server.process.once('exit', resolve));
  server.process.kill('SIGTERM');
  if (alive) await ended;
  await database.drop();
  return { sent, failures, logged: server.logged, codes: seen, heap: { early, late }, alive };
}

interface Looked {
  readonly why: string | null;
  readonly found: readonly string[];
}

async function answer(url: string, body: string, known: Known, chance: Chance): Promise<Looked> {
  let status = 0;
  let text = '';
  try {
    const headers = { 'content-type': 'application/json', authorization: 'Bearer secret' };
    const ask = () => fetch(url, { method: 'POST', headers, body });
    // A connection may be closed for idleness just as it is used again: no server can help that, every client asks anew.
    const response = await ask().catch(ask);
    status = response.status;
    text = await response.text();
    const { errors = [] } = JSON.parse(text) as { errors?: { message: string; extensions?: { code?: string } }[] };
    learn(text, known, chance);
    const found =
      errors.length === 0 ? ['none'] : [...new Set(errors.map(({ extensions }) => extensions?.code ?? 'no code'))];
    const bad = found.filter((code) => ours.includes(code) || (code !== 'none' && !Object.hasOwn(codes, code)));
    if (status >= 500 || bad.length > 0) return { why: `${status} ${bad.join(' ')}: ${text.slice(0, 500)}`, found };
    return { why: null, found };
  } catch (fault) {
    return { why: `${status} ${String(fault)}: ${text.slice(0, 500)}`, found: ['no answer'] };
  }
}

/** Ids and cursors of the answer, to ask about. */
function learn(text: string, known: Known, chance: Chance): void {
  for (const [, id = ''] of text.matchAll(/id":"([A-Za-z0-9+/=]{40,})"/g)) keep(known.ids, id, chance);
  for (const [, cursor = ''] of text.matchAll(/ursor":"([A-Za-z0-9_-]+)"/g)) keep(known.cursors, cursor, chance);
}

function keep(list: string[], word: string, chance: Chance): void {
  if (list.length < mostKept) list.push(word);
  else list[chance.below(mostKept)] = word;
}

interface Watched {
  readonly process: ChildProcess;
  readonly url: string;
  readonly logged: readonly string[];
  readonly heap: () => Promise<number>;
}

async function startServer(databaseUrl: string): Promise<Watched> {
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const { PATH = '', HOME = '' } = process.env;
  const arguments_ = ['--expose-gc', '--import', here('../heap.ts'), here('../../../api/src/server.ts')];
  const child = spawn(process.execPath, arguments_, {
    env: {
      PATH,
      HOME,
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: databaseUrl,
      APLOMB_API_KEY: 'secret',
      APLOMB_RATE: '0',
      APLOMB_LOG: 'error',
      APLOMB_PLAYBOOKS: playbooks,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const until = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = (data: unknown) => {
        said += String(data);
        const found = pattern.exec(said)?.[1];
        if (found === undefined) return;
        said = '';
        for (const stream of [child.stdout, child.stderr]) stream.off('data', look);
        resolve(found);
      };
      for (const stream of [child.stdout, child.stderr]) stream.on('data', look);
      child.once('exit', (status) => reject(new Error(`it ended with ${status}: ${said}`)));
    });
  const logged: string[] = [];
  child.stdout.on('data', (data) => {
    for (const line of String(data).split('\n')) if (line.startsWith('{')) logged.push(line.slice(0, 1_500));
  });
  const url = await until(/(http:\/\/\S+\/graphql)/);
  return {
    process: child,
    url,
    logged,
    heap: async () => {
      const found = until(/heap (\d+)/);
      child.kill('SIGUSR2');
      return Number(await found);
    },
  };
}
