import { createYoga, useReadinessCheck } from 'graphql-yoga';
import type { Logger } from 'pino';
import { makeContext } from './context.ts';
import { graphiql } from './http/graphiql.ts';
import type { Admitted } from './http/guard.ts';
import { useKeys } from './http/keys.ts';
import { useLimits } from './http/limits.ts';
import { useOperationLog } from './http/operationLog.ts';
import { useReferenceExecutor } from './http/reference.ts';
import type { Handle } from './http/serve.ts';
import { useStorableText } from './http/storable.ts';
import { schema } from './schema/index.ts';
import type { Services } from './services.ts';

export interface ApiOptions extends Services {
  readonly log: Logger;
}

export interface Api {
  /** `/graphql` (a page for browsers), `/livez`, `/readyz`, `/.well-known/jwks.json`. */
  readonly fetch: (request: Request, caller?: Admitted) => Promise<Response>;
  /** The same for node:http. */
  readonly handle: Handle;
}

/** The whole API as one function of a request; everything it depends on comes in. */
export function createApi({ log, ...services }: ApiOptions): Api {
  const yoga = createYoga<Admitted>({
    schema,
    context: ({ request, roles }) => makeContext(services, request, roles),
    graphqlEndpoint: '/graphql',
    healthCheckEndpoint: '/livez',
    // The guard of http/serve.ts does it at a fraction of the cost.
    maxRequestBodySize: false,
    multipart: false,
    cors: false,
    landingPage: false,
    logging: { debug: () => {}, info: () => {}, warn: () => {}, error: (...faults: unknown[]) => log.error(faults[0]) },
    plugins: [
      useReferenceExecutor,
      useLimits,
      useStorableText,
      useReadinessCheck({ endpoint: '/readyz', check: async () => void (await services.db.$queryRaw`SELECT 1`) }),
      useKeys(services.signer),
      useOperationLog(log),
    ],
    ...graphiql,
  });
  return {
    fetch: async (request, caller = { roles: null }) => yoga.fetch(request, caller),
    handle: (request, response, caller) => void yoga(request, response, caller),
  };
}
