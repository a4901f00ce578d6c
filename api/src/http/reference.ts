import { type ExecutionArgs, type ExecutionResult, execute, GraphQLError, subscribe } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { isTheCallers, timedOut } from './mask.ts';

/** How long a request may take; a statement of it has half. Then it ends with TIMEOUT, and what it began may yet be done. */
const longestMs = 30_000;

/**
 * Executes with GraphQL.js itself, and not for ever. Yoga's own executor takes every object that has a `then` for a promise,
 * and an answer with a field of that name (`waiting { until then }`) comes out as null.
 */
export function useReferenceExecutor(within = longestMs): Plugin {
  return {
    onExecute: ({ setExecuteFn }) =>
      setExecuteFn(async (args: ExecutionArgs) => coded(await atMost(within, execute(args)))),
    onSubscribe: ({ setSubscribeFn }) => setSubscribeFn(subscribe),
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

/** GraphQL.js says of variables only in words that they do not fit: those words hold what was sent, so they must not pass for a fault. */
function coded(result: ExecutionResult): ExecutionResult {
  const uncoded = (error: GraphQLError) => error.extensions.code === undefined && isTheCallers(error);
  if (!result.errors?.some(uncoded)) return result;
  const errors = result.errors.map((error) => {
    if (!uncoded(error)) return error;
    const { message, nodes, source, positions, path, extensions } = error;
    return new GraphQLError(message, {
      nodes,
      source,
      positions,
      path,
      extensions: { ...extensions, code: 'BAD_USER_INPUT' },
    });
  });
  return { ...result, errors };
}
