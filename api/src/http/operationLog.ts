import { type ExecutionResult, getOperationAST } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';

/** One line per operation: its name, how long it took and the codes of what it refused. Never what was sent. */
export function useOperationLog(log: Logger): Plugin {
  return {
    onExecute: ({ args }) => {
      const began = performance.now();
      const operation = getOperationAST(args.document, args.operationName);
      const name = operation?.name?.value ?? operation?.operation ?? 'unnamed';
      return {
        onExecuteDone: ({ result }) => {
          if (isAsyncIterable(result)) return;
          const codes = (result as ExecutionResult).errors?.map(
            ({ extensions }) => extensions?.code ?? 'INTERNAL_SERVER_ERROR',
          );
          log.info(
            { operation: name, ms: Math.round(performance.now() - began), ...(codes ? { codes } : {}) },
            'executed',
          );
        },
      };
    },
  };
}
