import { timingSafeEqual } from 'node:crypto';
import { type Caller, unlimited } from './caller.ts';
import { sha256 } from './storedKeys.ts';

/** A key of the environment: it may ask everything, of every brand. */
export interface EnvironmentKey {
  readonly digest: Buffer;
  /** Roles of the charters that it may act as; null: every role. */
  readonly roles: readonly string[] | null;
}

/**
 * Keys as APLOMB_API_KEY gives them, apart by spaces; `=` and roles behind a key bind it to these.
 *
 * @example readApiKeys('k3y-of-the-crm s3cret=customer-care,legal') // two keys, the second for two roles
 */
export function readApiKeys(text: string): EnvironmentKey[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const [, secret = word, roles] = /^(.*?)=([a-z0-9-]+(?:,[a-z0-9-]+)*)$/.exec(word) ?? [];
      return { digest: sha256(secret), roles: roles?.split(',') ?? null };
    });
}

/** Knows callers by the keys of the environment: those that make the others. */
export function environmentKeys(keys: readonly EnvironmentKey[]): (token: string) => Caller | null {
  return (token) => {
    const digest = sha256(token);
    const found = keys.findIndex((key) => timingSafeEqual(digest, key.digest));
    const key = keys[found];
    return key === undefined ? null : { ...unlimited(`environment:${found + 1}`), roles: key.roles };
  };
}
