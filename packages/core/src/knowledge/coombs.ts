/**
 * What may be answered, by how much of the crisis people hold the brand responsible for: situational crisis
 * communication theory (Coombs 2007). Instructing people and caring for them comes first everywhere.
 * Source: https://en.wikipedia.org/wiki/Situational_crisis_communication_theory
 */
import type { Apology, Responsibility, Text } from '../charter.ts';

export type Strategy = 'inform' | 'deny' | 'diminish' | 'rebuild';

export interface ResponsibilityInfo {
  readonly responsibility: Responsibility;
  readonly title: Text;
  /** Strategies that suit; denying never goes with diminishing or rebuilding in one reply. */
  readonly strategies: readonly Strategy[];
  /** What the tone may say of apologies. */
  readonly apologies: readonly Apology[];
}

const any: readonly Apology[] = ['required', 'allowed', 'forbidden'];

/** By responsibility, from none to strong. */
export const responsibilities: Readonly<Record<Responsibility, ResponsibilityInfo>> = {
  none: { responsibility: 'none', title: { fr: 'aucune', en: 'none' }, strategies: ['inform', 'deny'], apologies: any },
  victim: {
    responsibility: 'victim',
    title: { fr: 'faible : la marque est victime', en: 'weak: the brand is a victim' },
    strategies: ['inform', 'deny'],
    apologies: any,
  },
  accidental: {
    responsibility: 'accidental',
    title: { fr: 'limitée : un accident', en: 'low: an accident' },
    strategies: ['inform', 'diminish', 'rebuild'],
    apologies: any,
  },
  preventable: {
    responsibility: 'preventable',
    title: { fr: 'forte : c’était évitable', en: 'strong: it was preventable' },
    strategies: ['inform', 'rebuild'],
    apologies: ['required', 'allowed'],
  },
};

/** Whether a tone that says this of apologies fits a crisis of that responsibility. */
export function apologyFits(responsibility: Responsibility, apology: Apology): boolean {
  return responsibilities[responsibility].apologies.includes(apology);
}
