/** Sentences of the workflow, in French and English, and the author's words in the reader's language. */
import type { RefusalCode } from '../case.ts';
import type { Text } from '../charter.ts';
import type { Reason } from '../comment.ts';
import type { Locale } from '../diagnostic.ts';

/** A text in a language of the charter; its first words where that language is absent. */
export function said(text: Text, language: string): string {
  if (Object.hasOwn(text, language)) return text[language]!;
  const [base = ''] = language.split('-');
  return (Object.hasOwn(text, base) ? text[base] : Object.values(text)[0]) ?? '';
}

/** The language of our own sentences: French to readers of French, English to all others. */
export function localeOf(language: string): Locale {
  return language.split('-')[0] === 'fr' ? 'fr' : 'en';
}

type Sentence = (what: string) => Readonly<Record<Locale, string>>;

const SENTENCES: Readonly<Record<RefusalCode, Sentence>> = {
  'not-here': (what) => ({
    fr: `« ${what} » n'est pas possible à cette étape.`,
    en: `"${what}" is not possible at this step.`,
  }),
  'not-your-role': (what) => ({ fr: `Réservé à : ${what}.`, en: `Reserved for: ${what}.` }),
  'not-the-author': (what) => ({
    fr: `Pas par l'auteur de « ${what} ».`,
    en: `Not by the author of "${what}".`,
  }),
  'checklist-incomplete': (what) => ({ fr: `Reste à cocher : ${what}.`, en: `Still to tick: ${what}.` }),
  'fact-missing': (what) => ({ fr: `À renseigner : ${what}.`, en: `To fill in: ${what}.` }),
  'relay-unanswered': (what) => ({ fr: `Réponse attendue de : ${what}.`, en: `Answer awaited from: ${what}.` }),
  'severity-too-low': (what) => ({
    fr: `Seulement à partir de la gravité ${what}.`,
    en: `Only from severity ${what}.`,
  }),
  'step-required': (what) => ({
    fr: `« ${what} » est possible à plusieurs étapes : préciser laquelle.`,
    en: `"${what}" is possible at several steps: say which.`,
  }),
  'unknown-item': (what) => ({
    fr: `« ${what} » n'est pas dans la liste à cocher de cette étape.`,
    en: `"${what}" is not on the checklist of this step.`,
  }),
  'unknown-fact': (what) => ({
    fr: `La charte ne connaît pas l'information « ${what} ».`,
    en: `The charter knows no fact "${what}".`,
  }),
  'fact-invalid': (what) => ({
    fr: `La valeur de « ${what} » ne convient pas à son type.`,
    en: `The value of "${what}" does not fit its type.`,
  }),
  'unknown-crisis': (what) => ({
    fr: `La charte ne connaît pas le type de crise « ${what} ».`,
    en: `The charter knows no crisis type "${what}".`,
  }),
  'already-approved': (what) => ({
    fr: `${what} a déjà donné son accord : il en faut d'une autre personne.`,
    en: `${what} has approved already: another person must.`,
  }),
  'stale-clock': (what) => ({
    fr: `Cette échéance n'est plus en cours à l'étape « ${what} ».`,
    en: `This deadline is no longer running at the step "${what}".`,
  }),
  closed: () => ({ fr: 'Le dossier est clos.', en: 'The case is closed.' }),
  'reopen-too-late': () => ({
    fr: 'Le délai pour rouvrir ce dossier est passé.',
    en: 'The time to reopen this case has passed.',
  }),
};

/** A reason with its sentence. `shown` stands in the sentence for `subject` when it has a title. */
export function reason(code: RefusalCode, language: string, subject: string | null, shown = subject ?? ''): Reason {
  return { code, message: SENTENCES[code](shown)[localeOf(language)], subject };
}
