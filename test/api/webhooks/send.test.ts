/** One try, against receivers and name servers that mean no good. */
import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Address, isPublic } from '../../../api/src/webhooks/address.ts';
import { type SendOptions, send } from '../../../api/src/webhooks/send.ts';
import { receiver } from './receiver.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Whoever connects is handed to `talk` once they have said something. */
async function server(talk: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const listening = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => talk(socket));
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    listening.close();
  });
  const address = listening.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/hook`;
}
const endlessly = (socket: Socket, text: string) => {
  const timer = setInterval(() => socket.write(text), 20);
  socket.once('close', () => clearInterval(timer));
};
const tryOnce = async (url: string, more: Partial<SendOptions> = {}) => {
  const { status, fault } = await send(url, {}, '{}', { allowPrivate: true, timeoutMs: 400, ...more });
  return { status, fault };
};

describe('a try ends within its time', () => {
  const answers: readonly [string, (socket: Socket) => void, { status: number | null; fault: string | null }][] = [
    [
      'changes to another protocol',
      (socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
      { status: 101, fault: null },
    ],
    [
      'sends one header after the other',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        endlessly(socket, 'x: y\r\n');
      },
      { status: null, fault: 'timeout' },
    ],
    [
      'promises an answer for ever',
      (socket) => endlessly(socket, 'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n'),
      { status: null, fault: 'timeout' },
    ],
    [
      'sends a header of a megabyte',
      (socket) => socket.write(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(1_048_576)}\r\n\r\n`),
      { status: null, fault: 'HPE_HEADER_OVERFLOW' },
    ],
    ['speaks no HTTP', (socket) => socket.write('hello\r\n\r\n'), { status: null, fault: 'HPE_INVALID_CONSTANT' }],
    ['hangs up', (socket) => socket.end(), { status: null, fault: 'ECONNRESET' }],
    [
      'answers with a body without end',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        endlessly(socket, 'x'.repeat(100_000));
      },
      { status: 200, fault: null },
    ],
  ];
  it.each(answers)('where the receiver %s', async (_what, talk, ended) => {
    expect(await tryOnce(await server(talk))).toEqual(ended);
  });

  it('where the DNS does not answer', async () => {
    const addressesOf = () => new Promise<null>(() => {});
    expect(await tryOnce('https://slow.example/', { allowPrivate: false, addressesOf })).toEqual({
      status: null,
      fault: 'timeout',
    });
  });

  it('and at once when it is stopped, without blame for the receiver', async () => {
    const url = await server(() => {});
    const stopped = new AbortController();
    const trying = tryOnce(url, { timeoutMs: 60_000, stopped: stopped.signal });
    stopped.abort();
    expect(await trying).toEqual({ status: null, fault: 'stopped' });
  });
});

describe('an address', () => {
  it('is asked for once, and that one is connected to, whatever the name says a moment later', async () => {
    const there = await receiver();
    closing.push(there.close);
    const asked: string[] = [];
    const addressesOf = async (name: string): Promise<readonly Address[]> => {
      asked.push(name);
      return [{ address: '127.0.0.1', family: 4 }];
    };
    // TLS to a plain port: it gets as far as the very address that was judged, and no further.
    const url = `https://rebound.invalid:${there.port}/`;
    const { fault } = await tryOnce(url, { allowPrivate: false, addressesOf, timeoutMs: 5_000 });
    expect(fault).toBe('EPROTO');
    expect(asked).toEqual(['rebound.invalid']);
  });

  it('that does not answer leaves the try to the next of the same name', async () => {
    const there = await receiver();
    closing.push(there.close);
    const addressesOf = async (): Promise<readonly Address[]> => [
      { address: '::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ];
    const url = `https://both.invalid:${there.port}/`;
    expect((await tryOnce(url, { allowPrivate: false, addressesOf, timeoutMs: 5_000 })).fault).toBe('EPROTO');
  });

  it.each([
    ['8.8.8.8', true],
    ['2606:4700:4700::1111', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['100.64.0.1', false],
    ['169.254.169.254', false],
    ['192.0.2.1', false],
    ['198.18.0.1', false],
    ['255.255.255.255', false],
    ['0.0.0.0', false],
    ['::1', false],
    ['::', false],
    ['::7f00:1', false],
    ['::ffff:a00:1', false],
    ['64:ff9b::a00:1', false],
    ['64:ff9b:1::a00:1', false],
    ['2002:a00:1::', false],
    ['2001:db8::1', false],
    ['100:0:0:1::1', false],
    ['fd00::1', false],
    ['fe80::1%eth0', false],
    ['fec0::1', false],
    ['4000::1', false],
    ['receiver.example', false],
  ])('%s belongs to the public internet: %s', (address, belongs) => {
    expect(isPublic(address)).toBe(belongs);
  });
});
