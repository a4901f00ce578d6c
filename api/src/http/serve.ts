import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Caller } from '../access/caller.ts';
import type { Gate } from '../access/gate.ts';
import { languagesOf, localeFor } from '../language.ts';
import { guard, type Stopped } from './guard.ts';

/** Answers a request of somebody admitted. */
export type Handle = (request: IncomingMessage, response: ServerResponse, caller: Caller) => void;

export interface Serving {
  readonly url: string;
  /** Takes no more, lets what runs end, then closes. */
  readonly stop: () => Promise<void>;
}

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly gate: Gate;
  readonly log: Logger;
}

const drainMs = 10_000;

/** Who asks cannot be found out. */
const unavailable: Stopped = {
  status: 503,
  code: 'UNAVAILABLE',
  said: { fr: 'La base de données ne répond pas.', en: 'The database does not answer.' },
  headers: { 'retry-after': '1' },
};

export async function serve(handle: Handle, { port, host, gate, log }: ServeOptions): Promise<Serving> {
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 5_000 },
    async (request, response) => {
      const began = performance.now();
      response.on('finish', () => {
        const path = request.url?.split('?')[0];
        log.info(
          { method: request.method, path, status: response.statusCode, ms: Math.round(performance.now() - began) },
          'answered',
        );
      });
      const verdict = await guard(request, gate).catch((fault: unknown) => {
        log.error({ fault }, 'keys not read');
        return unavailable;
      });
      if (!('status' in verdict)) return handle(request, response, verdict);
      return turnAway(request, response, verdict);
    },
  );
  await listen(server, port, host);
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`, stop: () => drain(server) };
}

/** How much of a body that nobody reads is let pass, and for how long, so that its sender gets to read the answer. */
const heardOut = { bytes: 64 * 1024 * 1024, ms: 5_000 };

/**
 * Says why, at once and whole; then hears the sender out. Who closes on somebody still sending resets the connection, and
 * most senders then see a broken pipe instead of the answer (RFC 9112, 9.6).
 */
function turnAway(request: IncomingMessage, response: ServerResponse, { status, code, said, headers }: Stopped): void {
  const locale = localeFor(languagesOf(request.headers['accept-language'] ?? null));
  const body = JSON.stringify({ errors: [{ message: said[locale], extensions: { code } }] });
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
    ...headers,
  });
  if (request.complete || request.headers['content-length'] === undefined) {
    response.end(body);
    return;
  }
  response.write(body);
  let bytes = 0;
  const end = () => {
    clearTimeout(late);
    response.end();
  };
  const late = setTimeout(end, heardOut.ms);
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > heardOut.bytes) end();
  });
  request.once('end', end);
  request.once('close', end);
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearTimeout(late);
}
