import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A symmetric secret as Standard Webhooks 1.0 writes it: `whsec_` and 24 to 64 bytes in base64; ours has 32. */
export function newSecret(): string {
  return prefix + randomBytes(32).toString('base64');
}

/** The bytes of a secret; null where it is not written so. */
function readSecret(secret: string): Buffer | null {
  if (!secret.startsWith(prefix)) return null;
  const text = secret.slice(prefix.length);
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text && bytes.length >= 24 && bytes.length <= 64 ? bytes : null;
}

/** The three headers of Standard Webhooks 1.0. Several secrets give several signatures, apart by spaces: rotation. */
export function signedHeaders(
  id: string,
  at: number,
  body: string,
  secrets: readonly string[],
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const seconds = String(Math.floor(at / 1000));
  const signatures = secrets.map((secret) => {
    const key = readSecret(secret);
    if (key === null) throw new Error('A webhook secret is not one.');
    return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures.join(' ') };
}
