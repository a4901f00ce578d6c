import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rateLimit } from '../../../api/src/limits/rate.ts';
import { comment, contract, type TestApi, testApi } from '../harness.ts';

let api: TestApi;
let keyed: TestApi;
beforeAll(async () => {
  const budget = { most: 100_000, spend: rateLimit(1_000) };
  [api, keyed] = await Promise.all([testApi({ within: 300 }), testApi({ apiKey: 'one two', budget })]);
});
afterAll(() => Promise.all([api.close(), keyed.close()]));

interface Said {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: answers are read field by field.
  readonly body: any;
}
async function send(graphqlUrl: string, sent: unknown, headers: Record<string, string> = {}): Promise<Said> {
  const response = await fetch(graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(sent),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
const costOf = async (query: string, variables: unknown = {}) =>
  (await send(api.graphqlUrl, { query, variables })).body.extensions.cost.requested;

describe('the cost of a request', () => {
  it.each([
    ['{ __typename }', 0],
    // 10 for the query, 20 × (1 + edges 1 + node 1 + comment 1)
    ['{ cases(brand: "moulin", first: 20) { edges { node { comment { text } } } } }', 90],
    ['{ cases(brand: "moulin", first: 0) { edges { node { comment { text } } } } }', 10],
    ['{ cases(brand: "moulin", first: 9999) { totalCount } }', 210],
    ['{ a: cases(brand: "moulin", first: 1) { totalCount } b: cases(brand: "moulin", first: 1) { totalCount } }', 22],
    // 50 where `first` is not said; steps are 3
    ['{ cases(brand: "moulin") { edges { node { steps { key } } } } }', 310],
    ['{ charter(brand: "moulin") { roles { key } version } }', 4],
    ['{ charter(brand: "moulin") @skip(if: true) { version } }', 0],
    ['{ node(id: "Q2FzZTo=") { ... on Case { steps { key } } ... on Submission { text } } }', 4],
    [
      '{ charter(brand: "moulin") { ...C } } fragment C on Charter { roles { key } ...D } fragment D on Charter { facts { key } }',
      7,
    ],
  ])('%s is %i', async (query, cost) => {
    expect(await costOf(query)).toBe(cost);
  });

  it('follows the variables, whatever the same document cost before', async () => {
    const query = 'query ($first: Int = 2) { cases(brand: "moulin", first: $first) { edges { node { id } } } }';
    expect(await costOf(query, {})).toBe(16);
    expect(await costOf(query, { first: 1 })).toBe(13);
    expect(await costOf(query, { first: 100 })).toBe(310);
    expect(await costOf(query, { first: 1 })).toBe(13);
  });

  it('follows how many comments are asked about', async () => {
    const query =
      'query ($comments: [CommentInput!]!) { prescribeAll(brand: "moulin", comments: $comments) { confidence } }';
    const one = { channel: 'x', text: 'Bof.' };
    expect(await costOf(query, { comments: [one, one, one] })).toBe(60);
  });

  it('lets every page of the contract through, the largest too', async () => {
    const inbox = { query: contract, operationName: 'Inbox', variables: { brand: 'moulin', first: 200 } };
    const { status, body } = await send(api.graphqlUrl, inbox);
    expect({ status, errors: body.errors, cost: body.extensions.cost }).toEqual({
      status: 200,
      errors: undefined,
      cost: { requested: expect.any(Number), limit: 100_000 },
    });
    expect(body.extensions.cost.requested).toBeGreaterThan(40_000);
  });

  it('refuses what is too dear before anything of it runs', async () => {
    const page = (name: string) => `${name}: cases(brand: "moulin", first: 200) { ...Page }`;
    const fragment =
      'fragment Page on CaseConnection { edges { node { events(first: 200) { edges { node { actor { id } } } } } } }';
    const query = `mutation M($input: ReceiveCommentInput!) { receiveComment(input: $input) {
      ... on ReceiveCommentPayload { case { events(first: 200) { edges { node { at } } } comments(first: 200) { edges { node { author { name } } } } } } } }
      query Q { ${page('a')} ${page('b')} } ${fragment}`;
    const { status, body } = await send(api.graphqlUrl, { query, operationName: 'Q' });
    expect(status).toBe(400);
    expect(body.errors[0].extensions.code).toBe('COST_TOO_HIGH');
    expect(body.data).toBeUndefined();
    const metrics = await (await fetch(api.graphqlUrl.replace('/graphql', '/metrics'))).text();
    expect(metrics).toContain('aplomb_operations_total{operation="several",outcome="refused"} 1');
    expect(body.extensions.cost.requested).toBeGreaterThan(100_000);
  });

  it('is not fooled by fragments within fragments', async () => {
    const levels = Array.from(
      { length: 40 },
      (_, n) => `fragment F${n} on Charter { ...F${n + 1} ...F${n + 1} ...F${n + 1} }`,
    );
    const query = `{ charter(brand: "moulin") { ...F0 } } ${levels.join(' ')} fragment F40 on Charter { roles { key } }`;
    const { status, body } = await send(api.graphqlUrl, { query });
    expect(status).toBe(400);
    expect(body.errors[0].extensions.code).toBe('COST_TOO_HIGH');
  });
});

describe('the rate of a key', () => {
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
  const query = '{ cases(brand: "moulin", first: 100) { edges { node { id } } } }'; // 310
  it('is told with every answer, and ends with 429 and when to come again', async () => {
    const first = await send(keyed.graphqlUrl, { query }, bearer('one'));
    expect(first.status).toBe(200);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'ratelimit-policy': '"cost";q=1000;w=60',
      ratelimit: expect.stringMatching(/^"cost";r=690;t=\d+$/),
      'ratelimit-limit': '1000',
      'ratelimit-remaining': '690',
      'ratelimit-reset': expect.stringMatching(/^\d+$/),
    });
    await send(keyed.graphqlUrl, { query }, bearer('one'));
    await send(keyed.graphqlUrl, { query }, bearer('one'));
    const fourth = await send(keyed.graphqlUrl, { query }, bearer('one'));
    expect(fourth.status).toBe(429);
    expect(fourth.body.errors[0].extensions.code).toBe('RATE_LIMITED');
    expect(Number(fourth.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(fourth.headers.get('ratelimit-remaining')).toBe('70');
  });

  it('leaves what is left to smaller requests, and other keys alone', async () => {
    const small = '{ cases(brand: "moulin", first: 5) { totalCount } }';
    expect((await send(keyed.graphqlUrl, { query: small }, bearer('one'))).status).toBe(200);
    expect((await send(keyed.graphqlUrl, { query }, bearer('two'))).headers.get('ratelimit-remaining')).toBe('690');
  });

  it('does not count the requests of this machine', async () => {
    const { status, headers } = await send(api.graphqlUrl, { query });
    expect(status).toBe(200);
    expect(headers.get('ratelimit-limit')).toBeNull();
  });
});

describe('what takes too long', () => {
  it('ends with 504 and TIMEOUT, nothing else told', async () => {
    const given = comment('Mon colis est perdu !');
    const key = `comment moulin x ${given.externalId}`;
    // Somebody else holds the place of this very comment.
    const held = api.db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
      const variables = { input: { brand: 'moulin', comment: given } };
      return send(api.graphqlUrl, { query: contract, operationName: 'ReceiveComment', variables });
    });
    const { status, headers, body } = await held;
    expect({ status, again: headers.get('retry-after') }).toEqual({ status: 504, again: '1' });
    expect(body.errors).toEqual([{ message: expect.any(String), extensions: { code: 'TIMEOUT' } }]);
  });
});

describe('a page of another site', () => {
  const hello = '?query=%7B__typename%7D';
  it.each([
    ['a link or an image', {}],
    ['an event source', { accept: 'text/event-stream' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
  ])('cannot ask by GET: %s', async (_, headers) => {
    const response = await fetch(`${api.graphqlUrl}${hello}`, { headers });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'CSRF_HEADER_MISSING' } }] });
  });

  it.each([['x-graphql-yoga-csrf'], ['apollo-require-preflight']])(
    'could not send %s, so that counts',
    async (name) => {
      const response = await fetch(`${api.graphqlUrl}${hello}`, { headers: { [name]: '1' } });
      expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } });
    },
  );

  it('cannot post a form', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const response = await fetch(api.graphqlUrl, { method: 'POST', headers: { 'content-type': type }, body: '{}' });
      expect(response.status, type).toBe(415);
    }
  });
});

describe('words', () => {
  const french = { 'accept-language': 'fr-FR, en;q=0.5' };
  it('are French to who reads French: at the door, of cursors, of costs', async () => {
    const form = await fetch(api.graphqlUrl, {
      method: 'POST',
      headers: { ...french, 'content-type': 'text/plain' },
      body: '{}',
    });
    expect((await form.json()) as object).toMatchObject({
      errors: [{ message: 'Envoyez application/json, en UTF-8, sans compression.' }],
    });
    const message = async (query: string) => (await send(api.graphqlUrl, { query }, french)).body.errors[0].message;
    expect(await message('{ cases(brand: "moulin", after: "what") { totalCount } }')).toMatch(/curseur/);
    expect(await message('{ cases(brand: "moulin", first: -1) { totalCount } }')).toBe('`first` vaut 0 ou plus.');
    expect(await message('{ node(id: "what") { id } }')).toMatch(/identifiant/);
    const dear = Array.from(
      { length: 9 },
      (_, n) => `a${n}: cases(brand: "moulin", first: 200) {
      edges { node { events(first: 200) { edges { node { actor { id } } } } } } }`,
    ).join(' ');
    expect(await message(`{ ${dear} }`)).toMatch(/^Cette requête coûte \d+, pour 100000 au plus/);
  });
});

describe('introspection', () => {
  it('is open, and cheap', async () => {
    const query = '{ __schema { types { name fields { name type { name ofType { name } } } } } }';
    const { status, body } = await send(api.graphqlUrl, { query });
    expect(status).toBe(200);
    expect(body.extensions.cost.requested).toBeLessThan(100);
  });
});
