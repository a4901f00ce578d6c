/** What one format knows and the other does not. */
import type { Locale } from '../../diagnostic.ts';

export interface VoiceLoss {
  /** Where it stands in what was read: `tone.sentence-words`, `lexicon.protected_terms`. */
  readonly path: string;
  readonly message: string;
}

/** Losses in one language, in the order found. */
export function lossesIn(locale: Locale): {
  readonly list: VoiceLoss[];
  readonly lose: (path: string, fr: string, en: string) => void;
} {
  const list: VoiceLoss[] = [];
  return { list, lose: (path, fr, en) => void list.push({ path, message: locale === 'fr' ? fr : en }) };
}
