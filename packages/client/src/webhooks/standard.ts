/** Webhooks as this project sends them, and as many others do: Standard Webhooks 1.0. */
import { anyVerifies, bytesOf, fromBase64 } from './hmac.ts';
import { headerOf, refuse, type WebhookCheck, type WebhookRequest } from './request.ts';
import { readTimestamp } from './timestamp.ts';

const PREFIX = 'whsec_';

/**
 * Verifies a webhook signed as Standard Webhooks asks: `webhook-signature` is a list of `v1,` and the base64 HMAC-SHA256 of
 * `id.timestamp.body`, one for each secret that is good; signatures of other versions are passed over. A secret is base64,
 * with `whsec_` before it or not. `deliveryId` is the message's id, the same on every attempt: keep it, and take each once.
 * Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 *
 * @example
 * const checked = await verifyWebhook({ headers: request.headers, rawBody, secrets: [secret], now: Date.now() });
 * if (!checked.ok) return new Response(checked.message, { status: 401 });
 */
export async function verifyWebhook(request: WebhookRequest): Promise<WebhookCheck> {
  const { headers, rawBody, now } = request;
  const secrets = request.secrets.filter((secret) => secret !== '');
  if (secrets.length === 0) return refuse('SECRET_MISSING', request);
  const keys = secrets.flatMap((secret) => keyOf(secret) ?? []);
  if (keys.length === 0) return refuse('SECRET_MALFORMED', request);
  const id = headerOf(headers, 'webhook-id');
  if (id === null) return refuse('ID_MISSING', request);
  const list = headerOf(headers, 'webhook-signature');
  if (list === null) return refuse('SIGNATURE_MISSING', request);
  const signatures = list.split(' ').flatMap((one) => (one.startsWith('v1,') ? (fromBase64(one.slice(3)) ?? []) : []));
  if (signatures.length === 0) return refuse('SIGNATURE_MALFORMED', request);

  const timestamp = headerOf(headers, 'webhook-timestamp');
  const sentAt = readTimestamp(timestamp, 'seconds', now);
  if (typeof sentAt === 'string') return refuse(sentAt, request);
  const signed = bytesOf(id, '.', timestamp ?? '', '.', rawBody);
  const good = await anyVerifies(keys, 'SHA-256', signatures, signed);
  return good ? { ok: true, deliveryId: id, sentAt } : refuse('SIGNATURE_WRONG', request);
}

function keyOf(secret: string): ReturnType<typeof fromBase64> {
  return fromBase64(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret);
}
