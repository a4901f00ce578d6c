/** How a sender signs, as data, and the one verification that serves them all. */
import { anyVerifies, bytesOf, fromBase64, fromHex, type Hash } from './hmac.ts';
import { headerOf, refuse, type WebhookCheck, type WebhookRequest } from './request.ts';
import { readTimestamp, type TimestampForm } from './timestamp.ts';

/** Header names in lower case. */
export interface Scheme<R extends WebhookRequest = WebhookRequest> {
  readonly signature: {
    readonly header: string;
    readonly prefix: string;
    readonly form: 'hex' | 'base64';
    readonly hash: Hash;
  };
  /** Null where the sender signs no time. */
  readonly timestamp: { readonly header: string; readonly form: TimestampForm } | null;
  /** Null where the sender names no delivery. */
  readonly delivery: string | null;
  /** What is signed, in order; `timestamp` as written in its header, or empty. */
  readonly signed: (request: R, timestamp: string) => readonly (string | Uint8Array)[];
}

/** Whether one of the secrets signed this very body, near this time. Secrets are UTF-8 texts; an empty one counts for none. */
export async function verifySigned<R extends WebhookRequest>(scheme: Scheme<R>, request: R): Promise<WebhookCheck> {
  const { signature, timestamp, delivery } = scheme;
  const secrets = request.secrets.filter((secret) => secret !== '');
  if (secrets.length === 0) return refuse('SECRET_MISSING', request);
  const written = headerOf(request.headers, signature.header);
  if (written === null) return refuse('SIGNATURE_MISSING', request);
  const bytes = written.startsWith(signature.prefix)
    ? decode(written.slice(signature.prefix.length), signature.form)
    : null;
  if (bytes === null) return refuse('SIGNATURE_MALFORMED', request);

  const sent = timestamp === null ? null : headerOf(request.headers, timestamp.header);
  const sentAt = timestamp === null ? null : readTimestamp(sent, timestamp.form, request.now);
  if (typeof sentAt === 'string') return refuse(sentAt, request);
  const signed = bytesOf(...scheme.signed(request, sent ?? ''));
  const keys = secrets.map((secret) => bytesOf(secret));
  if (!(await anyVerifies(keys, signature.hash, [bytes], signed))) return refuse('SIGNATURE_WRONG', request);
  return { ok: true, deliveryId: delivery === null ? null : headerOf(request.headers, delivery), sentAt };
}

function decode(written: string, form: 'hex' | 'base64') {
  return form === 'hex' ? fromHex(written) : fromBase64(written);
}
