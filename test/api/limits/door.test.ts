/** What is said to a request that is none: status, code, words in both languages, and never what was sent. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAcceptable } from '../../../api/src/http/acceptable.ts';
import { contract, type TestApi, testApi } from '../harness.ts';

let api: TestApi;
let locked: TestApi;
beforeAll(async () => {
  [api, locked] = await Promise.all([testApi(), testApi({ apiKey: 'secret' })]);
});
afterAll(() => Promise.all([api.close(), locked.close()]));

interface Told {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly field: string | undefined;
  readonly headers: Headers;
}

async function told(init: RequestInit & { path?: string; to?: TestApi } = {}): Promise<Told> {
  const { path = '/graphql', to = api, ...rest } = init;
  const headers = { 'content-type': 'application/json', ...(rest.headers as Record<string, string>) };
  const answer = await fetch(to.graphqlUrl.replace('/graphql', path), { method: 'POST', ...rest, headers });
  const { errors } = (await answer.json()) as { errors?: { message: string; extensions: Record<string, string> }[] };
  const [first] = errors ?? [];
  const { code = 'none', field } = first?.extensions ?? {};
  return { status: answer.status, code, message: first?.message ?? '', field, headers: answer.headers };
}
const latin = Buffer.from('{"query":"{ charter(brand: \\"h\u00e9\\") { name } }"}', 'latin1');
const french = { 'accept-language': 'fr' };

describe('at the door', () => {
  it.each<[string, Parameters<typeof told>[0], number, string, RegExp, RegExp]>([
    ['no path of ours', { path: '/graphq', body: '{}' }, 404, 'NOT_FOUND', /\/graphql/, /à \/graphql/],
    ['another method', { method: 'PUT', body: '{}' }, 405, 'METHOD_NOT_ALLOWED', /Send POST/, /Envoyez POST/],
    ['an empty body', { body: '' }, 400, 'BAD_REQUEST', /empty/, /vide/],
    ['no JSON', { body: '{"query": "Madame Untel' }, 400, 'BAD_REQUEST', /not JSON/, /pas du JSON/],
    ['no UTF-8', { body: latin }, 400, 'BAD_REQUEST', /UTF-8/, /UTF-8/],
    ['a list', { body: '[]' }, 400, 'BAD_REQUEST', /no list/, /pas de liste/],
    ['a text', { body: '"hello"' }, 400, 'BAD_REQUEST', /an object/, /un objet/],
    ['no document', { body: '{"variables":{}}' }, 400, 'BAD_REQUEST', /"query"/, /« query »/],
    ['variables as text', { body: '{"query":"{a}","variables":"{}"}' }, 400, 'BAD_REQUEST', /object/, /objet/],
    ['a stranger in it', { body: '{"qeury":"{a}"}' }, 400, 'BAD_REQUEST', /"qeury"/, /« qeury »/],
    [
      'another charset',
      { body: '{}', headers: { 'content-type': 'application/json; charset=iso-8859-1' } },
      415,
      'MEDIA_TYPE_UNSUPPORTED',
      /UTF-8/,
      /UTF-8/,
    ],
    [
      'a compressed body',
      { body: 'x', headers: { 'content-encoding': 'gzip' } },
      415,
      'MEDIA_TYPE_UNSUPPORTED',
      /not compressed/,
      /sans compression/,
    ],
    [
      'an answer that we have not',
      { body: '{}', headers: { accept: 'text/html' } },
      406,
      'NOT_ACCEPTABLE',
      /application\/json/,
      /demandez/,
    ],
  ])('%s is refused in words', async (_, init = {}, status, code, english, frenchWords) => {
    const asked = await told(init);
    expect(asked).toMatchObject({ status, code, message: expect.stringMatching(english) });
    const headers = { ...french, ...(init.headers as Record<string, string>) };
    expect((await told({ ...init, headers })).message).toMatch(frenchWords);
    expect(asked.message).not.toContain('Untel');
  });

  it('a body of five mebibytes is answered, not reset', async () => {
    const body = JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(5 * 1024 * 1024) } });
    for (let time = 0; time < 5; time += 1) {
      expect(await told({ body })).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
      expect(await told({ body, to: locked })).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    }
  });

  it('a key that is not good is told apart from none, and both how to send one', async () => {
    const body = '{"query":"{ __typename }"}';
    const none = await told({ body, to: locked });
    const bad = await told({ body, to: locked, headers: { authorization: 'Bearer guess', ...french } });
    expect([none.headers.get('www-authenticate'), bad.headers.get('www-authenticate')]).toEqual([
      'Bearer',
      'Bearer error="invalid_token"',
    ]);
    expect(none.message).toMatch(/Send the API key/);
    expect(bad.message).toMatch(/ne vaut pas/);
  });

  it.each([
    ['variables that are no JSON', '?query=%7B__typename%7D&variables=%7Bbad', /"variables" is a JSON object/],
    ['variables that are a number', '?query=%7B__typename%7D&variables=5', /"variables" is a JSON object/],
    ['no document', '?variables=%7B%7D', /"query"/],
  ])('an address with %s is 400', async (_, path, english) => {
    const headers = { 'x-graphql-yoga-csrf': '1' };
    const answer = await fetch(`${api.graphqlUrl}${path}`, { headers });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      errors: [{ message: expect.stringMatching(english), extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  it('a byte order mark is forgiven', async () => {
    expect(await told({ body: '\ufeff{"query":"{ __typename }"}' })).toMatchObject({ status: 200, code: 'none' });
  });

  it('a subscription as JSON is told how it is read, and a mutation that nobody could read does not run', async () => {
    const body = JSON.stringify({ query: 'subscription { caseChanged(brand: "moulin") { cursor } }' });
    expect(await told({ body, headers: { accept: 'application/json' } })).toMatchObject({
      status: 406,
      code: 'NOT_ACCEPTABLE',
      message: expect.stringContaining('text/event-stream'),
    });
    const input = { brand: 'moulin', comment: { externalId: 'unread', channel: 'x', text: 'Bof.' } };
    const mutation = JSON.stringify({ query: contract, operationName: 'ReceiveComment', variables: { input } });
    expect((await told({ body: mutation, headers: { accept: 'text/html' } })).status).toBe(406);
    expect(await api.db.comment.count({ where: { externalId: 'unread' } })).toBe(0);
  });

  it.each([
    [undefined, true],
    ['', true],
    ['*/*', true],
    ['application/*', true],
    ['text/html, application/json;q=0.1', true],
    ['text/event-stream', true],
    ['text/*', true],
    ['image/*', false],
    ['text/html', false],
  ])('accepts %j: %s', (accept, expected) => {
    expect(isAcceptable(accept)).toBe(expected);
  });
});

describe('a variable that does not fit', () => {
  const comment = { channel: 'x', text: 'Mon nom est Untel' };
  const asked = (variables: unknown, headers: Record<string, string> = {}) =>
    told({
      body: JSON.stringify({ query: contract, operationName: 'Prescribe', variables }),
      headers,
    });

  it.each<[string, unknown, string, RegExp, RegExp]>([
    ['missing', { brand: 'moulin' }, 'comment', /to be provided\.$/, /« CommentInput! » est attendue\.$/],
    ['no object', { brand: 'moulin', comment: 'Untel' }, 'comment', /to be an object\.$/, /un objet de type/],
    [
      'no number',
      { brand: 'moulin', comment: { ...comment, stars: 'Untel' } },
      'comment.stars',
      /non-integer value\.$/,
      /un entier est attendu\.$/,
    ],
    ['no text', { brand: 'moulin', comment: { ...comment, text: { Untel: 1 } } }, 'comment.text', /String/, /un texte/],
    [
      'an unknown field',
      { brand: 'moulin', comment: { ...comment, txt: 'x' } },
      'comment',
      /Did you mean "text"\?$/,
      /n’a pas de champ « txt »\. Vouliez-vous dire "text" \?$/,
    ],
    [
      'a missing field',
      { brand: 'moulin', comment: { channel: 'x' } },
      'comment',
      /required field "text"\.$/,
      /il manque le champ « text »/,
    ],
    [
      'an unknown enum value',
      { brand: 'moulin', comment: { ...comment, author: { kind: 'ROBOT' } } },
      'comment.author.kind',
      /There are: .*CUSTOMER/,
      /Il y a : .*CUSTOMER/,
    ],
    [
      'an instant without an offset',
      { brand: 'moulin', comment: { ...comment, postedAt: '2026-11-20T10:00:00' } },
      'comment.postedAt',
      /RFC 3339 with an offset/,
      /RFC 3339, avec décalage/,
    ],
  ])('(%s) is named by its field, in both languages, without what it held', async (_, variables, field, en, fr) => {
    const english = await asked(variables);
    expect(english).toMatchObject({ status: 200, code: 'BAD_USER_INPUT', field, message: expect.stringMatching(en) });
    const spoken = await asked(variables, french);
    expect(spoken.message).toMatch(fr);
    expect(english.message + spoken.message).not.toContain('Untel');
  });

  it('is 400 where the media type says so', async () => {
    const accept = 'application/graphql-response+json';
    expect(await asked({ brand: 'moulin' }, { accept })).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  });
});
