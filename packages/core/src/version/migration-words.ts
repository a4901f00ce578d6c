/** Why a case stays on the version it began with, in French and English. */
import type { Locale } from '../diagnostic.ts';

export type MigrationCode =
  | 'no-migration'
  | 'closed'
  | 'stays'
  | 'crisis-gone'
  | 'step-gone'
  | 'place-differs'
  | 'fact-differs';

export interface Blocked {
  readonly code: MigrationCode;
  readonly subject: string | null;
}

export function blockedWords(code: MigrationCode, subject: string | null, locale: Locale): string {
  return WORDS[code][locale](subject ?? '');
}

type Sentence = (what: string) => string;

const WORDS: Readonly<Record<MigrationCode, Readonly<Record<Locale, Sentence>>>> = {
  'no-migration': {
    fr: (what) => `Aucune migration n'est écrite depuis la version ${what}.`,
    en: (what) => `No migration is written from version ${what}.`,
  },
  closed: { fr: () => 'Le dossier est clos.', en: () => 'The case is closed.' },
  stays: {
    fr: (what) => `La migration laisse sur l'ancienne version les dossiers à l'étape « ${what} ».`,
    en: (what) => `The migration leaves cases at the step "${what}" on the old version.`,
  },
  'crisis-gone': {
    fr: (what) => `La nouvelle version n'a plus le type de crise « ${what} ».`,
    en: (what) => `The new version has no crisis type "${what}" any more.`,
  },
  'step-gone': {
    fr: (what) => `L'étape « ${what} » n'existe plus, et la migration ne dit pas où aller.`,
    en: (what) => `The step "${what}" is gone, and the migration does not say where to go.`,
  },
  'place-differs': {
    fr: (what) => `L'étape « ${what} » n'est plus au même endroit du parcours (branche, étape de travail ou fin).`,
    en: (what) => `The step "${what}" no longer has the same place in the workflow (branch, work or end).`,
  },
  'fact-differs': {
    fr: (what) => `L'information « ${what} » a changé de type, et sa valeur n'y convient plus.`,
    en: (what) => `The fact "${what}" has another type, and its value no longer fits.`,
  },
};
