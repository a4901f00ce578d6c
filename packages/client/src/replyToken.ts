/** A token of the gate, a text → whether that text may be published. */
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import type { Locale, Words } from './locale.ts';

/** What a token says: this text may be published for this case, on this channel, under this charter, until `exp`. */
export interface ReplyClaims {
  /** The case's global id. */
  readonly sub: string;
  /** SHA-256 of the text in UTF-8, lower-case hexadecimal. */
  readonly text: string;
  readonly brand: string;
  readonly channel: string;
  /** The charter's digest. */
  readonly charter: string;
  /** Seconds since the epoch. */
  readonly iat: number;
  readonly exp: number;
}

/** What is about to be published, and by what it is judged. */
export interface ReplyToPublish {
  /** Exactly as it will be published. */
  readonly text: string;
  /** Given, the token must be for this case. */
  readonly caseId?: string | undefined;
  /** Given, the token must be for this channel. */
  readonly channel?: string | undefined;
  /** The gate's public keys, as `/.well-known/jwks.json` gives them. Keep them; ask again on `KEY_UNKNOWN`. */
  readonly keys: JSONWebKeySet;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Of the message of a refusal; English when absent. */
  readonly locale?: Locale | undefined;
}

export type ReplyTokenCode =
  | 'TOKEN_MALFORMED'
  | 'TOKEN_EXPIRED'
  | 'KEYS_MALFORMED'
  | 'KEY_UNKNOWN'
  | 'SIGNATURE_WRONG'
  | 'TEXT_MALFORMED'
  | 'TEXT_DIFFERS'
  | 'CASE_DIFFERS'
  | 'CHANNEL_DIFFERS';

export type ReplyTokenCheck =
  | { readonly ok: true; readonly claims: ReplyClaims }
  | { readonly ok: false; readonly code: ReplyTokenCode; readonly message: string };

const MESSAGES: Readonly<Record<ReplyTokenCode, Words>> = {
  TOKEN_MALFORMED: { fr: 'Ce n’est pas un jeton de la charte.', en: 'This is no token of the gate.' },
  TOKEN_EXPIRED: {
    fr: 'Le jeton a expiré : soumettez le texte à nouveau.',
    en: 'The token has expired: submit the text again.',
  },
  KEYS_MALFORMED: { fr: 'Les clés ne sont pas un JWKS lisible.', en: 'The keys are no readable JWKS.' },
  KEY_UNKNOWN: {
    fr: 'Le jeton est signé par une clé inconnue : relisez /.well-known/jwks.json.',
    en: 'The token is signed with an unknown key: read /.well-known/jwks.json again.',
  },
  SIGNATURE_WRONG: { fr: 'La signature du jeton est fausse.', en: 'The signature of the token is wrong.' },
  TEXT_MALFORMED: {
    fr: 'Le texte contient la moitié d’un caractère, qui se lirait autrement une fois publié.',
    en: 'The text holds half a character, which would read differently once published.',
  },
  TEXT_DIFFERS: {
    fr: 'Le texte n’est pas celui que le jeton autorise.',
    en: 'The text is not the one that the token allows.',
  },
  CASE_DIFFERS: { fr: 'Le jeton vaut pour un autre dossier.', en: 'The token is for another case.' },
  CHANNEL_DIFFERS: { fr: 'Le jeton vaut pour un autre canal.', en: 'The token is for another channel.' },
};

/**
 * Says whether a token allows this very text, now. Asks nobody: the keys are given. One character more, less or other, in the
 * text, and the token does not hold. Never throws for what a token, a text or a key set may hold. It does not know whether a
 * text was published before: record each reply, so that a token serves once.
 *
 * @example
 * const checked = await verifyReplyToken(token, { text, caseId, channel: 'x', keys, now: Date.now() });
 * if (!checked.ok) throw new Error(checked.message);
 */
export async function verifyReplyToken(token: string, reply: ReplyToPublish): Promise<ReplyTokenCheck> {
  const { text, caseId, channel, now } = reply;
  const refuse = (code: ReplyTokenCode): ReplyTokenCheck => ({
    ok: false,
    code,
    message: MESSAGES[code][reply.locale ?? 'en'],
  });
  const signed = await signedClaims(token, reply.keys, now);
  if (typeof signed === 'string') return refuse(signed);
  // Half a character becomes U+FFFD in UTF-8: two such texts would have one hash.
  if (!text.isWellFormed()) return refuse('TEXT_MALFORMED');
  if (signed.text !== (await sha256(text))) return refuse('TEXT_DIFFERS');
  if (caseId !== undefined && signed.sub !== caseId) return refuse('CASE_DIFFERS');
  if (channel !== undefined && signed.channel !== channel) return refuse('CHANNEL_DIFFERS');
  return { ok: true, claims: signed };
}

async function signedClaims(token: string, keys: JSONWebKeySet, now: number): Promise<ReplyClaims | ReplyTokenCode> {
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(keys), {
      algorithms: ['EdDSA'],
      currentDate: new Date(now),
      requiredClaims: ['exp', 'iat', 'sub'],
    });
    return claimsOf(payload) ?? 'TOKEN_MALFORMED';
  } catch (fault) {
    return codeOf(fault);
  }
}

function codeOf(fault: unknown): ReplyTokenCode {
  if (fault instanceof errors.JWTExpired) return 'TOKEN_EXPIRED';
  if (fault instanceof errors.JWSSignatureVerificationFailed) return 'SIGNATURE_WRONG';
  if (fault instanceof errors.JWKSNoMatchingKey || fault instanceof errors.JWKSMultipleMatchingKeys)
    return 'KEY_UNKNOWN';
  if (fault instanceof errors.JWKSInvalid || fault instanceof errors.JWKInvalid) return 'KEYS_MALFORMED';
  return 'TOKEN_MALFORMED';
}

function claimsOf({ sub, text, brand, channel, charter, iat, exp }: JWTPayload): ReplyClaims | null {
  if (typeof sub !== 'string' || typeof text !== 'string' || !/^[0-9a-f]{64}$/.test(text)) return null;
  if (typeof brand !== 'string' || typeof channel !== 'string' || typeof charter !== 'string') return null;
  if (iat === undefined || exp === undefined) return null;
  return { sub, text, brand, channel, charter, iat, exp };
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
