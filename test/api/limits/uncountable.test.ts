/** A document that names more than can be counted is too dear, wherever in it that stands, and spends nothing wrongly. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mostCost } from '../../../api/src/limits/cost.ts';
import { rateLimit } from '../../../api/src/limits/rate.ts';
import { post, type TestApi, testApi } from '../harness.ts';

let api: TestApi;
beforeAll(async () => {
  api = await testApi({ apiKey: 'k', budget: { most: mostCost, spend: rateLimit(1_000) } });
});
afterAll(() => api.close());

const ask = (query: string) => post(api.graphqlUrl, { query }, { authorization: 'Bearer k' });
const depth = 15;
/** 2¹⁴ fields in a few words. */
const fragments = Array.from({ length: depth }, (_, place) =>
  place === depth - 1
    ? `fragment F${place} on Case { id }`
    : `fragment F${place} on Case { ...F${place + 1} ...F${place + 1} }`,
).join('\n');
const dear =
  'cases(brand: "moulin", first: 200) { edges { node { comments(first: 200) { edges { node { text } } } } } }';
const none = 'none: cases(brand: "moulin", first: 0) { edges { node { ...F0 } } }';

it.each([
  ['first', `{ ${none} ${dear} } ${fragments}`],
  ['last, in a page of none', `{ ${dear} ${none} } ${fragments}`],
])('also where it stands %s', async (_where, query) => {
  expect((await ask(query)).errors).toMatchObject([{ extensions: { code: 'COST_TOO_HIGH' } }]);
});

it('and leaves the count of the key what it was', async () => {
  await ask(`{ ${none} } ${fragments}`);
  const page = '{ cases(brand: "moulin", first: 100) { edges { node { comment { text } } } } }';
  const codes = [];
  for (let n = 0; n < 4; n += 1) codes.push((await ask(page)).errors?.[0]?.extensions.code ?? 'answered');
  expect(codes).toEqual(['answered', 'answered', 'RATE_LIMITED', 'RATE_LIMITED']);
});
