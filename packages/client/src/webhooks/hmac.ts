/** Bytes, a key and a signature → whether they belong together. */

export type Hash = 'SHA-1' | 'SHA-256';
type Bytes = Uint8Array<ArrayBuffer>;

/** UTF-8 of a text; bytes as they are. Pieces are joined without anything between them. */
export function bytesOf(...pieces: readonly (string | Uint8Array)[]): Bytes {
  const encoder = new TextEncoder();
  const parts = pieces.map((piece) => (typeof piece === 'string' ? encoder.encode(piece) : piece));
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Whether one of the keys made one of the signatures. Every pair is tried, and each comparison takes the same time wherever
 * the first difference stands: Web Crypto's `verify` compares in constant time.
 */
export async function anyVerifies(
  keys: readonly Bytes[],
  hash: Hash,
  signatures: readonly Bytes[],
  signed: Bytes,
): Promise<boolean> {
  const algorithm = { name: 'HMAC', hash };
  let found = false;
  for (const bytes of keys) {
    const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['verify']);
    for (const signature of signatures) {
      if (await crypto.subtle.verify(algorithm, key, signature, signed)) found = true;
    }
  }
  return found;
}

/** Lower- or upper-case hexadecimal → bytes; null for anything else. */
export function fromHex(written: string): Bytes | null {
  if (!/^([0-9a-f]{2})+$/i.test(written)) return null;
  return Uint8Array.from({ length: written.length / 2 }, (_, i) =>
    Number.parseInt(written.slice(2 * i, 2 * i + 2), 16),
  );
}

/** Base64 with its padding → bytes; null for anything else. */
export function fromBase64(written: string): Bytes | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(written) || written.length % 4 !== 0) return null;
  return Uint8Array.from(atob(written), (letter) => letter.charCodeAt(0));
}
