/** Every field of the schema's roots has one scope, and a key without it is refused there and nowhere else. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphQLSchema } from '../../../api/node_modules/graphql/index.js';
import { type Scope, scopeOf, scopeOfPath, scopes } from '../../../api/src/access/scopes.ts';
import { ana, comment, max, post, sender, type TestApi, testApi } from '../harness.ts';
import { furnish, type Headers, keyFor, ours, type World } from './brands.ts';
import { argumentsOf, introspect, leavesOf, operationOf, rootsOf } from './calls.ts';

let api: TestApi;
let schema: GraphQLSchema;
let world: World;
const root: Headers = { authorization: 'Bearer root', accept: 'application/json' };
beforeAll(async () => {
  api = await testApi({ apiKey: 'root' });
  schema = await introspect(api.graphqlUrl, root);
  world = await furnish(api, ours, 'meunerie', root);
}, 120_000);
afterAll(() => api.close());

const all = Object.keys(scopes) as Scope[];

/** The code of whatever refuses a call of a field, by value or by error. */
async function codeOf(one: ReturnType<typeof rootsOf>[number], headers: Headers, more: object = {}): Promise<unknown> {
  const variables = { ...argumentsOf(one, world, null, ''), ...more };
  const { data, errors } = await post(api.graphqlUrl, { query: operationOf(one, schema, 2), variables }, headers);
  return errors?.[0]?.extensions?.code ?? data?.[one.field.name]?.code ?? null;
}

describe('the table of scopes', () => {
  it('names every field of the roots, and no other', () => {
    const roots = rootsOf(schema).map(({ name }) => name);
    expect(Object.keys(scopeOf).sort()).toEqual(roots.sort());
  });

  it('has no scope that opens nothing', () => {
    expect([...new Set([...Object.values(scopeOf), ...Object.values(scopeOfPath)])].sort()).toEqual([...all].sort());
  });

  it('stands in the page for integrators', () => {
    const page = readFileSync(fileURLToPath(new URL('../../../api/README.md', import.meta.url)), 'utf8');
    const rows = [...page.matchAll(/^\| `([a-z]+(?::[a-z]+)?)` \| (.+?) \| (.+?) \|$/gm)];
    const told = Object.fromEntries(rows.map(([, scope, what, fields]) => [scope, [what, fields]]));
    for (const scope of all) {
      const fields = Object.keys(scopeOf).filter((name) => scopeOf[name] === scope);
      const paths = Object.keys(scopeOfPath).filter((path) => scopeOfPath[path] === scope);
      const opened = [...fields.map((name) => name.split('.')[1]), ...paths].map((name) => `\`${name}\``).join(', ');
      expect(told[scope], scope).toEqual([scopes[scope].en, opened]);
    }
  });

  it('stands in the description of each field', () => {
    for (const { name, field } of rootsOf(schema)) expect(field.description).toContain(`Scope: \`${scopeOf[name]}\``);
  });
});

describe('a key', () => {
  it.each(all)('without %s is refused wherever that is needed, and nowhere else', async (without) => {
    const key = await keyFor(api, { scopes: all.filter((scope) => scope !== without) });
    for (const one of rootsOf(schema)) {
      // A subscription that is not refused goes on.
      const more = one.kind === 'subscription' ? { brand: 'nobody' } : {};
      const code = await codeOf(one, { ...key, accept: 'application/json' }, more);
      if (scopeOf[one.name] === without) expect(code, one.name).toBe('FORBIDDEN');
      else expect(['FORBIDDEN', 'UNAUTHENTICATED'], one.name).not.toContain(code);
    }
  });

  it('reads the metrics of all brands only with that scope, and only if it sees them all', async () => {
    const metrics = async (key: Headers) =>
      (await fetch(api.graphqlUrl.replace('/graphql', '/metrics'), { headers: key })).status;
    expect(await metrics(await keyFor(api, { scopes: ['metrics:read'] }))).toBe(200);
    expect(await metrics(await keyFor(api, { scopes: all.filter((scope) => scope !== 'metrics:read') }))).toBe(403);
    expect(await metrics(await keyFor(api, { brands: [ours] }))).toBe(403);
  });

  it('without any scope may introspect, and ask nothing', async () => {
    const key = await keyFor(api, { scopes: [] });
    expect((await post(api.graphqlUrl, { query: '{ __typename }' }, key)).data).toEqual({ __typename: 'Query' });
    for (const one of rootsOf(schema))
      expect(await codeOf(one, { ...key, accept: 'application/json' }), one.name).toBe('FORBIDDEN');
  });

  it('is told so in its language', async () => {
    const key = await keyFor(api, { scopes: ['ask'] });
    const report = rootsOf(schema).find(({ name }) => name === 'Query.report');
    if (report === undefined) throw new Error('no report');
    const query = operationOf(report, schema, 1);
    const variables = argumentsOf(report, world, null, '');
    const say = async (language: string) =>
      (await post(api.graphqlUrl, { query, variables }, { ...key, 'accept-language': language })).errors?.[0]?.message;
    expect(await say('fr')).toBe("Cette clé d'accès n'a pas la portée « reports:read ». Elle a : ask.");
    expect(await say('en')).toBe('This API key does not have the scope "reports:read". It has: ask.');
  });

  it('acts as its roles only, in every mutation that somebody does', async () => {
    const key = await keyFor(api, { roles: ['courier'] });
    const acting = rootsOf(schema).filter(({ field }) =>
      leavesOf(field).some(({ path }) => path.join('.') === 'input.actor.role'),
    );
    expect(acting.length).toBeGreaterThan(8);
    for (const one of acting) {
      const leaf = { path: ['input', 'actor', 'role'], type: 'String' } as const;
      const as = async (role: string) => {
        const variables = argumentsOf(one, world, leaf, role);
        const { data } = await post(api.graphqlUrl, { query: operationOf(one, schema, 2), variables }, key);
        return data[one.field.name].code;
      };
      expect(await as('miller'), one.name).toBe('ROLE_FORBIDDEN');
      expect(await as('courier'), one.name).not.toBe('ROLE_FORBIDDEN');
    }
  });

  it('may do what it has the scope for', async () => {
    const key = await keyFor(api, { scopes: ['cases:write'], roles: ['miller'], brands: [ours] });
    const send = sender(api.graphqlUrl);
    const input = { brand: ours, comment: comment('Mon colis est perdu !') };
    const { id } = (await send('ReceiveComment', { input }, key)).data.receiveComment.case;
    const note = (actor: object) => send('AdvanceCase', { input: { caseId: id, event: 'note', actor } }, key);
    expect((await note(ana)).data.advanceCase.__typename).toBe('AdvanceCasePayload');
    expect((await note(max)).data.advanceCase.code).toBe('ROLE_FORBIDDEN');
    expect((await send('Inbox', { brand: ours, first: 1 }, key)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
