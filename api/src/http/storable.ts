import type { Plugin } from 'graphql-yoga';

/**
 * PostgreSQL holds no NUL, and no half of a character in JSON, which would break whoever reads the log later: in what a
 * caller sends both become U+FFFD, which leaves every offset where it was. Halves within a `text` stay: it is no part of
 * JSON, and who records a reply is told of them.
 */
export const useStorableText: Plugin = {
  onParams: ({ params, setParams }) => {
    if (params.variables === undefined || !/\\u(0000|d[89a-f])/i.test(JSON.stringify(params.variables))) return;
    setParams({ ...params, variables: storable(params.variables) as Record<string, unknown> });
  },
};

function storable(value: unknown, name?: string): unknown {
  if (typeof value === 'string') {
    const whole = value.replaceAll('\0', '\uFFFD');
    return name === 'text' ? whole : whole.toWellFormed();
  }
  if (Array.isArray(value)) return value.map((one) => storable(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key.toWellFormed(), storable(member, key)]));
}
