import { exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import type { Db } from '../db.ts';

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
  readonly publicKeys: () => Promise<{ readonly keys: readonly JWK[] }>;
}

interface Key {
  readonly id: string;
  readonly privateKey: JWK;
  readonly publicKey: JWK;
}

const keyId = 'ed25519-1';
const ALGORITHM = 'EdDSA';

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
      const token = new SignJWT({ ...claims }).setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid: id });
      return token.sign(await importJWK(privateKey, ALGORITHM));
    },
    verify: async (token, at) => {
      const key = await importJWK((await theKey()).publicKey, ALGORITHM);
      try {
        const { payload } = await jwtVerify<Claims>(token, key, { algorithms: [ALGORITHM], currentDate: new Date(at) });
        return payload;
      } catch {
        return null;
      }
    },
    publicKeys: async () => {
      const { id, publicKey } = await theKey();
      return { keys: [{ ...publicKey, kid: id, alg: ALGORITHM, use: 'sig' }] };
    },
  };
}

async function keyOf(db: Db): Promise<Key> {
  const pair = await generateKeyPair(ALGORITHM, { extractable: true });
  const made = { privateKey: await exportJWK(pair.privateKey), publicKey: await exportJWK(pair.publicKey) };
  await db.signingKey.createMany({
    data: [{ id: keyId, ...asJson(made), createdAt: new Date() }],
    skipDuplicates: true,
  });
  const { id, privateKey, publicKey } = await db.signingKey.findUniqueOrThrow({ where: { id: keyId } });
  return { id, privateKey: privateKey as JWK, publicKey: publicKey as JWK };
}

function asJson<T>(value: T): T & { privateKey: object; publicKey: object } {
  return JSON.parse(JSON.stringify(value));
}
