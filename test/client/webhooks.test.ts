import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import {
  verifyChatwoot,
  verifyDiscourse,
  verifyFront,
  verifyHubSpot,
  verifyIntercom,
  verifyMeta,
  verifyWebhook,
  verifyZammad,
  verifyZendesk,
  type WebhookCheck,
  type WebhookHeaders,
} from '../../packages/client/src/index.ts';

const at = Date.parse('2026-11-20T10:00:00Z');
const body = '{"event":"message_created","content":"Toujours pas de valise ! 🧳"}';
const url = 'https://gate.example/in?brand=hirondelle';
const standardSecret = `whsec_${Buffer.from('a secret of enough length').toString('base64')}`;

interface Given {
  readonly headers: WebhookHeaders;
  readonly rawBody: string | Uint8Array;
  readonly secrets: readonly string[];
  readonly now: number;
  readonly locale?: 'fr' | 'en';
}
interface Sender {
  readonly verify: (given: Given) => Promise<WebhookCheck>;
  /** What the sender would send at this time: written here from its documentation, by node:crypto. */
  readonly headers: (body: string, secret: string, sentAt: number) => Record<string, string>;
  readonly signature: string;
  /** Null where the sender signs no time. */
  readonly timestamp: string | null;
  readonly deliveryId: string | null;
  readonly secret?: string;
}
const hmac = (hash: string, secret: string, signed: string) => createHmac(hash, secret).update(signed);
const iso = (time: number) => new Date(time).toISOString().replace('.000', '');

const senders: Record<string, Sender> = {
  chatwoot: {
    verify: verifyChatwoot,
    headers: (text, secret, time) => ({
      'X-Chatwoot-Signature': `sha256=${hmac('sha256', secret, `${time / 1000}.${text}`).digest('hex')}`,
      'X-Chatwoot-Timestamp': String(time / 1000),
      'X-Chatwoot-Delivery': '0f6f1c9e',
    }),
    signature: 'X-Chatwoot-Signature',
    timestamp: 'X-Chatwoot-Timestamp',
    deliveryId: '0f6f1c9e',
  },
  zendesk: {
    verify: verifyZendesk,
    headers: (text, secret, time) => ({
      'X-Zendesk-Webhook-Signature': hmac('sha256', secret, iso(time) + text).digest('base64'),
      'X-Zendesk-Webhook-Signature-Timestamp': iso(time),
      'X-Zendesk-Webhook-Invocation-Id': '8350205582',
    }),
    signature: 'X-Zendesk-Webhook-Signature',
    timestamp: 'X-Zendesk-Webhook-Signature-Timestamp',
    deliveryId: '8350205582',
  },
  hubspot: {
    verify: (given) => verifyHubSpot({ ...given, method: 'POST', url }),
    headers: (text, secret, time) => ({
      'X-HubSpot-Signature-v3': hmac('sha256', secret, `POST${url}${text}${time}`).digest('base64'),
      'X-HubSpot-Request-Timestamp': String(time),
    }),
    signature: 'X-HubSpot-Signature-v3',
    timestamp: 'X-HubSpot-Request-Timestamp',
    deliveryId: null,
  },
  intercom: {
    verify: verifyIntercom,
    headers: (text, secret) => ({ 'X-Hub-Signature': `sha1=${hmac('sha1', secret, text).digest('hex')}` }),
    signature: 'X-Hub-Signature',
    timestamp: null,
    deliveryId: null,
  },
  front: {
    verify: verifyFront,
    headers: (text, secret, time) => ({
      'X-Front-Signature': hmac('sha256', secret, `${time}:${text}`).digest('base64'),
      'X-Front-Request-Timestamp': String(time),
    }),
    signature: 'X-Front-Signature',
    timestamp: 'X-Front-Request-Timestamp',
    deliveryId: null,
  },
  discourse: {
    verify: verifyDiscourse,
    headers: (text, secret) => ({
      'X-Discourse-Event-Signature': `sha256=${hmac('sha256', secret, text).digest('hex')}`,
      'X-Discourse-Event-Id': '42',
    }),
    signature: 'X-Discourse-Event-Signature',
    timestamp: null,
    deliveryId: '42',
  },
  zammad: {
    verify: verifyZammad,
    headers: (text, secret) => ({
      'X-Hub-Signature': `sha1=${hmac('sha1', secret, text).digest('hex')}`,
      'X-Zammad-Delivery': 'd1e2',
    }),
    signature: 'X-Hub-Signature',
    timestamp: null,
    deliveryId: 'd1e2',
  },
  meta: {
    verify: verifyMeta,
    headers: (text, secret) => ({ 'X-Hub-Signature-256': `sha256=${hmac('sha256', secret, text).digest('hex')}` }),
    signature: 'X-Hub-Signature-256',
    timestamp: null,
    deliveryId: null,
  },
  'standard webhooks': {
    verify: verifyWebhook,
    headers: (text, secret, time) => ({
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(time / 1000),
      'webhook-signature': new Webhook(secret).sign('msg_1', new Date(time), text),
    }),
    signature: 'webhook-signature',
    timestamp: 'webhook-timestamp',
    deliveryId: 'msg_1',
    secret: standardSecret,
  },
};

const code = (checked: WebhookCheck) => (checked.ok ? 'ok' : checked.code);
const minutes = 60_000;

describe.each(Object.entries(senders))('%s', (_, sender) => {
  const { verify, signature, timestamp, deliveryId } = sender;
  const secret = sender.secret ?? 'shh-it-is-a-secret';
  const other = `whsec_${Buffer.from('another secret altogether').toString('base64')}`;
  const good = (): Given => ({ headers: sender.headers(body, secret, at), rawBody: body, secrets: [secret], now: at });
  const without = (name: string) => Object.fromEntries(Object.entries(good().headers).filter(([key]) => key !== name));

  it('is believed, with its delivery and its time', async () => {
    expect(await verify(good())).toEqual({ ok: true, deliveryId, sentAt: timestamp === null ? null : at });
  });

  it('is believed whatever form its headers and body come in', async () => {
    const headers = Object.entries(good().headers) as [string, string][];
    const lower = headers.map(([name, value]) => [name.toLowerCase(), value] as const);
    for (const form of [
      new Headers(headers),
      Object.fromEntries(lower),
      Object.fromEntries(lower.map(([name, value]) => [name, [value]])),
    ])
      expect(code(await verify({ ...good(), headers: form, rawBody: Buffer.from(body) }))).toBe('ok');
  });

  it('is believed while one secret replaces another, on either side', async () => {
    expect(code(await verify({ ...good(), secrets: [other, secret] }))).toBe('ok');
    expect(code(await verify({ ...good(), secrets: [secret, other] }))).toBe('ok');
    expect(code(await verify({ ...good(), secrets: [other] }))).toBe('SIGNATURE_WRONG');
  });

  it('is not believed without a secret', async () => {
    expect(code(await verify({ ...good(), secrets: [] }))).toBe('SECRET_MISSING');
    const unsigned = sender.secret === undefined ? sender.headers(body, '', at) : good().headers;
    expect(code(await verify({ ...good(), headers: unsigned, secrets: [''] }))).toBe('SECRET_MISSING');
  });

  it.each([
    ['missing', undefined, 'SIGNATURE_MISSING'],
    ['empty', '', 'SIGNATURE_MISSING'],
    ['a word', 'constructor', 'SIGNATURE_MALFORMED'],
    ['sent twice', ['a', 'b'], 'SIGNATURE_MISSING'],
  ])('is not believed where its signature is %s', async (__, value, expected) => {
    const headers = { ...without(signature), ...(value === undefined ? {} : { [signature]: value }) };
    expect(code(await verify({ ...good(), headers }))).toBe(expected);
  });

  it('is not believed where its signature is short, long, or of another body', async () => {
    const [, written = ''] = Object.entries(good().headers).find(([name]) => name === signature) ?? [];
    const [prefix, hex] = [/^(sha\d+=|v1,)?/.exec(String(written))?.[0] ?? '', /^sha/.test(String(written))];
    const forged = (bytes: Buffer) => prefix + bytes.toString(hex ? 'hex' : 'base64');
    for (const bytes of [randomBytes(3), randomBytes(20), randomBytes(32), randomBytes(64)])
      expect(code(await verify({ ...good(), headers: { ...good().headers, [signature]: forged(bytes) } }))).toBe(
        'SIGNATURE_WRONG',
      );
    expect(code(await verify({ ...good(), headers: sender.headers(`${body} `, secret, at) }))).toBe('SIGNATURE_WRONG');
  });

  it('is not believed when one byte of its body changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 60 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (bytes, n, mask) => {
          const text = Buffer.from(bytes).toString('latin1');
          const raw = Buffer.from(text);
          const headers = sender.headers(text, secret, at);
          expect(code(await verify({ ...good(), headers, rawBody: raw }))).toBe('ok');
          const changed = Uint8Array.from(raw);
          changed[n % raw.length]! ^= mask;
          expect(code(await verify({ ...good(), headers, rawBody: changed }))).toBe('SIGNATURE_WRONG');
        },
      ),
      { numRuns: 50 },
    );
  });

  it('says why in French and in English', async () => {
    const said = async (locale: 'fr' | 'en') => {
      const checked = await verify({ ...good(), rawBody: '', locale });
      return checked.ok ? '' : checked.message;
    };
    expect(await said('fr')).toBe('La signature est fausse.');
    expect(await said('en')).toBe('The signature is wrong.');
  });

  if (timestamp === null) return;
  it.each([
    ['five minutes late', 5 * minutes, 'ok'],
    ['five minutes early', -5 * minutes, 'ok'],
    ['later than that', 5 * minutes + 1, 'TIMESTAMP_TOO_OLD'],
    ['earlier than that', -5 * minutes - 1, 'TIMESTAMP_TOO_NEW'],
  ])('is judged by its time: %s', async (__, late, expected) => {
    expect(code(await verify({ ...good(), now: at + late }))).toBe(expected);
  });

  it('is not believed when its time is missing, is no time, or is not the one signed', async () => {
    expect(code(await verify({ ...good(), headers: without(timestamp) }))).toBe('TIMESTAMP_MISSING');
    for (const time of ['soon', '-1', '1e3', 'Infinity', ' 1', '0x10', '20/11/2026'])
      expect(code(await verify({ ...good(), headers: { ...good().headers, [timestamp]: time } }))).toBe(
        'TIMESTAMP_MALFORMED',
      );
    const moved = sender.headers(body, secret, at + 1000);
    expect(code(await verify({ ...good(), headers: { ...good().headers, [timestamp]: moved[timestamp] } }))).toBe(
      'SIGNATURE_WRONG',
    );
  });
});

describe('hubspot', () => {
  const secret = 'client-secret';
  const signed = (address: string) => ({
    'x-hubspot-signature-v3': hmac('sha256', secret, `POST${address}${body}${at}`).digest('base64'),
    'x-hubspot-request-timestamp': String(at),
  });
  const verify = (address: string, asSigned: string, method = 'post') =>
    verifyHubSpot({ headers: signed(asSigned), rawBody: body, secrets: [secret], now: at, method, url: address });

  it.each([
    [
      'https://g.example/a%3Ab%2Fc%3fd%40e%21f%24g%27h%28i%29j%2Ak%2Cl%3B',
      "https://g.example/a:b/c?d@e!f$g'h(i)j*k,l;",
    ],
    ['https://g.example/?q=caf%C3%A9%20au%25lait%26%3D', 'https://g.example/?q=caf%C3%A9%20au%25lait%26%3D'],
  ])('decodes of the address what HubSpot decodes, and no more: %s', async (address, asSigned) => {
    expect(code(await verify(address, asSigned))).toBe('ok');
  });

  it('believes no other address and no other method', async () => {
    expect(code(await verify(`${url}&x=1`, url))).toBe('SIGNATURE_WRONG');
    expect(code(await verify(url, url, 'PUT'))).toBe('SIGNATURE_WRONG');
  });
});

describe('standard webhooks', () => {
  const secret = standardSecret;
  const sign = (text: string, key = secret) => new Webhook(key).sign('msg_1', new Date(at), text);
  const verify = (list: string, more: Partial<Given> = {}) =>
    verifyWebhook({
      headers: { 'webhook-id': 'msg_1', 'webhook-timestamp': String(at / 1000), 'webhook-signature': list },
      rawBody: body,
      secrets: [secret],
      now: at,
      ...more,
    });

  it('needs one good signature in the list, of the version we know', async () => {
    const old = sign(body, `whsec_${Buffer.from('the secret of last year').toString('base64')}`);
    expect(code(await verify(`${old} v1a,${'A'.repeat(86)}== ${sign(body)}`))).toBe('ok');
    expect(code(await verify(old))).toBe('SIGNATURE_WRONG');
    expect(code(await verify(sign(body).replace('v1,', 'v2,')))).toBe('SIGNATURE_MALFORMED');
  });

  it('takes a secret with its prefix or without, and none that is no base64', async () => {
    expect(code(await verify(sign(body), { secrets: [secret.replace('whsec_', '')] }))).toBe('ok');
    expect(code(await verify(sign(body), { secrets: ['whsec_é'] }))).toBe('SECRET_MALFORMED');
    expect(code(await verify(sign(body), { secrets: ['whsec_é', secret] }))).toBe('ok');
  });

  it('names the delivery it needs', async () => {
    expect(code(await verify(sign(body), { headers: { 'webhook-signature': sign(body) } }))).toBe('ID_MISSING');
  });

  it('agrees with the reference verifier on every message', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), async (text, sent) => {
        const now = Math.floor(Date.now() / 1000) * 1000;
        const headers = {
          'webhook-id': 'msg_2',
          'webhook-timestamp': String(now / 1000),
          'webhook-signature': new Webhook(secret).sign('msg_2', new Date(now), text),
        };
        const reference = (raw: string) => {
          try {
            new Webhook(secret).verify(raw, headers);
            return true;
          } catch (error) {
            // The reference parses the body once it believes it.
            return error instanceof SyntaxError;
          }
        };
        for (const raw of [text, sent])
          expect((await verifyWebhook({ headers, rawBody: raw, secrets: [secret], now })).ok).toBe(reference(raw));
      }),
      { numRuns: 100 },
    );
  });
});
