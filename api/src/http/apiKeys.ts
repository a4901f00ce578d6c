import { createHash, timingSafeEqual } from 'node:crypto';

/** Who may ask, and as whom they may act. */
export interface ApiKey {
  readonly digest: Buffer;
  /** Roles of the charters; null: every role. */
  readonly roles: readonly string[] | null;
}

/**
 * Keys as the environment gives them, apart by spaces; `=` and roles behind a key bind it to these.
 *
 * @example readApiKeys('k3y-of-the-crm s3cret=customer-care,legal') // two keys, the second for two roles
 */
export function readApiKeys(text: string): ApiKey[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const [, secret = word, roles] = /^(.*?)=([a-z0-9-]+(?:,[a-z0-9-]+)*)$/.exec(word) ?? [];
      return { digest: sha256(secret), roles: roles?.split(',') ?? null };
    });
}

/** The key that a request carries; null where it is none of ours. */
export function keyOf(authorization: string | undefined, keys: readonly ApiKey[]): ApiKey | null {
  const sent = /^Bearer\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1];
  if (sent === undefined) return null;
  const digest = sha256(sent);
  return keys.find((key) => timingSafeEqual(digest, key.digest)) ?? null;
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
