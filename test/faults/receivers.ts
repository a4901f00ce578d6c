import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './chance.ts';

/** One arrival, and what the receiver made of it. Only `taken` was acknowledged. */
export interface Arrival {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly made: Mood;
}

type Mood = 'taken' | 'failed' | 'hung' | 'cut off' | 'sent elsewhere' | 'dribbled' | 'gone';

export interface Receiver {
  readonly url: string;
  readonly arrivals: readonly Arrival[];
  readonly kills: () => number;
  /** From now on it takes everything. */
  readonly recover: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How a receiver is: `moody` fails in every way and is killed now and then; `gone` answers 410 to all. */
export interface Manner {
  readonly kind: 'moody' | 'gone';
  /** Where it sends those it sends elsewhere. */
  readonly elsewhere: () => string;
  readonly chance: Chance;
}

const hangMs = 1_200;

/** A real receiver on a real socket, that means no good until it recovers. */
export async function startReceiver({ kind, elsewhere, chance }: Manner): Promise<Receiver> {
  const arrivals: Arrival[] = [];
  let [well, kills, port] = [false, 0, 0];
  const ending = new AbortController();
  const mood = (): Mood => {
    if (kind === 'gone') return 'gone';
    if (well || chance.next() < 0.65) return 'taken';
    return chance.pick(['failed', 'failed', 'hung', 'cut off', 'sent elsewhere', 'dribbled'] as const);
  };
  const listen = async (): Promise<Server> => {
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const made = mood();
        arrivals.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8'), made });
        answer(response, made, elsewhere());
      });
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
    return server;
  };
  let server = await listen();
  const kill = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    kills += 1;
    await pause(300 + chance.below(1_500));
    server = await listen();
  };
  const killing = (async () => {
    while (kind === 'moody' && !ending.signal.aborted) {
      await pause(2_000 + chance.below(3_000), undefined, { signal: ending.signal }).catch(() => {});
      if (!ending.signal.aborted) await kill();
    }
  })();
  const recover = async (): Promise<void> => {
    well = true;
    ending.abort();
    await killing;
  };
  return {
    url: `http://127.0.0.1:${port}/hook`,
    arrivals,
    kills: () => kills,
    recover,
    close: async () => {
      await recover();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(response: ServerResponse, made: Mood, elsewhere: string): void {
  const { socket } = response;
  if (made === 'taken') response.writeHead(204).end();
  else if (made === 'failed') response.writeHead(500).end('no');
  else if (made === 'gone') response.writeHead(410).end();
  else if (made === 'sent elsewhere') response.writeHead(307, { location: elsewhere }).end();
  else if (made === 'cut off') socket?.destroy();
  else {
    if (made === 'dribbled') socket?.write('HTTP/1.1 200 OK\r\nx-slow: ');
    setTimeout(() => socket?.destroy(), hangMs).unref();
  }
}
