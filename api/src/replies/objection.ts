import type { Charter, Locale } from '@aplomb/core';
import { unknownAudience, unknownChannel, unknownCrisis, unknownStep } from '../charters/unknown.ts';
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
  if (!Object.hasOwn(charter.channels, channel)) return unknownChannel(charter, channel, locale);
  if (crisis && !Object.hasOwn(charter.playbooks, crisis)) return unknownCrisis(charter, crisis, locale);
  if (step && !(crisis && Object.hasOwn(charter.playbooks[crisis]?.workflow.steps ?? {}, step))) {
    return unknownStep(charter, crisis || null, step, locale);
  }
  if (audience && !Object.hasOwn(charter.audiences, audience)) return unknownAudience(charter, audience, locale);
  return objectionToSeverity(severity, locale);
}

export function objectionToSeverity(severity: number | null | undefined, locale: Locale): Refusal | null {
  if (severity === null || severity === undefined || (severity >= 1 && severity <= 5)) return null;
  return refuse('SEVERITY_INVALID', { fr: 'Une gravité va de 1 à 5.', en: 'A severity goes from 1 to 5.' }, locale);
}
