import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Several servers, each a real process on a port of its own, started again whenever one ends. */
export interface Fleet {
  readonly urls: readonly string[];
  /** Resolves once all of them are ready. */
  readonly ready: () => Promise<void>;
  /** SIGKILL to one of them. */
  readonly kill: (place: number) => void;
  /** SIGTERM to all; resolves with their exit statuses. */
  readonly stop: () => Promise<(number | null)[]>;
  /** Of those that ended while they served and nobody had asked them to: their last words. */
  readonly lost: readonly string[];
  /** How many gave up while they started, their database away. */
  readonly startedInVain: () => number;
  /** Every line that any of them ever said. */
  readonly lines: () => readonly string[];
  /** What each holds after a collection. */
  readonly weigh: () => Promise<readonly Weight[]>;
}

export interface Weight {
  readonly heap: number;
  /** Sockets, timers and the like. */
  readonly handles: number;
}

interface Member {
  process: ChildProcess;
  served: boolean;
  asked: boolean;
  said: string;
  weight: Weight | null;
}

const preloaded = ['--expose-gc', '--import', here('clock.ts'), '--import', here('heap.ts')];

export async function startFleet(size: number, env: Readonly<Record<string, string>>): Promise<Fleet> {
  const ports = await freePorts(size);
  const lost: string[] = [];
  const parts: string[] = [];
  let inVain = 0;
  let stopping = false;
  const start = (port: number): Member => {
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, [...preloaded, here('../../api/src/server.ts')], {
      env: { PATH, HOME, ...env, PORT: String(port) },
    });
    const member: Member = { process: child, served: false, asked: false, said: '', weight: null };
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data) => {
        parts.push(String(data));
        const [, heap, handles] = /heap (\d+) handles (\d+)/.exec(String(data)) ?? [];
        if (heap !== undefined) member.weight = { heap: Number(heap), handles: Number(handles) };
        member.said = `${member.said}${data}`.slice(-2_000);
        if (/http:\/\/\S+\/graphql/.test(String(data))) member.served = true;
      });
    }
    return member;
  };
  const keep = (place: number): Member => {
    const member = start(ports[place] ?? 0);
    member.process.once('exit', (status, signal) => {
      if (stopping) return;
      if (!member.asked && member.served) lost.push(`${status ?? signal}: ${member.said}`);
      if (!member.asked && !member.served) inVain += 1;
      const again = () => {
        if (!stopping) members[place] = keep(place);
      };
      setTimeout(again, member.asked ? 0 : 200);
    });
    return member;
  };
  const members = ports.map((_, place) => keep(place));
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  const ready = async () => void (await Promise.all(urls.map(untilReady)));
  await ready();
  return {
    urls,
    ready,
    lost,
    startedInVain: () => inVain,
    lines: () => parts.join('').split('\n'),
    weigh: () => Promise.all(members.map(weigh)),
    kill: (place) => {
      const member = members[place];
      if (member === undefined) return;
      member.asked = true;
      member.process.kill('SIGKILL');
    },
    stop: async () => {
      stopping = true;
      return Promise.all(members.map(({ process: child }) => ended(child)));
    },
  };
}

async function weigh(member: Member): Promise<Weight> {
  member.weight = null;
  member.process.kill('SIGUSR2');
  for (let tries = 0; tries < 300; tries += 1) {
    if (member.weight !== null) return member.weight;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('A server does not say what it weighs.');
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode);
    child.once('exit', (status) => resolve(status));
    child.kill('SIGTERM');
  });
}

async function untilReady(url: string): Promise<void> {
  const giveUpAt = performance.now() + 120_000;
  while (performance.now() < giveUpAt) {
    const ready = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} does not get ready.`);
}

async function freePorts(count: number): Promise<number[]> {
  const held = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
    }),
  );
  const ports = held.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
