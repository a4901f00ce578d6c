/** What went wrong between a program and the API. */

/** One error of a GraphQL answer. */
export interface GraphQLProblem {
  readonly message: string;
  readonly code: string;
  /** Where in the answer: `['prescribeAll', 3]`. */
  readonly path: readonly (string | number)[];
}

/**
 * Thrown when the API did not answer what was asked. `code` is stable, for programs: the API's own where it gives one
 * (`COMMENT_TOO_LONG`, `UNAUTHENTICATED`); `UNREACHABLE` where it did not answer at all; `NOT_GRAPHQL` where something else
 * answered, a proxy for instance. A mutation that is refused is no error: it answers with a refusal.
 */
export class AplombError extends Error {
  readonly code: string;
  /** Of HTTP; null where nothing answered. */
  readonly status: number | null;
  readonly problems: readonly GraphQLProblem[];
  constructor(
    code: string,
    message: string,
    more: { status?: number | null; problems?: readonly GraphQLProblem[]; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause });
    this.name = 'AplombError';
    this.code = code;
    this.status = more.status ?? null;
    this.problems = more.problems ?? [];
  }
}
