import { type ExecutionArgs, type ExecutionResult, getOperationAST, Kind } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { Meter, Outcome } from './metrics.ts';

const metricsPath = '/metrics';

/** Codes of what is not the caller's mistake. */
const ours = new Set<unknown>(['INTERNAL_SERVER_ERROR', 'TIMEOUT', 'UNAVAILABLE']);

/** Counts operations and open subscriptions, and answers `/metrics`. */
export function useMetrics(meter: Meter): Plugin {
  return {
    onRequest: async ({ url, fetchAPI, endResponse }) => {
      if (url.pathname !== metricsPath) return;
      const headers = { 'content-type': meter.contentType };
      endResponse(new fetchAPI.Response(await meter.print(), { headers }));
    },
    onExecute: ({ args }) => {
      const began = performance.now();
      const operation = rootOf(args as ExecutionArgs);
      return {
        onExecuteDone: ({ result }) => {
          if (isAsyncIterable(result)) return;
          meter.operation(operation, outcomeOf(result as ExecutionResult), (performance.now() - began) / 1_000);
        },
      };
    },
    onSubscribe: () => ({
      onSubscribeResult: ({ result }) => {
        if (!isAsyncIterable(result)) return;
        meter.subscribed(1);
        return { onEnd: () => meter.subscribed(-1) };
      },
    }),
  };
}

function outcomeOf({ data, errors }: ExecutionResult): Outcome {
  if (errors?.length) return errors.some(({ extensions }) => ours.has(extensions.code)) ? 'failed' : 'refused';
  return Object.values(data ?? {}).some(isRefusal) ? 'refused' : 'answered';
}

/** A mutation's own word, where the caller asked for it. */
function isRefusal(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && 'code' in payload && 'message' in payload;
}

/**
 * The root field of an operation: a name of the schema, where the operation's own name would be any word that a caller
 * thinks of. `several` where there are more, or fragments at the root.
 */
export function rootOf({ document, operationName }: Pick<ExecutionArgs, 'document' | 'operationName'>): string {
  const fields = getOperationAST(document, operationName)?.selectionSet.selections ?? [];
  const [first] = fields;
  return fields.length === 1 && first?.kind === Kind.FIELD ? first.name.value : 'several';
}
