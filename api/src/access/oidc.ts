import { createRemoteJWKSet, customFetch, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Caller } from './caller.ts';
import type { OidcSettings } from './oidcSettings.ts';
import { isScope } from './scopes.ts';

/** Signatures with a public key only: `none` and a shared secret (HS256) never count. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const toleranceSeconds = 30;
const discoveryMs = 5_000;

export interface OidcOptions extends OidcSettings {
  readonly now: () => number;
  /** Told when the provider does not answer, or not as OpenID Connect Discovery 1.0 says. */
  readonly onFault: (fault: unknown) => void;
}

/**
 * Knows people by the access tokens of an OpenID Connect provider: JWTs with this issuer and audience, signed by a key that
 * the provider publishes (RFC 9068, OpenID Connect Discovery 1.0). The provider's keys are kept, and asked for again when a
 * token names one that is new, at most every half minute.
 */
export function oidcTokens(options: OidcOptions): (token: string) => Promise<Caller | null> {
  let keys: Promise<JWTVerifyGetKey> | null = null;
  const keySet = (): Promise<JWTVerifyGetKey> => {
    keys ??= discover(options.issuer).catch((fault) => {
      keys = null;
      throw fault;
    });
    return keys;
  };
  return async (token) => {
    if (token.split('.').length !== 3) return null;
    try {
      const { payload } = await jwtVerify(token, await keySet(), {
        issuer: options.issuer,
        audience: options.audience,
        algorithms,
        clockTolerance: toleranceSeconds,
        currentDate: new Date(options.now()),
        requiredClaims: ['exp', 'sub'],
      });
      const goodUntil = (Number(payload.exp) + toleranceSeconds) * 1000;
      return { ...callerOf(payload, options), isGood: async () => options.now() < goodUntil };
    } catch (fault) {
      if (!(fault instanceof errors.JOSEError) || fault instanceof errors.JWKSTimeout) options.onFault(fault);
      return null;
    }
  };
}

/** The provider's keys, from where its discovery document says. That document must name the issuer we trust. */
async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(discoveryMs) });
  if (!response.ok) throw new Error(`${url} answers ${response.status}.`);
  const found = (await response.json()) as { readonly issuer?: unknown; readonly jwks_uri?: unknown };
  if (found.issuer !== issuer || typeof found.jwks_uri !== 'string') throw new Error(`${url} is not of ${issuer}.`);
  return createRemoteJWKSet(new URL(found.jwks_uri), {
    timeoutDuration: discoveryMs,
    cooldownDuration: 30_000,
    cacheMaxAge: 600_000,
    [customFetch]: (where, init) => fetch(where, { ...init, redirect: 'error' }),
  });
}

/** A claim is a list, or words apart by spaces (RFC 8693). Without it: no scope, no brand, no role. `*` stands for all. */
function callerOf(payload: JWTPayload, { scopesClaim, brandsClaim, rolesClaim }: OidcSettings): Caller {
  const list = (claim: string): readonly string[] | null => {
    const value = Object.hasOwn(payload, claim) ? payload[claim] : [];
    const words = typeof value === 'string' ? value.split(/\s+/) : Array.isArray(value) ? value : [];
    return words.includes('*') ? null : words.filter((word) => typeof word === 'string' && word !== '');
  };
  const scopes = list(scopesClaim)?.filter(isScope) ?? null;
  return { id: `oidc:${payload.sub}`, scopes, brands: list(brandsClaim), roles: list(rolesClaim) };
}
