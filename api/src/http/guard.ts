import type { IncomingMessage } from 'node:http';
import { type Caller, mayAsk, neighbour, nobody } from '../access/caller.ts';
import type { Gate } from '../access/gate.ts';
import { scopeOfPath } from '../access/scopes.ts';
import type { Code } from '../codes.ts';
import { keysPath } from './keys.ts';

/** Asked by whoever watches the server, or verifies its tokens. */
const open = new Set(['/livez', '/readyz', keysPath]);

const largestBody = 4 * 1024 * 1024;

/** Why a request goes no further. */
export interface Stopped {
  readonly status: number;
  readonly code: Code;
  readonly message: string;
}

/**
 * What is decided before a byte of the body is read: who asks, how much comes and of which kind. Without a key only this
 * machine may ask, and no page of another site through the browser of somebody here.
 */
export async function guard(request: IncomingMessage, gate: Gate): Promise<Stopped | Caller> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (open.has(path)) return nobody;
  const admitted = await admit(request, path, gate);
  if ('status' in admitted) return admitted;
  return stopUnscoped(admitted, path) ?? stopBody(request) ?? stopSimple(request, path) ?? admitted;
}

function stopUnscoped(caller: Caller, path: string): Stopped | null {
  const scope = Object.hasOwn(scopeOfPath, path) ? scopeOfPath[path] : undefined;
  if (scope === undefined || (mayAsk(caller, scope) && caller.brands === null)) return null;
  return { status: 403, code: 'FORBIDDEN', message: `A key with the scope "${scope}", of all brands, is needed.` };
}

/** What no page of another site can send without being asked first by the browser: CORS calls the others simple. */
const notSimple = ['authorization', 'x-graphql-yoga-csrf', 'apollo-require-preflight'];

/** A query by GET needs such a header, or a link on any page could send it in the name of who reads the page. */
function stopSimple({ method, headers }: IncomingMessage, path: string): Stopped | null {
  if (method === 'POST' || path !== '/graphql' || headers.accept?.includes('text/html')) return null;
  if (notSimple.some((name) => headers[name] !== undefined)) return null;
  const message = 'Send POST, or with GET the header "x-graphql-yoga-csrf: 1".';
  return { status: 403, code: 'CSRF_HEADER_MISSING', message };
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

/** Credentials count wherever they are sent; without any, an open server admits this machine. */
async function admit(request: IncomingMessage, path: string, gate: Gate): Promise<Stopped | Caller> {
  const { method, headers } = request;
  const asksForPage = method === 'GET' && path === '/graphql' && headers.accept?.includes('text/html');
  if (!gate.closed) {
    const here = admitNeighbour(request);
    if ('status' in here || asksForPage || headers.authorization === undefined) return here;
  }
  if (asksForPage) return nobody;
  const caller = headers.authorization === undefined ? null : await gate.admit(headers.authorization);
  return caller ?? { status: 401, code: 'UNAUTHENTICATED', message: 'Send the API key: "Authorization: Bearer …".' };
}

const here = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

function admitNeighbour({ headers }: IncomingMessage): Stopped | Caller {
  const origin = headers.origin?.replace(/^https?:\/\//, '');
  if (here.test(headers.host ?? '') && (origin === undefined || here.test(origin))) return neighbour;
  return { status: 403, code: 'FORBIDDEN', message: 'Without an API key only this machine is served.' };
}
