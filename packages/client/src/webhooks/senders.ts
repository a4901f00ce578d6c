/** The CRMs and platforms whose webhooks can be verified, each as its documentation says. */

import type { WebhookCheck, WebhookRequest } from './request.ts';
import { type Scheme, verifySigned } from './scheme.ts';

const CHATWOOT: Scheme = {
  signature: { header: 'x-chatwoot-signature', prefix: 'sha256=', form: 'hex', hash: 'SHA-256' },
  timestamp: { header: 'x-chatwoot-timestamp', form: 'seconds' },
  delivery: 'x-chatwoot-delivery',
  signed: ({ rawBody }, timestamp) => [timestamp, '.', rawBody],
};

/**
 * Chatwoot 4.11.2 and later: `sha256=` and the hexadecimal HMAC-SHA256 of `timestamp.body`.
 * Source: chatwoot/chatwoot pull request 13573.
 */
export const verifyChatwoot = (request: WebhookRequest): Promise<WebhookCheck> => verifySigned(CHATWOOT, request);

const ZENDESK: Scheme = {
  signature: { header: 'x-zendesk-webhook-signature', prefix: '', form: 'base64', hash: 'SHA-256' },
  timestamp: { header: 'x-zendesk-webhook-signature-timestamp', form: 'iso' },
  delivery: 'x-zendesk-webhook-invocation-id',
  signed: ({ rawBody }, timestamp) => [timestamp, rawBody],
};

/**
 * Zendesk, webhooks of triggers, automations and events: base64 HMAC-SHA256 of the timestamp (`2021-03-25T05:09:27Z`) and the
 * body, nothing between. Source: https://developer.zendesk.com/documentation/webhooks/verifying/
 */
export const verifyZendesk = (request: WebhookRequest): Promise<WebhookCheck> => verifySigned(ZENDESK, request);

/** HubSpot signs the request line too. */
export interface HubSpotRequest extends WebhookRequest {
  /** `POST`. */
  readonly method: string;
  /** Whole, as HubSpot was told it, with its query: `https://gate.example/hubspot?brand=hirondelle`. */
  readonly url: string;
}

const HUBSPOT: Scheme<HubSpotRequest> = {
  signature: { header: 'x-hubspot-signature-v3', prefix: '', form: 'base64', hash: 'SHA-256' },
  timestamp: { header: 'x-hubspot-request-timestamp', form: 'milliseconds' },
  delivery: null,
  signed: ({ method, url, rawBody }, timestamp) => [method.toUpperCase(), asHubSpotSigns(url), rawBody, timestamp],
};

/**
 * HubSpot, signature version 3: base64 HMAC-SHA256 of method, address, body and timestamp; the secret is the app's client secret.
 * Source: https://developers.hubspot.com/docs/guides/apps/authentication/validating-requests
 */
export const verifyHubSpot = (request: HubSpotRequest): Promise<WebhookCheck> => verifySigned(HUBSPOT, request);

/** The characters that HubSpot decodes before it signs: `: / ? @ ! $ ' ( ) * , ;` and no others. */
function asHubSpotSigns(url: string): string {
  return url.replace(/%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi, decodeURIComponent);
}

const INTERCOM: Scheme = {
  signature: { header: 'x-hub-signature', prefix: 'sha1=', form: 'hex', hash: 'SHA-1' },
  timestamp: null,
  delivery: null,
  signed: ({ rawBody }) => [rawBody],
};

/**
 * Intercom: `sha1=` and the hexadecimal HMAC-SHA1 of the body; the secret is the app's client secret. Nothing says when it was
 * sent: keep the notification's `id` to know one that comes twice.
 * Source: https://developers.intercom.com/docs/webhooks/setting-up-webhooks
 */
export const verifyIntercom = (request: WebhookRequest): Promise<WebhookCheck> => verifySigned(INTERCOM, request);

const FRONT: Scheme = {
  signature: { header: 'x-front-signature', prefix: '', form: 'base64', hash: 'SHA-256' },
  timestamp: { header: 'x-front-request-timestamp', form: 'milliseconds' },
  delivery: null,
  signed: ({ rawBody }, timestamp) => [timestamp, ':', rawBody],
};

/**
 * Front, application webhooks: base64 HMAC-SHA256 of `timestamp:body`; the secret is the app secret.
 * Source: https://dev.frontapp.com/docs/security-1
 */
export const verifyFront = (request: WebhookRequest): Promise<WebhookCheck> => verifySigned(FRONT, request);

const DISCOURSE: Scheme = {
  signature: { header: 'x-discourse-event-signature', prefix: 'sha256=', form: 'hex', hash: 'SHA-256' },
  timestamp: null,
  delivery: 'x-discourse-event-id',
  signed: ({ rawBody }) => [rawBody],
};

/** Discourse: `sha256=` and the hexadecimal HMAC-SHA256 of the body. Source: discourse/discourse, emit_web_hook_event.rb. */
export const verifyDiscourse = (request: WebhookRequest): Promise<WebhookCheck> => verifySigned(DISCOURSE, request);

const ZAMMAD: Scheme = { ...INTERCOM, delivery: 'x-zammad-delivery' };

/** Zammad: `sha1=` and the hexadecimal HMAC-SHA1 of the body. Source: https://admin-docs.zammad.org/en/latest/manage/webhook.html */
export const verifyZammad = (request: WebhookRequest): Promise<WebhookCheck> => verifySigned(ZAMMAD, request);

const META: Scheme = {
  signature: { header: 'x-hub-signature-256', prefix: 'sha256=', form: 'hex', hash: 'SHA-256' },
  timestamp: null,
  delivery: null,
  signed: ({ rawBody }) => [rawBody],
};

/**
 * Facebook, Instagram and Threads: `sha256=` and the hexadecimal HMAC-SHA256 of the body; the secret is the app secret.
 * Source: https://developers.facebook.com/docs/graph-api/webhooks/getting-started
 */
export const verifyMeta = (request: WebhookRequest): Promise<WebhookCheck> => verifySigned(META, request);
