import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codes, codeTable } from '../../../api/src/codes.ts';
import { post, type TestApi, testApi } from '../harness.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const text = (path: string) => readFileSync(`${repository}${path}`, 'utf8');

/** Where codes are given: as literals, or as core's own words. */
const sources = globSync('api/src/**/*.ts', { cwd: repository, exclude: (name) => name.includes('generated') })
  .filter((path) => !path.endsWith('codes.ts'))
  .map(text)
  .join('\n');
const core = ['packages/core/src/case.ts', 'packages/core/src/refuse.ts'].map(text).join('\n');
const fromCore = [...text('api/src/codes.ts').matchAll(/^ {2}'?([\w-]+)'?: '([A-Z_]+)',$/gm)];

/** Literals of the form of a code that are none: enum values of the schema, settings. */
const given = [
  ...[
    ...sources.matchAll(
      /(?:\bcode: |refuse\(\s*|unknown\(\s*|refused\(\s*|say\(\s*|withStatus\(\s*)'([A-Z]+(?:_[A-Z]+)*)'/g,
    ),
  ].map(([, code = '']) => code),
  ...fromCore.filter(([, word = '']) => core.includes(`'${word}'`)).map(([, , code = '']) => code),
];

/** Given by GraphQL.js and Yoga, seen below. */
const seen = new Set<string>();
let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});
afterAll(() => api.close());

describe('the table of codes', () => {
  it('has every code that the API gives', () => {
    expect(given.length).toBeGreaterThan(40);
    expect([...new Set(given)].filter((code) => !Object.hasOwn(codes, code))).toEqual([]);
  });

  it('has those of GraphQL itself', async () => {
    for (const body of [
      { query: '{' },
      { query: '{ nothing }' },
      { query: 'query A { __typename } query B { __typename }' },
      { query: 'query ($n: Int!) { __typename @skip(if: $n) }' },
      { query: 'query ($b: String!) { charter(brand: $b) { name } }', variables: { b: 7 } },
      { query: 7 },
      {},
      [],
    ]) {
      const { errors } = await post(api.graphqlUrl, body);
      for (const { extensions } of errors ?? []) seen.add(extensions?.code ?? 'none');
    }
    expect([...seen].filter((code) => !Object.hasOwn(codes, code))).toEqual([]);
  });

  it('has none that nobody gives', () => {
    const all = new Set([...given, ...seen, 'INTERNAL_SERVER_ERROR']);
    expect(Object.keys(codes).filter((code) => !all.has(code))).toEqual([]);
  });

  it('is in order, and says of each what it means and what to do', () => {
    expect(Object.keys(codes)).toEqual(Object.keys(codes).toSorted());
    for (const { means, remedy } of Object.values(codes)) expect([means, remedy].join(' ')).toMatch(/^[A-Z`].+\.$/s);
  });

  it('stands printed in api/README.md', () => {
    expect(text('api/README.md')).toContain(codeTable());
  });
});
