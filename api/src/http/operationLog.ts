import type { ExecutionResult } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { Context } from '../context.ts';
import { rootOf } from '../observe/useMetrics.ts';

/** One line per operation: who asked, its root field, its cost, how long it took and the codes of what it refused. Never what was sent. */
export function useOperationLog(log: Logger): Plugin {
  return {
    onExecute: ({ args }) => {
      const began = performance.now();
      const { caller } = args.contextValue as unknown as Context;
      const operation = rootOf(args);
      return {
        onExecuteDone: ({ result }) => {
          if (isAsyncIterable(result)) return;
          const { errors, extensions: told } = result as ExecutionResult<unknown, { cost?: { requested: number } }>;
          const codes = errors?.map(({ extensions }) => extensions?.code ?? 'INTERNAL_SERVER_ERROR');
          log.info(
            {
              key: caller.id,
              operation,
              cost: told?.cost?.requested,
              ms: Math.round(performance.now() - began),
              ...(codes ? { codes } : {}),
            },
            'executed',
          );
        },
      };
    },
  };
}
