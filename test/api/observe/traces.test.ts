import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { comment, playbooks, post, sender, type TestDatabase, testDatabase } from '../harness.ts';

// Real processes on whatever machine this is.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

interface SpanSent {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly status: { readonly code?: number; readonly message?: string };
}

let database: TestDatabase;
let receiver: Server;
let server: ChildProcess;
let graphqlUrl = '';
const bodies: string[] = [];
let logged = '';
beforeAll(async () => {
  database = await testDatabase();
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      bodies.push(body);
      response.setHeader('content-type', 'application/json');
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { PATH = '', HOME = '' } = process.env;
  const entry = fileURLToPath(new URL('../../../api/src/server.ts', import.meta.url));
  server = spawn(process.execPath, [entry], {
    env: {
      PATH,
      HOME,
      PORT: '0',
      APLOMB_PLAYBOOKS: playbooks,
      DATABASE_URL: database.url,
      APLOMB_API_KEY: 'secret',
      APLOMB_LOG: 'trace',
      HOST: '127.0.0.1',
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`,
    },
  });
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (data) => (logged += String(data)));
  graphqlUrl = await new Promise<string>((resolve, reject) => {
    server.stdout?.on('data', (data) => {
      const url = /http:\/\/\S+\/graphql/.exec(String(data))?.[0];
      if (url !== undefined) resolve(url);
    });
    server.once('exit', (status) => reject(new Error(`it ended with ${status}`)));
  });
});
afterAll(async () => {
  server.kill('SIGKILL');
  await new Promise((resolve) => receiver.close(resolve));
  await database.drop();
});

describe('traces and logs', () => {
  it('tell of each operation, under the trace of who asks, and no word that was sent', async () => {
    const authorization = 'Bearer secret';
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const given = comment('Mon colis est perdu, rappelez Madame Untel !', {
      author: { externalId: '4242', name: 'Untel' },
    });
    const input = { brand: 'moulin', comment: given };
    const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
    await sender(graphqlUrl)('ReceiveComment', { input }, { authorization, traceparent });
    await sender(graphqlUrl)(
      'Prescribe',
      { brand: 'Untel', comment: { channel: 'x', text: 'Untel' } },
      { authorization },
    );
    await post(graphqlUrl, { query: '{ charter(brand: "Untel") { name } }' }, { authorization });
    // GraphQL.js repeats in its message what a variable held; nobody is told it, the sender neither.
    const wrong = { brand: 'moulin', comment: { channel: 'x', text: 'Bof.', stars: 'Untel' } };
    expect((await sender(graphqlUrl)('Prescribe', wrong, { authorization })).errors?.[0]?.message).toBe(
      'The variable $comment.stars does not fit: Int cannot represent non-integer value.',
    );
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    expect(await ended).toBe(0);

    const spans = bodies
      .flatMap((body) => JSON.parse(body).resourceSpans)
      .flatMap(({ scopeSpans }) => scopeSpans)
      .flatMap(({ spans: some }) => some as SpanSent[]);
    const execute = spans.find((span) => span.traceId === traceId && span.name === 'graphql.execute');
    expect(execute).toMatchObject({ parentSpanId: 'b7ad6b7169203331' });
    const root = spans.find((span) => span.traceId === traceId && span.name === 'graphql.resolve');
    expect(root?.parentSpanId).toBe(execute?.spanId);
    expect(spans.map(({ status }) => status.message).filter(Boolean)).toEqual([
      'BRAND_UNKNOWN',
      'BRAND_UNKNOWN',
      'BAD_USER_INPUT',
    ]);
    expect(bodies.join('')).toContain('receiveComment');
    expect(bodies.join('')).not.toMatch(/Untel|4242|perdu/);

    const lines = logged.split('\n').filter((line) => line.startsWith('{'));
    const executed = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'executed');
    expect(executed).toMatchObject([
      { key: 'environment:1', operation: 'receiveComment', cost: expect.any(Number), ms: expect.any(Number) },
      { operation: 'prescribe', codes: ['BRAND_UNKNOWN'] },
      { operation: 'charter', codes: ['BRAND_UNKNOWN'] },
      { operation: 'prescribe', codes: ['BAD_USER_INPUT'] },
    ]);
    expect(logged).not.toMatch(/Untel|4242|perdu/);
  });
});
