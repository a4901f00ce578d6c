/** People of an OpenID Connect provider: a real one on a socket, and every way to forge its tokens. */
import { createHmac, createPublicKey } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Jose from '../../../api/node_modules/jose/dist/types/index.d.ts';
import { oidcTokens } from '../../../api/src/access/oidc.ts';
import { readOidc } from '../../../api/src/access/oidcSettings.ts';
import { readEnvironment } from '../../../api/src/environment.ts';
import { comment, post, sender, type TestApi, testApi, zoe } from '../harness.ts';

const { exportJWK, exportSPKI, generateKeyPair, SignJWT } = createRequire(
  new URL('../../../api/package.json', import.meta.url),
)('jose') as typeof Jose;
const audience = 'https://aplomb.example';
let provider: Server;
let issuer: string;
let api: TestApi;
let signing: { privateKey: Jose.CryptoKey; publicKey: Jose.CryptoKey };
let next: typeof signing;
let published: Record<string, unknown>[];
let asked: string[] = [];

beforeAll(async () => {
  signing = await generateKeyPair('RS256', { extractable: true });
  next = await generateKeyPair('ES256', { extractable: true });
  published = [{ ...(await exportJWK(signing.publicKey)), kid: 'one', use: 'sig', alg: 'RS256' }];
  provider = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('content-type', 'application/json');
    if (request.url === '/.well-known/openid-configuration')
      response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/keys` }));
    else if (request.url === '/keys') response.end(JSON.stringify({ keys: published }));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  api = await testApi({ oidc: { ...settings(), issuer } });
}, 120_000);
afterAll(async () => {
  await api.close();
  provider.close();
});

function settings() {
  return { issuer, audience, scopesClaim: 'scope', brandsClaim: 'aplomb_brands', rolesClaim: 'aplomb_roles' };
}

const claims = { scope: 'cases:read cases:write', aplomb_brands: ['moulin'], aplomb_roles: ['director'] };
interface Forged {
  readonly claims?: Record<string, unknown>;
  readonly issuer?: string;
  readonly audience?: string;
  readonly subject?: string | null;
  readonly expires?: string | number | null;
  readonly kid?: string;
}
async function token(wanted: Forged = {}, key = signing.privateKey, alg = 'RS256'): Promise<string> {
  const made = new SignJWT(wanted.claims ?? claims)
    .setProtectedHeader({ alg, kid: wanted.kid ?? 'one' })
    .setIssuer(wanted.issuer ?? issuer)
    .setAudience(wanted.audience ?? audience);
  if (wanted.subject !== null) made.setSubject(wanted.subject ?? 'marie');
  if (wanted.expires !== null) made.setExpirationTime(wanted.expires ?? '5 minutes');
  return made.sign(key);
}
const hello = async (bearer: string) =>
  post(api.graphqlUrl, { query: '{ __typename }' }, { authorization: `Bearer ${bearer}` });
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a token of the provider', () => {
  it('lets its person do what its claims say, and no more', async () => {
    const headers = { authorization: `Bearer ${await token()}` };
    const send = sender(api.graphqlUrl);
    const input = { brand: 'moulin', comment: comment('Mon colis est perdu !') };
    const { id } = (await send('ReceiveComment', { input }, headers)).data.receiveComment.case;
    const note = (role: string) =>
      send('AdvanceCase', { input: { caseId: id, event: 'note', actor: { id: 'z', role } } }, headers);
    expect((await note(zoe.role)).data.advanceCase.__typename).toBe('AdvanceCasePayload');
    expect((await note('miller')).data.advanceCase.code).toBe('ROLE_FORBIDDEN');
    const { errors } = await send('Charter', { brand: 'moulin' }, headers);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('without claims may do nothing, and sees no brand', async () => {
    const send = sender(api.graphqlUrl);
    const bare = { authorization: `Bearer ${await token({ claims: {} })}` };
    expect((await send('Inbox', { brand: 'moulin', first: 1 }, bare)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const blind = { authorization: `Bearer ${await token({ claims: { scope: '*' } })}` };
    expect((await send('Inbox', { brand: 'moulin', first: 1 }, blind)).errors?.[0]?.extensions.code).toBe(
      'BRAND_UNKNOWN',
    );
  });

  it('counts once a new key is published, without a restart', async () => {
    published = [...published, { ...(await exportJWK(next.publicKey)), kid: 'two', use: 'sig', alg: 'ES256' }];
    const recognise = oidcTokens({ ...settings(), now: Date.now, onFault: () => {} });
    expect(await recognise(await token({ kid: 'two' }, next.privateKey, 'ES256'))).toMatchObject({ id: 'oidc:marie' });
  });

  it('asks the provider once, not for every token', async () => {
    asked = [];
    const recognise = oidcTokens({ ...settings(), now: Date.now, onFault: () => {} });
    for (let n = 0; n < 20; n += 1) expect(await recognise(await token())).not.toBeNull();
    expect(asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  });
});

describe('refused with 401 and a code', () => {
  const forgeries: [string, () => Promise<string>][] = [
    ['an expired token', () => token({ expires: Math.floor(Date.now() / 1000) - 120 })],
    ['one without an end', () => token({ expires: null })],
    ['one of nobody', () => token({ subject: null })],
    ['one for another audience', () => token({ audience: 'https://other.example' })],
    ['one of another issuer', () => token({ issuer: 'https://other.example' })],
    ['one that names an unknown key', () => token({ kid: 'three' })],
    ['one signed by a stranger under a known name', async () => token({}, (await generateKeyPair('RS256')).privateKey)],
    [
      'one without a signature',
      async () => {
        const [, body] = (await token()).split('.');
        return `${encoded({ alg: 'none', typ: 'JWT' })}.${body}.`;
      },
    ],
    [
      'one signed by HS256 with the public key',
      async () => {
        const [, body] = (await token()).split('.');
        const head = encoded({ alg: 'HS256', typ: 'JWT', kid: 'one' });
        const secret = await exportSPKI(signing.publicKey);
        expect(createPublicKey(secret).type).toBe('public');
        return `${head}.${body}.${createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url')}`;
      },
    ],
    [
      'one whose claims were changed',
      async () => {
        const [head, , signature] = (await token()).split('.');
        return `${head}.${encoded({ ...claims, aplomb_brands: '*', iss: issuer, aud: audience, sub: 'x', exp: 9e9 })}.${signature}`;
      },
    ],
    ['words', async () => 'a.b.c'],
  ];
  it.each(forgeries)('%s', async (_, forge) => {
    const { status, errors } = await hello(await forge());
    expect([status, errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('while the good one passes', async () => {
    expect((await hello(await token())).status).toBe(200);
  });

  it('by a provider whose document names another issuer, and says so to the log', async () => {
    const faults: unknown[] = [];
    const elsewhere = `http://localhost:${(provider.address() as AddressInfo).port}`;
    const recognise = oidcTokens({
      ...settings(),
      issuer: elsewhere,
      now: Date.now,
      onFault: (fault) => faults.push(fault),
    });
    expect(await recognise(await token({ issuer: elsewhere }))).toBeNull();
    expect(String(faults[0])).toContain('is not of');
  });
});

describe('the settings', () => {
  const at = 'https://login.example';
  it.each([
    [{}, null],
    [{ APLOMB_OIDC_ISSUER: at }, /AUDIENCE is not/],
    [{ APLOMB_OIDC_AUDIENCE: 'a' }, /ISSUER is not/],
    [{ APLOMB_OIDC_ISSUER: 'http://login.example', APLOMB_OIDC_AUDIENCE: 'a' }, /https/],
    [{ APLOMB_OIDC_ISSUER: 'login', APLOMB_OIDC_AUDIENCE: 'a' }, /https/],
  ])('%o', (env, said) => {
    const read = readOidc(env);
    if (said === null) expect(read).toBeNull();
    else expect(read).toMatchObject({ en: expect.stringMatching(said) });
  });

  it('open a shared database without a key of the environment, and close the door to who has no token', () => {
    const env = { DATABASE_URL: 'postgresql://localhost/x', APLOMB_OIDC_ISSUER: at };
    expect(readEnvironment(env)).toMatchObject({ mistakes: [expect.stringMatching(/AUDIENCE/)] });
    const whole = readEnvironment({ ...env, APLOMB_OIDC_AUDIENCE: 'a' });
    expect(whole).toMatchObject({ host: '0.0.0.0', keys: [], oidc: { issuer: at, audience: 'a' } });
  });

  it('take claims by their configured names', () => {
    const env = { APLOMB_OIDC_ISSUER: at, APLOMB_OIDC_AUDIENCE: 'a', APLOMB_OIDC_BRANDS_CLAIM: 'https://x/brands' };
    expect(readOidc(env)).toMatchObject({ issuer: at, brandsClaim: 'https://x/brands', rolesClaim: 'aplomb_roles' });
  });
});
