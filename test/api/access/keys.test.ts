/** Keys in the database: made, used, rotated, revoked, by the command line and over HTTP. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createKey, listKeys, revokeKey, rotateKey } from '../../../api/src/access/keyring.ts';
import { storedKeys } from '../../../api/src/access/storedKeys.ts';
import { comment, post, sender, type TestApi, testApi } from '../harness.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const began = Date.parse('2026-11-20T10:00:00Z');
const all = { scopes: ['*'], roles: ['*'], brands: ['*'] } as const;
let api: TestApi;
beforeAll(async () => {
  api = await testApi({ apiKey: 'root', now: began });
});
afterAll(() => api.close());

const make = (more: object = {}) =>
  createKey(api.db, { name: 'crm', ...all, expiresAt: null, ...more }, new Date(api.services.now()));
const statusOf = async (token: string) =>
  (await post(api.graphqlUrl, { query: '{ __typename }' }, { authorization: `Bearer ${token}` })).status;
const recognise = (now = () => began) => storedKeys({ db: api.db, now, onFault: () => {} });

describe('a key', () => {
  it('is good at once, and only whole', async () => {
    const { token, key } = await make();
    expect(token).toMatch(/^apl_[a-z0-9]{8}_[A-Za-z0-9_-]{43}$/);
    expect(token.startsWith(key.id)).toBe(true);
    expect(await statusOf(token)).toBe(200);
    expect(await statusOf(token.slice(0, -1))).toBe(401);
    expect(await statusOf(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toBe(401);
    expect(await statusOf(key.id)).toBe(401);
    expect(await statusOf('root')).toBe(200);
  });

  it('leaves no secret behind: the database holds its SHA-256 and nothing else of it', async () => {
    const { token } = await make();
    const secret = token.slice('apl_12345678_'.length);
    const rows = await api.db.$queryRaw<{ row: string }[]>`SELECT t::text AS row FROM "ApiKey" t`;
    expect(rows.some(({ row }) => row.includes(secret))).toBe(false);
    const [shown] = await listKeys(api.db);
    expect(Object.keys(shown ?? {})).not.toContain('digest');
  });

  it('ends when it says', async () => {
    const { token } = await make({ expiresAt: new Date(began + 1_000) });
    expect(await recognise(() => began + 999)(token)).not.toBeNull();
    expect(await recognise(() => began + 1_000)(token)).toBeNull();
  });

  it('rotated, has a new secret, and the old one for the time of grace', async () => {
    const { token, key } = await make();
    const rotated = await rotateKey(api.db, key.id, new Date(began + 60_000));
    expect(rotated?.key.id).toBe(key.id);
    expect(rotated?.token).not.toBe(token);
    const at = (ms: number) => recognise(() => began + ms);
    expect(await at(59_999)(token)).not.toBeNull();
    expect(await at(60_000)(token)).toBeNull();
    expect(await at(60_000)(rotated?.token ?? '')).toMatchObject({ id: key.id });
    const again = await rotateKey(api.db, key.id, new Date(began + 60_000));
    expect(await at(0)(token)).toBeNull();
    expect(await at(0)(again?.token ?? '')).not.toBeNull();
  });

  it('revoked, is good for nothing: at once for who asks now, in two seconds for who believed in it', async () => {
    const { token, key } = await make();
    const believer = recognise();
    expect(await believer(token)).not.toBeNull();
    expect(await revokeKey(api.db, key.id, new Date(began))).toBe(true);
    expect(await recognise()(token)).toBeNull();
    const later = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 2_000);
    expect(await believer(token)).toBeNull();
    later.mockRestore();
    expect(await revokeKey(api.db, key.id, new Date(began))).toBe(false);
    expect(await rotateKey(api.db, key.id, new Date(began))).toBeNull();
  });

  it('revoked, is told nothing more by what it follows', async () => {
    const { token, key } = await make();
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'text/event-stream',
    };
    const send = sender(api.graphqlUrl);
    const root = { authorization: 'Bearer root' };
    const receive = () => send('ReceiveComment', { input: { brand: 'moulin', comment: comment('Bof.') } }, root);
    const { data } = await send('CaseChanges', { brand: 'moulin', first: 0 }, root);
    expect(data.caseChanges.edges).toEqual([]);
    await receive();
    const first = (await send('CaseChanges', { brand: 'moulin', first: 1 }, root)).data.caseChanges.pageInfo.endCursor;
    await receive();
    const body = JSON.stringify({
      query: 'subscription F($after: String) { caseChanged(brand: "moulin", after: $after) { event { type } } }',
      variables: { after: first },
    });
    const response = await fetch(api.graphqlUrl, { method: 'POST', headers, body });
    let text = '';
    let revoked = false;
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      if (revoked || !text.includes('"opened"')) continue;
      revoked = await revokeKey(api.db, key.id, new Date(began));
      // Longer than anybody believes what they read.
      await new Promise((resolve) => setTimeout(resolve, 2_100));
      await receive();
    }
    expect(text.match(/"opened"/g)).toHaveLength(1);
    expect(text).toContain('UNAUTHENTICATED');
  });

  it('of scopes that this version does not know may do nothing by them', async () => {
    const { token } = await make({ scopes: ['cases:read', 'constructor', 'rockets:launch'] });
    expect(await recognise()(token)).toMatchObject({ scopes: ['cases:read'], brands: null, roles: null });
  });

  it('is noted as used at most once a minute', async () => {
    const { token, key } = await make();
    let at = began;
    const one = recognise(() => at);
    const other = recognise(() => at);
    const usedAfter = async (ms: number) => {
      at = began + ms;
      await Promise.all([one(token), other(token)]);
      // Nobody waits for the note: the database is asked until it stands.
      const read = async () => (await api.db.apiKey.findUniqueOrThrow({ where: { id: key.id } })).lastUsedAt?.getTime();
      await vi.waitFor(async () => expect(await read()).toBeGreaterThanOrEqual(began));
      await new Promise((resolve) => setTimeout(resolve, 100));
      return ((await read()) ?? 0) - began;
    };
    expect(await usedAfter(0)).toBe(0);
    expect(await usedAfter(59_999)).toBe(0);
    expect(await usedAfter(60_000)).toBe(60_000);
  });

  it('does not open the door of a server without keys to others, and counts where it is sent', async () => {
    const open = await testApi();
    const { token } = await createKey(open.db, { name: 'x', ...all, scopes: [], expiresAt: null }, new Date());
    const ask = (headers: Record<string, string>) =>
      post(open.graphqlUrl, { query: '{ charter(brand: "moulin") { name } }' }, headers);
    expect((await ask({})).data.charter.name).toBe('Le Moulin');
    expect((await ask({ authorization: `Bearer ${token}` })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await ask({ authorization: 'Bearer guess' })).status).toBe(401);
    await open.close();
  });
});

describe('aplomb key', () => {
  const entry = fileURLToPath(new URL('../../../aplomb.ts', import.meta.url));
  const { PATH = '', HOME = '' } = process.env;
  async function aplomb(...words: string[]): Promise<{ code: number; out: string; err: string }> {
    const env = { PATH, HOME, DATABASE_URL: api.url, LANG: 'en' };
    return promisify(execFile)(process.execPath, [entry, ...words], { env }).then(
      ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
      ({ code, stdout, stderr }) => ({ code, out: stdout, err: stderr }),
    );
  }

  it('makes one, lists it without its secret, rotates and revokes it', async () => {
    const words = ['--name', 'The CRM', '--scopes', 'ask,cases:read', '--brands', 'moulin', '--expires', '90d'];
    const made = await aplomb('key', 'create', ...words);
    const token = /^apl_\w{8}_\S+$/m.exec(made.out)?.[0] ?? '';
    const id = token.slice(0, 12);
    expect(await statusOf(token)).toBe(200);
    const listed = await aplomb('key', 'list');
    expect(listed.out).toContain(`${id}  The CRM\n    scopes ask, cases:read · brands moulin · roles all\n`);
    expect(listed.out).not.toContain(token);
    const rotated = await aplomb('key', 'rotate', id, '--grace', '1h');
    expect(rotated.out).toMatch(/old secret is good until/);
    expect((await aplomb('key', 'revoke', id)).out).toBe(`${id} is good for nothing now.\n`);
    expect(await aplomb('key', 'revoke', id)).toMatchObject({ code: 2, err: expect.stringContaining('already') });
  });

  it('warns of a brand and of a role that there are not, and of none that there are', async () => {
    const create = (brands: string, roles: string) =>
      aplomb('key', 'create', '--name', 'x', '--scopes', 'ask', '--brands', brands, '--roles', roles);
    const { code, err } = await create('moulin,mulin', 'miller,millr');
    expect([code, err]).toEqual([
      0,
      'No charter for the brand "mulin": the key sees nothing of it. Did you mean "moulin"?\n' +
        'None of these brands has the role "millr". Did you mean "miller"?\n',
    ]);
    expect((await create('moulin', 'miller')).err).toBe('');
    expect((await create('all', 'all')).err).toBe('');
  });

  it.each([
    [['key'], 'create, list, rotate or revoke'],
    [['key', 'constructor'], 'create, list, rotate or revoke'],
    [['key', 'create', '--name', 'x', '--scopes', 'ask'], '--brands is missing'],
    [['key', 'create', '--name', 'x', '--scopes', 'everything', '--brands', 'all'], 'Unknown scope: "everything"'],
    [['key', 'create', '--name', 'x', '--scopes', 'ask', '--brands', 'A,B'], '"A" is no name'],
    [['key', 'create', '--name', 'x', '--scopes', 'ask', '--brands', 'all', '--expires', '2020-01-01'], 'to come'],
    [['key', 'list', '--colour'], 'This option is wrong: --colour'],
    [['key', 'rotate', 'apl_x'], 'A key is needed'],
  ])('refuses %o in a sentence', async (words, said) => {
    const { code, err } = await aplomb(...words);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
    expect(err).not.toContain('    at ');
  });

  it('is listed and explained by help, beside the commands of authors', async () => {
    expect((await aplomb('help')).out).toMatch(/\n {2}check[\s\S]+With the server:\n[\s\S]* {2}key +makes/);
    expect((await aplomb('help', 'key', '--lang', 'fr')).out).toContain(
      'cases:read        lire et suivre les dossiers',
    );
    expect((await aplomb('key', '--help')).out).toContain('Scopes:');
  });
});
