/** The same answer over HTTP: the real server beside a bare one that only reads and writes the same bytes. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sampleComments } from './prescribe.ts';
import { figure, median, table } from './stopwatch.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const IN_FLIGHT = 10;
const REQUESTS = 600;
const ROUNDS = 5;

export async function benchHttp(): Promise<string> {
  const { comments } = sampleComments('hirondelle');
  const operations = readFileSync(here('../contract/operations.graphql'), 'utf8');
  const query = operation(operations, 'query Prescribe(') + operation(operations, 'fragment PrescriptionFields');
  const bodies = comments.map((comment) => JSON.stringify({ query, variables: { brand: 'hirondelle', comment } }));
  const data = mkdtempSync(join(tmpdir(), 'aplomb-bench-'));
  const server = await startServer(data);
  try {
    const answer = await post(server.url, bodies[0] ?? '');
    if ('errors' in (JSON.parse(answer) as object)) throw new Error(answer);
    const bare = await bareServer(answer);
    const rows: number[][] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      rows[0]?.push(await microsecondsPerRequest(bare.url, bodies));
      rows[1]?.push(await microsecondsPerRequest(server.url, bodies));
    }
    bare.close();
    const [floor = 1, ours = 1] = rows.map(median);
    return [
      '## One prescription over HTTP',
      '',
      `${REQUESTS} requests a round, ${IN_FLIGHT} in flight, ${ROUNDS} rounds in turn; the whole document of the contract in each request.`,
      '',
      table(
        ['server', 'µs a request, median', '× the floor'],
        [
          ['bare `node:http`: `JSON.parse`, the same answer as a constant', figure(floor), '1'],
          ['**Aplomb**: `Prescribe` as in the contract', figure(ours), figure(ours / floor)],
        ],
      ),
    ].join('\n');
  } finally {
    server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** One operation or fragment out of the contract's file. */
function operation(text: string, head: string): string {
  const start = text.indexOf(head);
  const end = text.indexOf('\n}', start);
  return `${text.slice(start, end)}\n}\n`;
}

async function microsecondsPerRequest(url: string, bodies: readonly string[]): Promise<number> {
  let next = 0;
  const work = async () => {
    while (next < REQUESTS) await post(url, bodies[next++ % bodies.length] ?? '');
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: IN_FLIGHT }, work));
  return ((performance.now() - begin) * 1000) / REQUESTS;
}

async function post(url: string, body: string): Promise<string> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return response.text();
}

async function startServer(data: string): Promise<{ url: string; stop: () => void }> {
  const child = spawn(process.execPath, [here('../../api/src/server.ts')], {
    env: { ...process.env, PORT: '0', APLOMB_DATA: data, DATABASE_URL: '', APLOMB_API_KEY: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server stopped with ${code}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      const said = /http:\S+\/graphql/.exec(String(chunk));
      if (said) resolve(said[0]);
    });
  });
  return { url, stop: () => child.kill('SIGTERM') };
}

async function bareServer(answer: string): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      JSON.parse(Buffer.concat(chunks).toString());
      response.setHeader('content-type', 'application/json').end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
