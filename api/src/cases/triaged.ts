import {
  type Candidate,
  type Charter,
  type Comment,
  type Locale,
  type Reason,
  type Situation,
  severityOf,
} from '@aplomb/core';
import type { Case } from '../generated/prisma/client.ts';

/** Why a case is what it is. Holds no word of the comment but what a severity reason quotes, which goes with the author. */
export interface StoredTriage {
  readonly crisis: string;
  readonly confidence: number;
  readonly abstained: boolean;
  readonly alternatives: readonly Candidate[];
  /** Of the severity, in both languages that we speak. */
  readonly reasons: Readonly<Record<Locale, readonly Reason[]>>;
}

/** The one place that takes a case's column for what was stored there. */
export function triageOf(row: Pick<Case, 'triage'>): StoredTriage {
  return row.triage as unknown as StoredTriage;
}

/**
 * The reasons of a severity, for readers of either language: core says them in the comment's, and finds the same again
 * among the phrases of every language.
 */
export function reasonsByLanguage(
  charter: Charter,
  crisis: string,
  comment: Comment,
  situation: Situation,
  reasons: readonly Reason[],
): Record<Locale, readonly Reason[]> {
  const saidIn = (locale: Locale) => {
    const said = severityOf(charter, crisis, comment, situation, null, locale).reasons;
    return reasons.map(
      (reason) => said.find(({ code, subject }) => code === reason.code && subject === reason.subject) ?? reason,
    );
  };
  return { fr: saidIn('fr'), en: saidIn('en') };
}

export function localeOf(language: string): Locale {
  return language.split('-')[0] === 'fr' ? 'fr' : 'en';
}
