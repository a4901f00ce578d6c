import type { Said } from '../refusal.ts';

/** The OpenID Connect provider whose people may ask, and where its tokens say what they may. */
export interface OidcSettings {
  /** As the tokens' `iss`, and where its discovery document is. */
  readonly issuer: string;
  /** As the tokens' `aud`: us. */
  readonly audience: string;
  readonly scopesClaim: string;
  readonly brandsClaim: string;
  readonly rolesClaim: string;
}

/**
 * Reads APLOMB_OIDC_ISSUER, _AUDIENCE, _SCOPES_CLAIM ("scope"), _BRANDS_CLAIM ("aplomb_brands"), _ROLES_CLAIM
 * ("aplomb_roles"). Null without an issuer; what is wrong where something is.
 */
export function readOidc(env: NodeJS.ProcessEnv): OidcSettings | Said | null {
  const issuer = env.APLOMB_OIDC_ISSUER;
  const audience = env.APLOMB_OIDC_AUDIENCE;
  if (!issuer) return audience ? withoutIssuer : null;
  if (!audience) return withoutAudience;
  const url = URL.parse(issuer);
  const here = url !== null && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url === null || !(url.protocol === 'https:' || (here && url.protocol === 'http:'))) {
    return notHttps;
  }
  return {
    issuer,
    audience,
    scopesClaim: env.APLOMB_OIDC_SCOPES_CLAIM || 'scope',
    brandsClaim: env.APLOMB_OIDC_BRANDS_CLAIM || 'aplomb_brands',
    rolesClaim: env.APLOMB_OIDC_ROLES_CLAIM || 'aplomb_roles',
  };
}

const withoutIssuer: Said = {
  fr: "APLOMB_OIDC_AUDIENCE est donné, APLOMB_OIDC_ISSUER ne l'est pas.",
  en: 'APLOMB_OIDC_AUDIENCE is set, APLOMB_OIDC_ISSUER is not.',
};
const withoutAudience: Said = {
  fr: "APLOMB_OIDC_ISSUER est donné, APLOMB_OIDC_AUDIENCE ne l'est pas : des jetons faits pour d'autres passeraient.",
  en: 'APLOMB_OIDC_ISSUER is set, APLOMB_OIDC_AUDIENCE is not: tokens made for others would pass.',
};
const notHttps: Said = {
  fr: 'APLOMB_OIDC_ISSUER doit être une adresse https://…',
  en: 'APLOMB_OIDC_ISSUER must be an address https://…',
};
