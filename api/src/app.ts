import { createYoga, useReadinessCheck } from 'graphql-yoga';
import type { Logger } from 'pino';
import { type Caller, neighbour } from './access/caller.ts';
import type { DbFor } from './access/walls.ts';
import { makeContext } from './context.ts';
import { useSpokenSubscription } from './http/acceptable.ts';
import { keepDocuments } from './http/documents.ts';
import { graphiql } from './http/graphiql.ts';
import { useKeys } from './http/keys.ts';
import { useLimits } from './http/limits.ts';
import { maskFault } from './http/mask.ts';
import { useOperationLog } from './http/operationLog.ts';
import { useStrictParams } from './http/params.ts';
import { isReady } from './http/ready.ts';
import { useReferenceExecutor } from './http/reference.ts';
import type { Handle } from './http/serve.ts';
import { useSpokenFaults } from './http/spoken.ts';
import { useStorableText } from './http/storable.ts';
import { type Budget, useBudget } from './limits/budget.ts';
import { mostCost } from './limits/cost.ts';
import type { Meter } from './observe/metrics.ts';
import { traced, useTraces } from './observe/traces.ts';
import { useMetrics } from './observe/useMetrics.ts';
import { schema } from './schema/index.ts';
import type { Services } from './services.ts';

export interface ApiOptions extends Services {
  readonly log: Logger;
  /** The database that each caller is given. */
  readonly dbFor: DbFor;
  /** What a request may cost and a caller spend. Default: the usual cost, and nobody counts. */
  readonly budget?: Budget;
  /** How long a request may take. Default: 30 s. */
  readonly within?: number;
  readonly meter?: Meter;
}

export interface Api {
  /** `/graphql` (a page for browsers), `/livez`, `/readyz`, `/metrics`, `/.well-known/jwks.json`. */
  readonly fetch: (request: Request, caller?: Caller) => Promise<Response>;
  /** The same for node:http. */
  readonly handle: Handle;
}

/** The whole API as one function of a request; everything it depends on comes in. */
export function createApi({ log, dbFor, budget, within, meter, ...services }: ApiOptions): Api {
  const yoga = createYoga<{ readonly caller: Caller }>({
    schema,
    context: ({ request, caller }) => makeContext(services, dbFor, request, caller),
    graphqlEndpoint: '/graphql',
    healthCheckEndpoint: '/livez',
    // The guard of http/serve.ts does it at a fraction of the cost.
    maxRequestBodySize: false,
    multipart: false,
    cors: false,
    landingPage: false,
    maskedErrors: { maskError: maskFault },
    parserAndValidationCache: { documentCache: keepDocuments(), errorCache: keepDocuments() },
    logging: { debug: () => {}, info: () => {}, warn: () => {}, error: (...faults: unknown[]) => log.error(faults[0]) },
    plugins: [
      useStrictParams,
      useReferenceExecutor(within),
      useLimits,
      useSpokenFaults,
      useSpokenSubscription,
      useStorableText,
      useBudget(budget ?? { most: mostCost, spend: null }),
      useReadinessCheck({ endpoint: '/readyz', check: () => isReady(services.db) }),
      useKeys(services.signer),
      useOperationLog(log),
      ...(meter === undefined ? [] : [useMetrics(meter)]),
      ...(traced ? [useTraces()] : []),
    ],
    ...graphiql,
  });
  return {
    fetch: async (request, caller = neighbour) => yoga.fetch(request, { caller }),
    handle: (request, response, caller) => void yoga(request, response, { caller }),
  };
}
