import type { Charter, Locale } from '@aplomb/core';
import type { Code } from '../codes.ts';
import { type Refusal, refuse } from '../refusal.ts';

/** Where a reply is said, as a caller names it. */
export interface NamedPlace {
  readonly channel: string;
  readonly crisis?: string | null | undefined;
  readonly step?: string | null | undefined;
  readonly audience?: string | null | undefined;
  readonly severity?: number | null | undefined;
}

/** What the charter does not know of a place; null where it knows all of it. */
export function objectionTo(
  charter: Charter,
  { channel, crisis, step, audience, severity }: NamedPlace,
  locale: Locale,
): Refusal | null {
  const say = (code: Code, fr: string, en: string) => refuse(code, { fr, en }, locale);
  if (!Object.hasOwn(charter.channels, channel))
    return say('CHANNEL_UNKNOWN', 'Ce canal est inconnu de la charte.', 'The charter has no such channel.');
  if (crisis && !Object.hasOwn(charter.playbooks, crisis))
    return say('CRISIS_UNKNOWN', 'Cette crise est inconnue de la charte.', 'The charter has no such crisis.');
  if (step && !(crisis && Object.hasOwn(charter.playbooks[crisis]?.workflow.steps ?? {}, step))) {
    return say('STEP_UNKNOWN', 'Cette étape est inconnue de la crise.', 'The crisis has no such step.');
  }
  if (audience && !Object.hasOwn(charter.audiences, audience))
    return say('AUDIENCE_UNKNOWN', 'Ce public est inconnu de la charte.', 'The charter has no such audience.');
  if (typeof severity === 'number' && !(severity >= 1 && severity <= 5))
    return say('SEVERITY_INVALID', 'Une gravité va de 1 à 5.', 'A severity goes from 1 to 5.');
  return null;
}
