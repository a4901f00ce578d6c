import { execute, subscribe } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * Executes with GraphQL.js itself. Yoga's own executor takes every object that has a `then` for a promise, and an answer
 * with a field of that name (`waiting { until then }`) comes out as null.
 */
export const useReferenceExecutor: Plugin = {
  onExecute: ({ setExecuteFn }) => setExecuteFn(execute),
  onSubscribe: ({ setSubscribeFn }) => setSubscribeFn(subscribe),
};
