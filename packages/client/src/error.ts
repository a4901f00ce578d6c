/** What went wrong between a program and the API. */
import type { ApiCode } from './codes.ts';

/**
 * Stable, for programs: the API's own, `UNREACHABLE` where it did not answer at all, `NOT_GRAPHQL` where something else
 * answered, a proxy for instance, `UNKNOWN` for an error without a code. A later API may have more.
 */
export type Code = ApiCode | 'UNREACHABLE' | 'NOT_GRAPHQL' | 'UNKNOWN' | (string & {});

/** One error of a GraphQL answer. */
export interface GraphQLProblem {
  readonly message: string;
  readonly code: Code;
  /** Where in the answer: `['prescribeAll', 3]`. */
  readonly path: readonly (string | number)[];
  /** Where in the variables, of one that does not fit: `comment.author.kind`. */
  readonly field?: string;
}

/**
 * Thrown when the API did not answer what was asked. A mutation that is refused is no error: it answers with a refusal.
 *
 * @example
 * if (error instanceof AplombError && error.code === 'CHANNEL_UNKNOWN') console.error(error.message);
 */
export class AplombError extends Error {
  readonly code: Code;
  /** Of HTTP; null where nothing answered. */
  readonly status: number | null;
  readonly problems: readonly GraphQLProblem[];
  /** How long the API asks to wait before the next request; null where it does not say. */
  readonly retryAfterMs: number | null;
  /** Whether the same request may yet succeed: nobody answered, too much was asked at once, or something was down. */
  readonly isPassing: boolean;
  constructor(
    code: Code,
    message: string,
    more: {
      status?: number | null;
      problems?: readonly GraphQLProblem[];
      retryAfterMs?: number | null;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: more.cause });
    this.name = 'AplombError';
    this.code = code;
    this.status = more.status ?? null;
    this.problems = more.problems ?? [];
    this.retryAfterMs = more.retryAfterMs ?? null;
    this.isPassing = passingCodes.has(code) || (this.status !== null && passingStatuses.has(this.status));
  }
}

/** Too many requests, and what proxies and we say when something beneath is away or slow. */
const passingStatuses = new Set([429, 502, 503, 504]);
const passingCodes: ReadonlySet<string> = new Set(['UNREACHABLE', 'UNAVAILABLE', 'TIMEOUT', 'RATE_LIMITED']);
