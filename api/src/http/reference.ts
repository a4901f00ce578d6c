import { type ExecutionArgs, type ExecutionResult, execute, type GraphQLError, subscribe } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../context.ts';
import { localeFor } from '../language.ts';
import { isTheCallers, timedOut } from './mask.ts';
import { saidOfMisfit } from './misfits.ts';

/** How long a request may take; a statement of it has half. Then it ends with TIMEOUT, and what it began may yet be done. */
const longestMs = 30_000;

/**
 * Executes with GraphQL.js itself, and not for ever. Yoga's own executor takes every object that has a `then` for a promise,
 * and an answer with a field of that name (`waiting { until then }`) comes out as null.
 */
export function useReferenceExecutor(within = longestMs): Plugin {
  return {
    onExecute: ({ setExecuteFn }) =>
      setExecuteFn(async (args: ExecutionArgs) => coded(await atMost(within, execute(args)), args)),
    onSubscribe: ({ setSubscribeFn }) =>
      setSubscribeFn(async (args: ExecutionArgs) => {
        const events = await subscribe(args);
        return Symbol.asyncIterator in events ? events : coded(events, args);
      }),
  };
}

async function atMost(ms: number, running: ReturnType<typeof execute>): Promise<ExecutionResult> {
  if (!(running instanceof Promise)) return running;
  let timer: NodeJS.Timeout | null = null;
  const late = new Promise<ExecutionResult>((resolve) => {
    timer = setTimeout(() => resolve({ errors: [timedOut()] }), ms);
  });
  const first = await Promise.race([running, late]);
  if (timer !== null) clearTimeout(timer);
  return first;
}

/** GraphQL.js says of variables only in words that they do not fit: those words are given a code, or they would pass for a fault. */
function coded(result: ExecutionResult, { contextValue, schema }: ExecutionArgs): ExecutionResult {
  const uncoded = (error: GraphQLError) => error.extensions.code === undefined && isTheCallers(error);
  if (!result.errors?.some(uncoded)) return result;
  const locale = localeFor((contextValue as Context).languages);
  const errors = result.errors.map((error) => (uncoded(error) ? saidOfMisfit(error, schema, locale) : error));
  return { ...result, errors };
}
