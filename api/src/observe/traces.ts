import { context, propagation, type Span, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import { createOpenTelemetryWrapper } from '@pothos/tracing-opentelemetry';
import { type ExecutionArgs, type ExecutionResult, type GraphQLFieldResolver, getOperationAST } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { Context } from '../context.ts';
import { rootOf } from './useMetrics.ts';

/** Traces are taken where there is somewhere to send them; otherwise no resolver is wrapped and nothing is loaded. */
export const traced = Boolean(process.env.OTEL_EXPORTER_OTLP_ENDPOINT);

type Resolver = GraphQLFieldResolver<unknown, Context, Record<string, unknown>>;
const roots = ['Query', 'Mutation', 'Subscription'];
/** Looked up at each span: who was asked for before anything is registered never learns of it across module formats. */
const tracer: Pick<Tracer, 'startSpan'> = {
  startSpan: (...given) => trace.getTracer('aplomb').startSpan(...given),
};

const wrapped = createOpenTelemetryWrapper(tracer as Tracer, {
  includeArgs: false,
  includeSource: false,
  ignoreError: true,
});

/**
 * A span for each field of the schema's roots: its name, path and type. Neither the document, nor variables, nor the words of
 * an error: any of them may hold the text of a comment.
 */
export const tracing = {
  default: ({ parentType }: { readonly parentType: string }) => traced && roots.includes(parentType),
  wrap: (resolver: Resolver) => wrapped(resolver, true),
};

/** A span for each operation, under the caller's own trace where the request names one (`traceparent`). */
export function useTraces(): Plugin {
  return {
    onExecute: ({ args, executeFn, setExecuteFn }) => {
      const { document, operationName, contextValue } = args as ExecutionArgs;
      const { headers } = (contextValue as { request: Request }).request;
      const outside = propagation.extract(context.active(), Object.fromEntries(headers));
      setExecuteFn((given: ExecutionArgs) => {
        const attributes = {
          'graphql.operation.type': getOperationAST(document, operationName)?.operation ?? 'query',
          'graphql.operation.field': rootOf({ document, operationName }),
        };
        const span = tracer.startSpan('graphql.execute', { attributes }, outside);
        const run = async () => executeFn(given);
        return context.with(trace.setSpan(outside, span), run).then(
          (result) => {
            if (!isAsyncIterable(result)) noteCodes(span, result as ExecutionResult);
            span.end();
            return result;
          },
          (fault: unknown) => {
            span.end();
            throw fault;
          },
        );
      });
    },
  };
}

function noteCodes(span: Span, { errors }: ExecutionResult): void {
  const codes = errors?.map(({ extensions }) => String(extensions.code)) ?? [];
  if (codes.length > 0) span.setStatus({ code: SpanStatusCode.ERROR, message: codes.join(' ') });
}

/** Starts sending, by OTLP over HTTP in JSON. The function returned sends what is left, where somebody takes it, and ends. */
export async function startTraces(): Promise<() => Promise<void>> {
  if (!traced) return async () => {};
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ]);
  const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())] });
  provider.register();
  return () => provider.shutdown().catch(() => {});
}
