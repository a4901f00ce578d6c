import type { Plugin } from 'graphql-yoga';

/** PostgreSQL holds no NUL: in what a caller sends it becomes U+FFFD, which leaves every offset where it was. */
export const useStorableText: Plugin = {
  onParams: ({ params, setParams }) => {
    if (params.variables === undefined || !JSON.stringify(params.variables).includes('\\u0000')) return;
    setParams({ ...params, variables: withoutNul(params.variables) as Record<string, unknown> });
  },
};

function withoutNul(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '\uFFFD');
  if (Array.isArray(value)) return value.map(withoutNul);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutNul(member)]));
}
