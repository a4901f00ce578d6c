import { request as plainRequest, type RequestOptions } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { type Address, publicAddressesOf } from './address.ts';

/** How one try ended. `fault` says why no answer came; `stopped`: we had no more time for it, the receiver is not to blame. */
export interface Sent {
  readonly status: number | null;
  readonly fault: string | null;
  readonly durationMs: number;
}

export interface SendOptions {
  /** Private addresses and plain http: for tests and for receivers in the same house. */
  readonly allowPrivate: boolean;
  readonly timeoutMs?: number;
  /** Ends the try before its time. */
  readonly stopped?: AbortSignal;
  /** Finds the addresses of a name. Default: those the DNS gives, where all of them are public. */
  readonly addressesOf?: (hostname: string) => Promise<readonly Address[] | null>;
}

/** Whether the receiver has it now: any 2xx. */
export function isTaken(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300;
}

/** Firewalls turn away whoever does not say who they are. */
const ours = { 'content-type': 'application/json', 'user-agent': 'Aplomb (Standard Webhooks 1.0)' };
/** Standard Webhooks asks for 15 to 20 seconds. */
const usualTimeoutMs = 15_000;

/**
 * Posts a body once, and is done within its time whatever the receiver or the DNS does. Follows no redirect, changes to no
 * other protocol, reads no answer but its status, connects to the very addresses it has looked at.
 */
export async function send(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  { allowPrivate, timeoutMs = usualTimeoutMs, stopped, addressesOf = publicAddressesOf }: SendOptions,
): Promise<Sent> {
  const began = performance.now();
  const ended = (status: number | null, fault: string | null): Sent => {
    return { status, fault, durationMs: Math.round(performance.now() - began) };
  };
  const late = AbortSignal.timeout(timeoutMs);
  const signal = stopped === undefined ? late : AbortSignal.any([late, stopped]);
  try {
    const target = new URL(url);
    if (target.protocol !== 'https:' && !allowPrivate) return ended(null, 'not-https');
    const addresses = allowPrivate ? null : await orEnd(addressesOf(target.hostname), signal);
    if (addresses === null && !allowPrivate) return ended(null, 'private-address');
    return ended(await post(target, headers, body, addresses, signal), null);
  } catch (fault) {
    if (stopped?.aborted) return ended(null, 'stopped');
    return ended(null, late.aborted ? 'timeout' : codeOf(fault));
  }
}

/** A question to the DNS cannot be called back: it is left to itself. */
function orEnd<T>(asked: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => reject(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    asked.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}

function post(
  target: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  addresses: readonly Address[] | null,
  signal: AbortSignal,
): Promise<number> {
  const pinned: RequestOptions = addresses === null ? {} : { lookup: pinnedTo(addresses) };
  const request = target.protocol === 'https:' ? tlsRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const sending = request(target, {
      ...pinned,
      method: 'POST',
      headers: { ...ours, ...headers, 'content-length': Buffer.byteLength(body) },
      agent: false,
      signal,
    });
    sending.on('response', (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    // Without a listener Node closes the connection without a word, and the try would never end.
    sending.on('upgrade', ({ statusCode }, socket) => {
      resolve(statusCode ?? 0);
      socket.destroy();
    });
    sending.on('error', reject);
    sending.on('close', () => reject(new Error('Closed without an answer.')));
    sending.end(body);
  });
}

/** The name was looked up and judged already: no second answer of the DNS is asked for. */
function pinnedTo(addresses: readonly Address[]): NonNullable<RequestOptions['lookup']> {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : 'failed';
}
