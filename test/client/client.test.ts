import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  AplombError,
  type Client,
  type ClientOptions,
  createClient,
  operations,
} from '../../packages/client/src/index.ts';

const running: Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) server.close().closeAllConnections();
});

interface Seen {
  readonly method: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown>;
}

/** A server on a real socket that answers one thing to everything, and what it saw. */
async function answering(
  status: number,
  answer: unknown,
  options: Omit<ClientOptions, 'url'> = {},
): Promise<{ client: Client; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    seen.push({ method: request.method, headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
    response.writeHead(status).end(typeof answer === 'string' ? answer : JSON.stringify(answer));
  });
  running.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { client: createClient({ url: `http://127.0.0.1:${port}/graphql`, ...options }), seen };
}
const comment = { channel: 'x', text: 'Toujours pas de valise !' };
const ask = (client: Client, options?: Parameters<Client['send']>[2]) =>
  client.send('Prescribe', { brand: 'hirondelle', comment }, options).then(
    () => 'answered',
    (error: unknown) => error,
  );

describe('createClient', () => {
  it('sends the document of the operation, its name, its variables and the key', async () => {
    const { client, seen } = await answering(200, { data: { prescribe: {} } }, { apiKey: 'k1' });
    expect(await ask(client, { language: 'fr' })).toBe('answered');
    expect(seen).toEqual([
      {
        method: 'POST',
        headers: expect.objectContaining({
          authorization: 'Bearer k1',
          'content-type': 'application/json',
          'accept-language': 'fr',
        }),
        body: { query: operations.Prescribe, operationName: 'Prescribe', variables: { brand: 'hirondelle', comment } },
      },
    ]);
  });

  it('sends no key where there is none', async () => {
    const { client, seen } = await answering(200, { data: {} });
    await ask(client);
    expect(seen[0]?.headers).not.toHaveProperty('authorization');
  });

  it.each([
    [
      'the code of the API',
      400,
      {
        data: { prescribe: null },
        errors: [{ message: 'Trop long.', path: ['prescribe'], extensions: { code: 'COMMENT_TOO_LONG' } }],
      },
      { code: 'COMMENT_TOO_LONG', message: 'Trop long.', status: 400 },
    ],
    [
      'a refused key',
      401,
      { errors: [{ message: 'A key is needed.', extensions: { code: 'UNAUTHENTICATED' } }] },
      { code: 'UNAUTHENTICATED', status: 401 },
    ],
    [
      'an error without a code',
      200,
      { errors: [{ message: 'Unexpected error.' }] },
      { code: 'UNKNOWN', message: 'Unexpected error.', status: 200 },
    ],
    ['an error that is none', 500, { errors: [null] }, { code: 'UNKNOWN', status: 500 }],
    ['a page of a proxy', 502, '<html>Bad gateway</html>', { code: 'NOT_GRAPHQL', status: 502 }],
    ['JSON that is no answer', 200, [1], { code: 'NOT_GRAPHQL', status: 200 }],
  ])('throws one kind of error, with %s', async (_, status, answer, expected) => {
    const error = await ask((await answering(status, answer)).client);
    expect(error).toBeInstanceOf(AplombError);
    expect(error).toMatchObject(expected);
  });

  it('says in the language asked for that nobody answers', async () => {
    const client = createClient({ url: 'http://127.0.0.1:1/graphql' });
    expect(await ask(client, { language: 'fr' })).toMatchObject({
      code: 'UNREACHABLE',
      status: null,
      message: 'L’API ne répond pas.',
    });
    expect(await ask(client)).toMatchObject({ code: 'UNREACHABLE', message: 'The API does not answer.' });
  });

  it('leaves the error of an abort as it is', async () => {
    const { client } = await answering(200, { data: {} });
    expect(await ask(client, { signal: AbortSignal.abort() })).toMatchObject({ name: 'AbortError' });
  });

  it('gives errors beside what was answered, to who asks for both', async () => {
    const errors = [{ message: 'Empty.', path: ['prescribeAll', 1], extensions: { code: 'COMMENT_EMPTY' } }];
    const { client } = await answering(200, { data: { prescribeAll: [{ language: 'fr' }, null] }, errors });
    const variables = { brand: 'hirondelle', comments: [comment, comment] };
    expect(await client.execute('PrescribeAll', variables)).toEqual({
      data: { prescribeAll: [{ language: 'fr' }, null] },
      problems: [{ message: 'Empty.', code: 'COMMENT_EMPTY', path: ['prescribeAll', 1] }],
    });
    await expect(client.send('PrescribeAll', variables)).rejects.toMatchObject({ code: 'COMMENT_EMPTY' });
  });
});
