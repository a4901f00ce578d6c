/** Why nothing reaches a thing, in French and English. */
import type { RefusalCode } from '../case.ts';
import type { Locale } from '../diagnostic.ts';
import type { Untouched } from './untouched.ts';

/** `whole`: every state of the workflow was looked at. */
export function unreachableWords(
  { kind }: Untouched,
  refusals: readonly RefusalCode[],
  whole: boolean,
  locale: Locale,
): string {
  return WORDS[reasonOf(kind, refusals, whole)][locale](refusals.join(', '));
}

function reasonOf(kind: Untouched['kind'], refusals: readonly RefusalCode[], whole: boolean): keyof typeof WORDS {
  if (kind === 'crisis') return 'silent';
  if (refusals.length > 0) return 'refused';
  if (!whole) return 'large';
  return kind === 'reply' ? 'unsent' : 'apart';
}

type Sentence = (codes: string) => string;

const WORDS = {
  silent: {
    fr: () => 'aucun commentaire tiré de ses signaux ne tombe dans ce type : écrivez un exemple.',
    en: () => 'no comment made of its signals lands in this type: write an example.',
  },
  refused: {
    fr: (codes) => `toujours refusé (${codes}), quoi qu'on fasse avant.`,
    en: (codes) => `always refused (${codes}), whatever is done before.`,
  },
  large: {
    fr: () => 'pas trouvé parmi les premiers milliers d’états du parcours.',
    en: () => 'not found among the first thousands of states of the workflow.',
  },
  unsent: {
    fr: () => 'aucune étape atteinte ne l’envoie ni ne le rédige.',
    en: () => 'no step that is reached sends or drafts it.',
  },
  apart: {
    fr: () => 'aucun enchaînement de choix, d’échéances et d’accords n’y mène.',
    en: () => 'no sequence of choices, deadlines and approvals leads there.',
  },
} as const satisfies Record<string, Readonly<Record<Locale, Sentence>>>;
