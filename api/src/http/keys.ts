import type { Plugin } from 'graphql-yoga';
import type { Signer } from '../replies/token.ts';

export const keysPath = '/.well-known/jwks.json';

/** The keys with which whoever publishes a reply verifies its token: RFC 7517. */
export function useKeys(signer: Signer): Plugin {
  return {
    onRequest: async ({ url, fetchAPI, endResponse }) => {
      if (url.pathname !== keysPath) return;
      const headers = { 'content-type': 'application/jwk-set+json', 'cache-control': 'public, max-age=300' };
      endResponse(new fetchAPI.Response(JSON.stringify(await signer.publicKeys()), { headers }));
    },
  };
}
