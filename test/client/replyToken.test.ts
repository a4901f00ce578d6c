import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyReplyToken } from '../../packages/client/src/index.ts';

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const now = Date.parse('2026-11-20T10:00:00Z');

function gate(kid = 'ed25519-1') {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid, alg: 'EdDSA', use: 'sig' } as const;
  const issue = (claims: object, head: object = { alg: 'EdDSA', typ: 'JWT', kid }) => {
    const signed = `${base64url(head)}.${base64url(claims)}`;
    return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`;
  };
  return { keys: { keys: [jwk] }, issue };
}

const { keys, issue } = gate();
const text = 'Bonjour Marie, nous cherchons votre colis.';
const claims = (more: object = {}) => ({
  sub: 'Q2FzZTox',
  text: sha256(text),
  brand: 'moulin',
  channel: 'x',
  charter: 'c'.repeat(64),
  iat: now / 1000,
  exp: now / 1000 + 900,
  ...more,
});
const codeOf = async (token: string, more: Partial<Parameters<typeof verifyReplyToken>[1]> = {}) => {
  const checked = await verifyReplyToken(token, { text, keys, now, ...more });
  return checked.ok ? 'ok' : checked.code;
};

describe('verifyReplyToken', () => {
  it('gives the claims of a token for this text', async () => {
    expect(await verifyReplyToken(issue(claims()), { text, caseId: 'Q2FzZTox', channel: 'x', keys, now })).toEqual({
      ok: true,
      claims: claims(),
    });
  });

  it.each([
    ['another text', {}, { text: `${text} ` }, 'TEXT_DIFFERS'],
    ['another case', {}, { caseId: 'Q2FzZToy' }, 'CASE_DIFFERS'],
    ['another channel', {}, { channel: 'facebook' }, 'CHANNEL_DIFFERS'],
    ['the last second', {}, { now: now + 899_999 }, 'ok'],
    ['the second after', {}, { now: now + 900_000 }, 'TOKEN_EXPIRED'],
    ['no end', { exp: undefined }, {}, 'TOKEN_MALFORMED'],
    ['no case', { sub: undefined }, {}, 'TOKEN_MALFORMED'],
    ['a case that is a number', { sub: 1 }, {}, 'TOKEN_MALFORMED'],
    ['a hash that is none', { text: 'abc' }, {}, 'TOKEN_MALFORMED'],
    ['no charter', { charter: null }, {}, 'TOKEN_MALFORMED'],
    ['no key at all', {}, { keys: { keys: [] } }, 'KEY_UNKNOWN'],
    ['the keys of another gate', {}, { keys: gate().keys }, 'SIGNATURE_WRONG'],
    ['keys of another name', {}, { keys: gate('ed25519-2').keys }, 'KEY_UNKNOWN'],
    ['keys among others', {}, { keys: { keys: [...gate('ed25519-2').keys.keys, ...keys.keys] } }, 'ok'],
    ['keys that are none', {}, { keys: JSON.parse('{"keys":"x"}') }, 'KEYS_MALFORMED'],
  ])('judges %s', async (_, changed, more, expected) => {
    expect(await codeOf(issue(claims(changed)), more)).toBe(expected);
  });

  it.each([
    ['nothing', ''],
    ['two parts', issue(claims()).split('.').slice(0, 2).join('.')],
    ['no signature asked', `${base64url({ alg: 'none' })}.${base64url(claims())}.`],
    ['a symmetric signature', issue(claims(), { alg: 'HS256', kid: 'ed25519-1' })],
    ['a header nobody knows', issue(claims(), { alg: 'EdDSA', kid: 'ed25519-1', crit: ['x'], x: 1 })],
    ['claims that are a list', issue([])],
    ['no JSON', `${base64url({ alg: 'EdDSA' })}.${Buffer.from('{').toString('base64url')}.AAAA`],
  ])('refuses %s without throwing', async (_, token) => {
    expect(['TOKEN_MALFORMED', 'SIGNATURE_WRONG']).toContain(await codeOf(token));
  });

  it('refuses a signature of another kind, even by a key of the set', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'es', alg: 'ES256', use: 'sig' };
    const signed = `${base64url({ alg: 'ES256', kid: 'es' })}.${base64url(claims())}`;
    const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    const set = { keys: [...keys.keys, jwk] } as typeof keys;
    expect(await codeOf(`${signed}.${signature.toString('base64url')}`, { keys: set })).toBe('TOKEN_MALFORMED');
  });

  it('refuses half a character: once in UTF-8, two such texts are one', async () => {
    const broken = 'Bonjour \ud83d';
    expect(sha256(broken)).toBe(sha256('Bonjour \ud83e'));
    expect(await codeOf(issue(claims({ text: sha256(broken) })), { text: broken })).toBe('TEXT_MALFORMED');
  });

  it('says why in French and in English', async () => {
    const said = async (locale: 'fr' | 'en') => {
      const checked = await verifyReplyToken(issue(claims()), { text: '', keys, now, locale });
      return checked.ok ? '' : checked.message;
    };
    expect(await said('fr')).toBe('Le texte n’est pas celui que le jeton autorise.');
    expect(await said('en')).toBe('The text is not the one that the token allows.');
  });

  it('never lets pass a text changed by one character', async () => {
    const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 });
    const anyUnit = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    );
    await fc.assert(
      fc.asyncProperty(
        anyText,
        fc.nat(),
        fc.constantFrom('drop', 'add', 'swap', 'case', 'compose'),
        anyUnit,
        async (approved, n, change, unit) => {
          const at = n % approved.length;
          const [before, here, after] = [approved.slice(0, at), approved.charAt(at), approved.slice(at + 1)];
          const changed = {
            drop: before + after,
            add: before + unit + here + after,
            swap: before + unit + after,
            case: before + (here === here.toUpperCase() ? here.toLowerCase() : here.toUpperCase()) + after,
            compose: approved.normalize(approved === approved.normalize('NFD') ? 'NFC' : 'NFD'),
          }[change];
          const token = issue(claims({ text: sha256(approved) }));
          expect(await codeOf(token, { text: approved })).toBe('ok');
          fc.pre(changed !== approved);
          expect(await codeOf(token, { text: changed })).toMatch(/^TEXT_/);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never lets pass a token with other claims under the old signature', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('sub', 'text', 'brand', 'channel', 'charter', 'iat', 'exp'),
        fc.nat(),
        async (claim, n) => {
          const [head, , signature] = issue(claims()).split('.');
          const value = claim === 'text' ? sha256(String(n)) : claim === 'exp' ? now / 1000 + 901 + n : `${n}`;
          expect(await codeOf([head, base64url(claims({ [claim]: value })), signature].join('.'))).toBe(
            'SIGNATURE_WRONG',
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});
