import type { webcrypto } from 'node:crypto';
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';
import type { Db } from '../db.ts';

type JsonWebKey = webcrypto.JsonWebKey;

/** What a token says: this text may be published for this case, on this channel, under this charter, until then. */
export interface Claims {
  /** The case's global id. */
  readonly sub: string;
  /** SHA-256 of the text, lower-case hexadecimal. */
  readonly text: string;
  readonly brand: string;
  readonly channel: string;
  /** The charter's digest. */
  readonly charter: string;
  /** Seconds since the epoch. */
  readonly iat: number;
  readonly exp: number;
}

export interface Signer {
  readonly sign: (claims: Claims) => Promise<string>;
  /** The claims of a token that we signed and that is still good; else null. */
  readonly verify: (token: string, at: number) => Promise<Claims | null>;
  /** For whoever publishes: RFC 7517. */
  readonly publicKeys: () => Promise<{ readonly keys: readonly JsonWebKey[] }>;
}

interface Key {
  readonly id: string;
  readonly privateKey: JsonWebKey;
  readonly publicKey: JsonWebKey;
}

const keyId = 'ed25519-1';

/** Tokens are JWTs signed with Ed25519 (RFC 8037). The key is made once and kept in the database for every process. */
export function storedSigner(db: Db): Signer {
  let key: Promise<Key> | null = null;
  const theKey = (): Promise<Key> => {
    key ??= keyOf(db).catch((fault) => {
      key = null;
      throw fault;
    });
    return key;
  };
  return {
    sign: async (claims) => {
      const { id, privateKey } = await theKey();
      const head = base64url({ alg: 'EdDSA', typ: 'JWT', kid: id });
      const signed = `${head}.${base64url(claims)}`;
      const signature = signBytes(null, Buffer.from(signed), createPrivateKey({ key: privateKey, format: 'jwk' }));
      return `${signed}.${signature.toString('base64url')}`;
    },
    verify: async (token, at) => {
      const { publicKey } = await theKey();
      const [head = '', body = '', signature = ''] = token.split('.');
      const key = createPublicKey({ key: publicKey, format: 'jwk' });
      if (!verifyBytes(null, Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))) return null;
      const claims: Claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
      return claims.exp * 1000 > at ? claims : null;
    },
    publicKeys: async () => {
      const { id, publicKey } = await theKey();
      return { keys: [{ ...publicKey, kid: id, alg: 'EdDSA', use: 'sig' }] };
    },
  };
}

async function keyOf(db: Db): Promise<Key> {
  const pair = generateKeyPairSync('ed25519');
  const made = {
    privateKey: pair.privateKey.export({ format: 'jwk' }),
    publicKey: pair.publicKey.export({ format: 'jwk' }),
  };
  await db.signingKey.createMany({
    data: [{ id: keyId, ...asJson(made), createdAt: new Date() }],
    skipDuplicates: true,
  });
  const { id, privateKey, publicKey } = await db.signingKey.findUniqueOrThrow({ where: { id: keyId } });
  return { id, privateKey: privateKey as JsonWebKey, publicKey: publicKey as JsonWebKey };
}

function asJson<T>(value: T): T & { privateKey: object; publicKey: object } {
  return JSON.parse(JSON.stringify(value));
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
