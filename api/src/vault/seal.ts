import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** 256 bits of chance. */
export function newKey(): Buffer {
  return randomBytes(32);
}

/** AES-256-GCM, bound to the name of what holds it: iv, tag and ciphertext as base64url. The same text never looks the same twice. */
export function seal(key: Buffer, text: string, boundTo: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(boundTo));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Null where the key is another one, or where one bit has changed. */
export function unseal(key: Buffer, sealed: string, boundTo: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  // A second spelling of the same bytes is no seal of ours.
  if (bytes.length < ivBytes + tagBytes || bytes.toString('base64url') !== sealed) return null;
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(boundTo))
    .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}

/** A digest that nobody can compute or compare without the key: HMAC-SHA-256, hexadecimal. */
export function keyedDigest(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

/** A key for one purpose, from another: HKDF-SHA-256 (RFC 5869). */
export function derive(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, 32));
}
