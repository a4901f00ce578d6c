import type { Chance } from '../chance.ts';
import type { Request } from './operations.ts';

const pieces = [
  '{',
  '}',
  '(',
  ')',
  '...',
  '@skip(if: true)',
  '@include(if: null)',
  '$',
  '"',
  '"""',
  '#',
  '\\u{110000}',
  ':',
  '!',
];
const more = [
  'query',
  'mutation',
  'subscription',
  'fragment F on Case { id }',
  '...F',
  '__schema { types { name } }',
  '\0',
  '\ud800',
];

/** A request with something broken: the document, the variables, or what is around them. What is sent is a body. */
export function mutant({ query, variables }: Request, chance: Chance): string {
  const kinds: readonly (() => unknown)[] = [
    () => ({ query: broken(query, chance), variables }),
    () => ({ query: broken(broken(query, chance), chance), variables }),
    () => ({ query, variables: chance.pick<unknown>([null, [], 'x', 7, { v0: null }, { ...variables, extra: [] }]) }),
    () => ({ query, variables, operationName: chance.pick(['', 'Nobody', '__proto__', '\0']) }),
    () => ({ query, variables, extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }),
    () => chance.pick<unknown>([null, 7, [], [{ query }], {}, { query: null }, { query: [query] }, { variables }, '']),
    () => ({ query: `{ ${'a'.repeat(chance.below(40))}${'{ charter '.repeat(chance.below(200))} }`, variables }),
    () => ({ query: `query { ${'x: __typename '.repeat(chance.below(3_000))} }` }),
    () => ({ query: `{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }` }),
  ];
  const body = JSON.stringify(chance.pick(kinds)());
  // Sometimes not even JSON.
  return chance.next() < 0.05 ? body.slice(0, chance.below(body.length)) : body;
}

function broken(query: string, chance: Chance): string {
  const at = chance.below(query.length);
  const end = at + chance.below(Math.min(30, query.length - at) + 1);
  return chance.pick<() => string>([
    () => query.slice(0, at) + query.slice(end),
    () => query.slice(0, at) + chance.pick(chance.next() < 0.5 ? pieces : more) + query.slice(at),
    () => query.slice(0, end) + query.slice(at),
    () => query.slice(0, at),
  ])();
}
