import type { IncomingMessage } from 'node:http';
import { type ApiKey, keyOf } from './apiKeys.ts';
import { keysPath } from './keys.ts';

/** Asked by whoever watches the server, or verifies its tokens. */
const open = new Set(['/livez', '/readyz', keysPath]);

export const largestBody = 4 * 1024 * 1024;

/** Why a request goes no further. */
export interface Stopped {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}
/** As whom it may act; null: every role. */
export interface Admitted {
  readonly roles: readonly string[] | null;
}

/**
 * What is decided before a byte of the body is read: who asks, how much comes and of which kind. Without a key only this
 * machine may ask, and no page of another site through the browser of somebody here.
 */
export function guard(request: IncomingMessage, keys: readonly ApiKey[]): Stopped | Admitted {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (open.has(path)) return { roles: [] };
  const admitted = keys.length === 0 ? admitNeighbour(request) : admitByKey(request, path, keys);
  return 'status' in admitted ? admitted : (stopBody(request) ?? admitted);
}

function stopBody({ method, headers }: IncomingMessage): Stopped | null {
  if (method !== 'POST') return null;
  const length = headers['content-length'];
  if (length === undefined) return { status: 411, code: 'LENGTH_REQUIRED', message: 'Send a Content-Length.' };
  if (Number(length) > largestBody) {
    return { status: 413, code: 'BODY_TOO_LARGE', message: `A body may have ${largestBody} bytes.` };
  }
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json' || type === 'application/graphql-response+json') return null;
  return { status: 415, code: 'MEDIA_TYPE_UNSUPPORTED', message: 'Send application/json.' };
}

function admitByKey({ method, headers }: IncomingMessage, path: string, keys: readonly ApiKey[]): Stopped | Admitted {
  const asksForPage = method === 'GET' && path === '/graphql' && headers.accept?.includes('text/html');
  if (asksForPage) return { roles: [] };
  const key = keyOf(headers.authorization, keys);
  if (key !== null) return { roles: key.roles };
  return { status: 401, code: 'UNAUTHENTICATED', message: 'Send the API key: "Authorization: Bearer …".' };
}

const here = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

function admitNeighbour({ headers }: IncomingMessage): Stopped | Admitted {
  const origin = headers.origin?.replace(/^https?:\/\//, '');
  if (here.test(headers.host ?? '') && (origin === undefined || here.test(origin))) return { roles: null };
  return { status: 403, code: 'FORBIDDEN', message: 'Without an API key only this machine is served.' };
}
