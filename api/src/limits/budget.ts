import {
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  getOperationAST,
  getVariableValues,
  Kind,
} from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { Context } from '../context.ts';
import { localeFor } from '../language.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { costOf } from './cost.ts';
import { rateHeaders, type Spend } from './rate.ts';

/** How much a request may cost, and how much its caller may spend; told with every answer in `extensions.cost`. */
export interface Budget {
  readonly most: number;
  /** Null: nobody counts. This machine's own requests never count. */
  readonly spend: Spend | null;
}

/**
 * Looks at the cost before anything runs, at every execution: validation is kept for each document, and the same document
 * costs more with other variables.
 */
export function useBudget({ most, spend }: Budget): Plugin {
  return {
    onExecute: async ({ args, setExecuteFn }) => {
      const { requested, refusal, headers } = await look(args as ExecutionArgs);
      const cost = { requested, limit: most };
      // In place of the execution, so that whoever counts and logs sees it too.
      if (refusal !== null) return setExecuteFn(() => refused(refusal, cost, headers));
      return {
        onExecuteDone: ({ result, setResult }) => {
          if (isAsyncIterable(result)) return;
          const { extensions, ...rest } = result as ExecutionResult;
          setResult({ ...rest, extensions: { ...extensions, cost, http: { headers } } });
        },
      };
    },
    onSubscribe: async ({ args, setSubscribeFn }) => {
      const { requested, refusal, headers } = await look(args as ExecutionArgs);
      if (refusal !== null) setSubscribeFn(() => refused(refusal, { requested, limit: most }, headers));
    },
  };

  async function look(args: ExecutionArgs): Promise<Looked> {
    const { caller, languages } = args.contextValue as Context;
    const requested = requestedCost(args);
    if (requested > most) {
      const said = {
        fr: `Cette requête coûte ${requested}, pour ${most} au plus. Demandez de plus petites pages.`,
        en: `This request costs ${requested}, of at most ${most}. Ask for smaller pages.`,
      };
      return {
        requested,
        refusal: { ...refuse('COST_TOO_HIGH', said, localeFor(languages)), status: 400 },
        headers: {},
      };
    }
    if (spend === null || caller.id === 'neighbour') return { requested, refusal: null, headers: {} };
    const spent = await spend(caller.id, requested);
    const headers = rateHeaders(spent);
    if (spent.allowed) return { requested, refusal: null, headers };
    const said = {
      fr: `Cette clé a dépensé le coût de sa minute. Réessayez dans ${spent.reset} s.`,
      en: `This key has spent the cost of its minute. Try again in ${spent.reset} s.`,
    };
    return { requested, refusal: { ...refuse('RATE_LIMITED', said, localeFor(languages)), status: 429 }, headers };
  }
}

interface Looked {
  readonly requested: number;
  readonly refusal: (Refusal & { readonly status: number }) | null;
  readonly headers: Record<string, string>;
}

/** Variables that cannot be read cost nothing: nothing runs with them. */
function requestedCost({ schema, document, operationName, variableValues }: ExecutionArgs): number {
  const operation = getOperationAST(document, operationName);
  if (!operation) return 0;
  const { variableValues: variables } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    variableValues ?? {},
  );
  if (variables === undefined) return 0;
  const fragments = Object.fromEntries(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  return costOf({ schema, operation, fragments, variables });
}

function refused(
  { code, message, status }: NonNullable<Looked['refusal']>,
  cost: { readonly requested: number; readonly limit: number },
  headers: Record<string, string>,
): ExecutionResult {
  const error = new GraphQLError(message, { extensions: { code, http: { status, headers } } });
  return { errors: [error], extensions: { cost } };
}
