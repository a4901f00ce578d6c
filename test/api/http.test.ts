import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditServer } from '../../api/node_modules/graphql-http/lib/index.mjs';
import { comment, operationNames, post, sender, type TestApi, testApi } from './harness.ts';

let api: TestApi;
let locked: TestApi;
beforeAll(async () => {
  [api, locked] = await Promise.all([testApi(), testApi({ apiKey: 'secret for-the-shop=miller,courier with=equals' })]);
});
afterAll(() => Promise.all([api.close(), locked.close()]));

const hello = { query: '{ __typename }' };

interface Raw {
  readonly status: number;
  readonly body: string;
}
/** What fetch would not send. */
function raw(url: string, headers: Record<string, string>, body?: string): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('over HTTP', () => {
  it('answers the contract as written, all of its operations in one document', async () => {
    expect(operationNames).toHaveLength(22);
    const { status, errors } = await sender(api.graphqlUrl)('Inbox', { brand: 'moulin', first: 1 });
    expect({ status, errors }).toEqual({ status: 200, errors: undefined });
  });

  it('keeps the rules of GraphQL over HTTP, but for the three that it MAY leave: a plain GET', async () => {
    const results = await auditServer({ url: api.graphqlUrl, fetchFn: fetch });
    expect(results.length).toBeGreaterThan(60);
    expect(results.filter(({ status }) => status !== 'ok').map(({ id, name }) => `${id} ${name}`)).toEqual([
      '5A70 MAY accept application/x-www-form-urlencoded formatted GET requests',
      'D6D5 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
      '6A70 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
    ]);
  });

  it('keeps all of them for who sends the header that no other page can', async () => {
    const withHeader: typeof fetch = (url, init) =>
      fetch(url, {
        ...init,
        headers: { ...Object.fromEntries(new Headers(init?.headers)), 'x-graphql-yoga-csrf': '1' },
      });
    const results = await auditServer({ url: api.graphqlUrl, fetchFn: withHeader });
    expect(results.filter(({ status }) => status !== 'ok').map(({ id, name }) => `${id} ${name}`)).toEqual([]);
  });

  it('bounds what one request may ask', async () => {
    const code = async (query: string) => (await post(api.graphqlUrl, { query })).errors?.[0]?.extensions?.code;
    expect(await code(`{ ${Array.from({ length: 40 }, (_, n) => `a${n}: __typename`).join(' ')} }`)).toBe(
      'TOO_COMPLEX',
    );
    expect(await code(`{ __schema { types { fields { type { ${'ofType { '.repeat(14)}name${' }'.repeat(18)} }`)).toBe(
      'TOO_COMPLEX',
    );
    expect((await post(api.graphqlUrl, { query: `{ ${'__typename '.repeat(5_000)} }` })).errors?.[0]?.message).toMatch(
      /token/i,
    );
  });

  it('refuses a body without a length, one that is too long, and one that is not JSON', async () => {
    const json = { 'content-type': 'application/json' };
    expect((await raw(api.graphqlUrl, { ...json, 'transfer-encoding': 'chunked' }, '{}')).status).toBe(411);
    expect((await raw(api.graphqlUrl, { ...json, 'content-length': '4194305' })).status).toBe(413);
    expect((await raw(api.graphqlUrl, { 'content-type': 'text/plain', 'content-length': '2' }, '{}')).status).toBe(415);
    const large = { query: `{ __typename } # ${'x'.repeat(4_000_000)}` };
    expect((await post(api.graphqlUrl, large)).status).toBe(200);
  });

  it('wants the key where there is one', async () => {
    expect((await post(locked.graphqlUrl, hello)).status).toBe(401);
    expect((await post(locked.graphqlUrl, hello, { authorization: 'Bearer guess' })).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
    expect((await post(locked.graphqlUrl, hello, { authorization: 'Bearer secret' })).data).toEqual({
      __typename: 'Query',
    });
  });

  it('lets a key act as its roles only', async () => {
    const send = (bearer: string) => {
      const headers = { authorization: `Bearer ${bearer}` };
      return (name: string, variables: unknown) => sender(locked.graphqlUrl)(name, variables, headers);
    };
    const shop = send('for-the-shop');
    const input = { brand: 'moulin', comment: comment('Bof.') };
    const { id } = (await shop('ReceiveComment', { input })).data.receiveComment.case;
    const note = (role: string) => ({ input: { caseId: id, event: 'note', actor: { id: 'x', role } } });
    expect((await shop('AdvanceCase', note('miller'))).data.advanceCase.__typename).toBe('AdvanceCasePayload');
    expect((await shop('AdvanceCase', note('director'))).data.advanceCase).toMatchObject({ code: 'ROLE_FORBIDDEN' });
    expect((await send('secret')('AdvanceCase', note('director'))).data.advanceCase.__typename).toBe(
      'AdvanceCasePayload',
    );
    expect((await send('with')('AdvanceCase', note('director'))).data.advanceCase).toMatchObject({
      code: 'ROLE_FORBIDDEN',
    });
  });

  it('serves only this machine, and no page of another site, where there is none', async () => {
    const json = { 'content-type': 'application/json', 'content-length': '27' };
    const body = JSON.stringify(hello).padEnd(27);
    expect((await raw(api.graphqlUrl, { ...json, host: 'evil.example' }, body)).status).toBe(403);
    expect((await raw(api.graphqlUrl, { ...json, origin: 'https://evil.example' }, body)).status).toBe(403);
    expect((await raw(api.graphqlUrl, { ...json, origin: 'http://localhost:4000' }, body)).status).toBe(200);
  });

  it('says whether it lives and is ready', async () => {
    const base = locked.graphqlUrl.replace('/graphql', '');
    expect((await fetch(`${base}/livez`)).status).toBe(200);
    expect((await fetch(`${base}/readyz`)).status).toBe(200);
  });

  it('shows GraphiQL with three examples and nothing from elsewhere', async () => {
    const page = await (await fetch(api.graphqlUrl, { headers: { accept: 'text/html' } })).text();
    expect(page.match(/"query":"# /g)).toHaveLength(3);
    expect([...page.matchAll(/<(?:script|link)[^>]+(?:src|href)="(https?:[^"]+)"/g)]).toEqual([]);
  });

  it('masks our own faults', async () => {
    const broken = { ...api.services.charters };
    Object.assign(api.services.charters, {
      current: () => {
        throw new Error('the password is swordfish');
      },
    });
    const answer = await sender(api.graphqlUrl)('Prescribe', {
      brand: 'moulin',
      comment: { channel: 'x', text: 'Bof.' },
    });
    Object.assign(api.services.charters, broken);
    expect(JSON.stringify(answer)).not.toContain('swordfish');
    expect(answer.errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
  });

  it('says the charter', async () => {
    const { data } = await sender(api.graphqlUrl)('Charter', { brand: 'moulin' });
    expect(data.charter).toMatchObject({
      brand: 'moulin',
      name: 'Le Moulin',
      languages: ['fr', 'en'],
      promises: [
        {
          text: expect.stringMatching(/^Réponse en 3 heures/),
          proved: true,
          worstCase: expect.stringContaining('2 heures'),
        },
      ],
      versions: { edges: [{ node: { version: '1.0.0', digest: data.charter.digest } }] },
    });
    expect(data.charter.crises.map(({ key }: { key: string }) => key)).toEqual([
      'insult',
      'lost-parcel',
      'praise',
      'triage',
    ]);
    const { steps, start } = data.charter.crises[1].playbook;
    expect(start).toBe('acknowledge');
    expect(steps.map(({ key }: { key: string }) => key).slice(0, 3)).toEqual(['acknowledge', 'trace', 'taken-over']);
    expect(steps[0]).toMatchObject({ owner: { key: 'miller' }, deadline: { within: '1 heure', ifMissed: 'director' } });
    expect(steps[2].deadline.ifMissed).toBeNull();
    for (const { playbook } of data.charter.crises) expect(playbook.diagram).toMatch(/^<svg[\s\S]*<\/svg>\s*$/);
    expect(steps.at(-1)).toMatchObject({ key: 'closed', owner: null, deadline: null });
    const x = data.charter.channels.find(({ key }: { key: string }) => key === 'x');
    expect(x).toMatchObject({ account: '@moulin', public: true, maxLength: { max: 280, unit: 'x-weighted' } });
    expect(x.can).toContainEqual({ action: 'HIDE', condition: expect.stringContaining('X') });
    expect(data.charter.channels.find(({ key }: { key: string }) => key === 'email').maxLength.max).toBeNull();
  });
});
