/** What arrives from a sender of webhooks, and what is said of it. */
import type { Locale, Words } from '../locale.ts';

/** Headers as any server hands them over: `Headers`, or an object whose names may have any case. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

export interface WebhookRequest {
  readonly headers: WebhookHeaders;
  /** The bytes as they came, before any parser. A string is taken as UTF-8. */
  readonly rawBody: string | Uint8Array;
  /** Every secret that is good now: two while one is being replaced. */
  readonly secrets: readonly string[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Of the message of a refusal; English when absent. */
  readonly locale?: Locale | undefined;
}

export type WebhookCode =
  | 'SECRET_MISSING'
  | 'SECRET_MALFORMED'
  | 'SIGNATURE_MISSING'
  | 'SIGNATURE_MALFORMED'
  | 'SIGNATURE_WRONG'
  | 'TIMESTAMP_MISSING'
  | 'TIMESTAMP_MALFORMED'
  | 'TIMESTAMP_TOO_OLD'
  | 'TIMESTAMP_TOO_NEW'
  | 'ID_MISSING';

export type WebhookCheck =
  | {
      readonly ok: true;
      /** The sender's own id of this delivery, the same when it is sent again; null where the sender gives none. */
      readonly deliveryId: string | null;
      /** When it was sent, in milliseconds since the epoch; null where the sender does not sign it. */
      readonly sentAt: number | null;
    }
  | { readonly ok: false; readonly code: WebhookCode; readonly message: string };

const MESSAGES: Readonly<Record<WebhookCode, Words>> = {
  SECRET_MISSING: { fr: 'Aucun secret n’est donné.', en: 'No secret is given.' },
  SECRET_MALFORMED: { fr: 'Aucun secret n’a la bonne forme.', en: 'No secret has the right form.' },
  SIGNATURE_MISSING: { fr: 'La signature manque.', en: 'The signature is missing.' },
  SIGNATURE_MALFORMED: {
    fr: 'La signature n’a pas la bonne forme.',
    en: 'The signature does not have the right form.',
  },
  SIGNATURE_WRONG: { fr: 'La signature est fausse.', en: 'The signature is wrong.' },
  TIMESTAMP_MISSING: { fr: 'L’heure d’envoi manque.', en: 'The time of sending is missing.' },
  TIMESTAMP_MALFORMED: { fr: 'L’heure d’envoi ne se lit pas.', en: 'The time of sending cannot be read.' },
  TIMESTAMP_TOO_OLD: { fr: 'L’envoi date de plus de cinq minutes.', en: 'It was sent more than five minutes ago.' },
  TIMESTAMP_TOO_NEW: {
    fr: 'L’envoi est daté de plus de cinq minutes dans l’avenir.',
    en: 'It is dated more than five minutes in the future.',
  },
  ID_MISSING: { fr: 'L’identifiant de l’envoi manque.', en: 'The id of the delivery is missing.' },
};

export function refuse(code: WebhookCode, { locale }: Pick<WebhookRequest, 'locale'>): WebhookCheck {
  return { ok: false, code, message: MESSAGES[code][locale ?? 'en'] };
}

/** One header, whatever the case of its name; null where it is absent, empty or sent twice. */
export function headerOf(headers: WebhookHeaders, name: string): string | null {
  if (headers instanceof Headers) return headers.get(name) || null;
  const values = Object.entries(headers).flatMap(([key, value]) => (key.toLowerCase() === name ? (value ?? []) : []));
  return values.length === 1 ? values[0] || null : null;
}
