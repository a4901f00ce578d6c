import { request as plainRequest, type RequestOptions } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { type Address, publicAddressOf } from './address.ts';

/** How one try ended. `fault` says why no answer came. */
export interface Sent {
  readonly status: number | null;
  readonly fault: string | null;
  readonly durationMs: number;
}

export interface SendOptions {
  /** Private addresses and plain http: for tests and for receivers in the same house. */
  readonly allowPrivate: boolean;
  readonly timeoutMs?: number;
}

/** Standard Webhooks asks for 15 to 20 seconds. */
const usualTimeoutMs = 15_000;

/** Posts a body once. Follows no redirect, reads no answer but its status, connects to the very address it has looked at. */
export async function send(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  { allowPrivate, timeoutMs = usualTimeoutMs }: SendOptions,
): Promise<Sent> {
  const began = performance.now();
  const ended = (status: number | null, fault: string | null): Sent => {
    return { status, fault, durationMs: Math.round(performance.now() - began) };
  };
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const target = new URL(url);
    if (target.protocol !== 'https:' && !allowPrivate) return ended(null, 'not-https');
    const address = allowPrivate ? null : await publicAddressOf(target.hostname);
    if (address === null && !allowPrivate) return ended(null, 'private-address');
    return ended(await post(target, headers, body, address, signal), null);
  } catch (fault) {
    return ended(null, signal.aborted ? 'timeout' : codeOf(fault));
  }
}

function post(
  target: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  address: Address | null,
  signal: AbortSignal,
): Promise<number> {
  const pinned: RequestOptions = address === null ? {} : { lookup: pinnedTo(address) };
  const request = target.protocol === 'https:' ? tlsRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const sending = request(target, {
      ...pinned,
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      agent: false,
      signal,
    });
    sending.on('response', (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

/** The name was looked up and judged already: no second answer of the DNS is asked for. */
function pinnedTo({ address, family }: Address): NonNullable<RequestOptions['lookup']> {
  return (_hostname, options, callback) => {
    if (options.all) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : 'failed';
}
