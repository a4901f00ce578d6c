import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { type Caller, mayAsk, neighbour, nobody } from '../access/caller.ts';
import type { Gate } from '../access/gate.ts';
import { scopeOfPath } from '../access/scopes.ts';
import type { Code } from '../codes.ts';
import type { Said } from '../refusal.ts';
import { isAcceptable } from './acceptable.ts';
import { keysPath } from './keys.ts';

/** Asked by whoever watches the server, or verifies its tokens. */
const open = new Set(['/livez', '/readyz', keysPath]);
const endpoint = '/graphql';
const known = new Set([...open, endpoint, `${endpoint}/`, ...Object.keys(scopeOfPath)]);

const largestBody = 4 * 1024 * 1024;

/** Why a request goes no further. */
export interface Stopped {
  readonly status: number;
  readonly code: Code;
  readonly said: Said;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * What is decided before a byte of the body is read: who asks, how much comes and of which kind. Without a key only this
 * machine may ask, and no page of another site through the browser of somebody here.
 */
export async function guard(request: IncomingMessage, gate: Gate): Promise<Stopped | Caller> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (open.has(path)) return nobody;
  const lost = stopLost(request, path);
  if (lost !== null) return lost;
  const admitted = await admit(request, path, gate);
  if ('status' in admitted) return admitted;
  return stopUnscoped(admitted, path) ?? stopBody(request) ?? stopSimple(request, path) ?? admitted;
}

/** A path that is none, or a method that it does not have: who mistypes learns it before their key is asked for. */
function stopLost({ method }: IncomingMessage, path: string): Stopped | null {
  if (!known.has(path)) {
    const said = {
      fr: "Il n'y a rien à cette adresse : l'API est à /graphql.",
      en: 'Nothing is at this path: the API is at /graphql.',
    };
    return { status: 404, code: 'NOT_FOUND', said };
  }
  if (method === 'GET' || method === 'POST') return null;
  const said = { fr: 'Envoyez POST, ou GET pour une lecture.', en: 'Send POST, or GET for a query.' };
  return { status: 405, code: 'METHOD_NOT_ALLOWED', said, headers: { allow: 'GET, POST' } };
}

function stopUnscoped(caller: Caller, path: string): Stopped | null {
  const scope = Object.hasOwn(scopeOfPath, path) ? scopeOfPath[path] : undefined;
  if (scope === undefined || (mayAsk(caller, scope) && caller.brands === null)) return null;
  const said = {
    fr: `Il faut une clé qui ait la portée « ${scope} », de toutes les marques.`,
    en: `A key with the scope "${scope}", of all brands, is needed.`,
  };
  return { status: 403, code: 'FORBIDDEN', said };
}

/** What no page of another site can send without being asked first by the browser: CORS calls the others simple. */
const notSimple = ['authorization', 'x-graphql-yoga-csrf', 'apollo-require-preflight'];

/** A query by GET needs such a header, or a link on any page could send it in the name of who reads the page. */
function stopSimple({ method, headers }: IncomingMessage, path: string): Stopped | null {
  if (method === 'POST' || !path.startsWith(endpoint) || headers.accept?.includes('text/html')) return null;
  if (notSimple.some((name) => headers[name] !== undefined)) return null;
  const said = {
    fr: "Envoyez POST, ou avec GET l'en-tête « x-graphql-yoga-csrf: 1 ».",
    en: 'Send POST, or with GET the header "x-graphql-yoga-csrf: 1".',
  };
  return { status: 403, code: 'CSRF_HEADER_MISSING', said };
}

function stopBody({ method, headers }: IncomingMessage): Stopped | null {
  if (method !== 'POST') return null;
  const length = headers['content-length'];
  if (length === undefined) {
    const said = { fr: 'Envoyez un Content-Length.', en: 'Send a Content-Length.' };
    return { status: 411, code: 'LENGTH_REQUIRED', said };
  }
  if (Number(length) > largestBody) {
    const said = {
      fr: `Ce corps de requête a ${length} octets, pour ${largestBody} au plus (4 Mio).`,
      en: `This body has ${length} bytes, of at most ${largestBody} (4 MiB).`,
    };
    return { status: 413, code: 'BODY_TOO_LARGE', said };
  }
  if (!isPlainJson(headers)) return notJson;
  return isAcceptable(headers.accept) ? null : notAcceptable;
}

const notJson: Stopped = {
  status: 415,
  code: 'MEDIA_TYPE_UNSUPPORTED',
  said: {
    fr: 'Envoyez application/json, en UTF-8, sans compression.',
    en: 'Send application/json, in UTF-8, not compressed.',
  },
};

const notAcceptable: Stopped = {
  status: 406,
  code: 'NOT_ACCEPTABLE',
  said: {
    fr: "L'en-tête « Accept » n'admet rien de ce que nous répondons : demandez application/json.",
    en: 'The header "Accept" allows nothing that we answer with: ask for application/json.',
  },
};

/** JSON is UTF-8 (RFC 8259, 8.1): what says that it is anything else would be misread. */
function isPlainJson({ 'content-type': given = '', 'content-encoding': coding = 'identity' }: IncomingHttpHeaders) {
  const [type, ...parameters] = given.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters
    .find((one) => one.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  return (
    (type === 'application/json' || type === 'application/graphql-response+json') &&
    (charset === undefined || charset === 'utf-8' || charset === 'utf8') &&
    coding.toLowerCase() === 'identity'
  );
}

/** Credentials count wherever they are sent; without any, an open server admits this machine. */
async function admit(request: IncomingMessage, path: string, gate: Gate): Promise<Stopped | Caller> {
  const { method, headers } = request;
  const asksForPage = method === 'GET' && path.startsWith(endpoint) && headers.accept?.includes('text/html');
  if (!gate.closed) {
    const here = admitNeighbour(request);
    if ('status' in here || asksForPage || headers.authorization === undefined) return here;
  }
  if (asksForPage) return nobody;
  const caller = headers.authorization === undefined ? null : await gate.admit(headers.authorization);
  return caller ?? (headers.authorization === undefined ? withoutKey : notGood);
}

const challenge = { 'www-authenticate': 'Bearer' };
const withoutKey: Stopped = {
  status: 401,
  code: 'UNAUTHENTICATED',
  said: {
    fr: "Envoyez la clé d'accès : « Authorization: Bearer … ».",
    en: 'Send the API key: "Authorization: Bearer …".',
  },
  headers: challenge,
};
const notGood: Stopped = {
  status: 401,
  code: 'UNAUTHENTICATED',
  said: {
    fr: "Cette clé d'accès ne vaut pas, ou plus : « Authorization: Bearer … » en veut une autre.",
    en: 'This key is not good, or no longer: "Authorization: Bearer …" wants another.',
  },
  headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
};

const here = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

function admitNeighbour({ headers }: IncomingMessage): Stopped | Caller {
  const origin = headers.origin?.replace(/^https?:\/\//, '');
  if (here.test(headers.host ?? '') && (origin === undefined || here.test(origin))) return neighbour;
  const said = {
    fr: "Sans clé d'accès, seule cette machine est servie.",
    en: 'Without an API key only this machine is served.',
  };
  return { status: 403, code: 'FORBIDDEN', said };
}
