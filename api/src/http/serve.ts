import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Caller } from '../access/caller.ts';
import type { Gate } from '../access/gate.ts';
import { guard, type Stopped } from './guard.ts';
import { spokenAtTheDoor } from './spoken.ts';

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
const unavailable: Stopped = { status: 503, code: 'UNAVAILABLE', message: 'The database does not answer.' };

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
      const { status, code, message } = verdict;
      response.writeHead(status, {
        'content-type': 'application/json',
        connection: 'close',
        ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      });
      const spoken = spokenAtTheDoor(code, message, request.headers['accept-language']);
      response.end(JSON.stringify({ errors: [{ message: spoken, extensions: { code } }] }));
      return undefined;
    },
  );
  await listen(server, port, host);
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`, stop: () => drain(server) };
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
