import { GraphQLError } from 'graphql';
import { maskError as maskByDefault } from 'graphql-yoga';
import { databaseFault } from '../postgres/fault.ts';

const said = {
  TIMEOUT: 'This took too long and was given up. Send it again with the same idempotencyKey.',
  UNAVAILABLE: 'The database cannot be reached. Send it again in a moment with the same idempotencyKey.',
} as const;

/** Where a request ends that ran out of time: 504. */
export function timedOut(): GraphQLError {
  return withStatus('TIMEOUT', 504);
}

/**
 * What a caller is told of a fault: never its words. A database that is away or slow is named as such, since sending again
 * helps; anything else is INTERNAL_SERVER_ERROR.
 */
export function maskFault(fault: unknown, message: string): Error {
  if (fault instanceof GraphQLError && isTheCallers(fault)) return fault;
  const kind = databaseFault(fault instanceof GraphQLError ? fault.originalError : fault);
  if (kind === 'late') return withStatus('TIMEOUT', 504, fault);
  if (kind === 'away') return withStatus('UNAVAILABLE', 503, fault);
  return maskByDefault(fault, message, false);
}

/** Refused by us or by GraphQL.js itself, not thrown by something beneath. */
export function isTheCallers({ originalError }: GraphQLError): boolean {
  return originalError === undefined || (originalError instanceof GraphQLError && isTheCallers(originalError));
}

function withStatus(code: keyof typeof said, status: number, fault?: unknown): GraphQLError {
  const { path, nodes } = fault instanceof GraphQLError ? fault : { path: undefined, nodes: undefined };
  return new GraphQLError(said[code], {
    ...(path ? { path } : {}),
    ...(nodes ? { nodes } : {}),
    extensions: { code, http: { status, headers: { 'retry-after': '1' } } },
  });
}
