/** A promise as a sentence. */
import type { Action, Charter, CharterPromise, Text } from '../../charter.ts';
import type { Locale } from '../../diagnostic.ts';
import { durationWords } from '../../time/duration.ts';

const ACTIONS: Readonly<Record<Action, Readonly<Record<Locale, string>>>> = {
  'let-stand': { fr: 'laissé en place', en: 'let stand' },
  hide: { fr: 'masqué', en: 'hidden' },
  delete: { fr: 'supprimé', en: 'deleted' },
  report: { fr: 'signalé', en: 'reported' },
  ban: { fr: 'banni', en: 'banned' },
  'private-reply': { fr: 'répondu en privé', en: 'answered in private' },
};

/**
 * What is promised, as a sentence in French or English with the charter's own titles.
 *
 * @example promiseWords(promise, charter, 'en') // "Answered within 1 hour, from severity 4."
 */
export function promiseWords(promise: CharterPromise, charter: Charter, locale: Locale): string {
  return `${core(promise, charter, locale)}${scope(promise, charter, locale)}.`;
}

function core(promise: CharterPromise, charter: Charter, locale: Locale): string {
  const fr = locale === 'fr';
  switch (promise.kind) {
    case 'answered-within':
      return fr
        ? `Réponse en ${durationWords(promise.within, locale)} au plus`
        : `Answered within ${durationWords(promise.within, locale)}`;
    case 'told': {
      const role = roleWords(promise.role, charter, locale);
      const within = durationWords(promise.within, locale);
      return fr ? `Prévenir en ${within} au plus : ${role}` : `Told within ${within}: ${role}`;
    }
    case 'approved-by': {
      const role = roleWords(promise.role, charter, locale);
      return fr
        ? `Aucune réponse publique sans l'accord de : ${role}`
        : `No public reply without the approval of: ${role}`;
    }
    case 'never':
      return neverWords(promise.actions, promise.unlessGround, locale);
    case 'relays-come-back':
      return fr
        ? 'Aucun dossier clos avant le retour des collègues interrogés'
        : 'No case ends before the colleagues asked have answered';
    case 'ends-within':
      return fr
        ? `Dossier clos en ${durationWords(promise.within, locale)} au plus`
        : `Ends within ${durationWords(promise.within, locale)}`;
  }
}

function neverWords(actions: readonly Action[], unless: readonly string[], locale: Locale): string {
  const fr = locale === 'fr';
  const never = listWords(
    actions.map((action) => ACTIONS[action][locale]),
    locale,
  );
  const grounds = listWords(unless, locale);
  if (unless.length === 0) return fr ? `Jamais ${never}` : `Never ${never}`;
  return fr ? `Jamais ${never}, sauf motif : ${grounds}` : `Never ${never}, unless for: ${grounds}`;
}

function scope({ in: crises, fromSeverity }: CharterPromise, charter: Charter, locale: Locale): string {
  const fr = locale === 'fr';
  const titles = crises?.map((crisis) =>
    Object.hasOwn(charter.playbooks, crisis) ? saidIn(charter.playbooks[crisis]!.title, locale) : crisis,
  );
  const level =
    fromSeverity === null ? '' : fr ? `, dès la gravité ${fromSeverity}` : `, from severity ${fromSeverity}`;
  return level + (titles === undefined ? '' : ` (${titles.join(', ')})`);
}

function roleWords(role: string, charter: Charter, locale: Locale): string {
  return Object.hasOwn(charter.roles, role) ? saidIn(charter.roles[role]!.title, locale) : role;
}

/** The charter's words in this language, else in its first. */
function saidIn(text: Text, locale: Locale): string {
  return (Object.hasOwn(text, locale) ? text[locale] : Object.values(text)[0]) ?? '';
}

/** [a, b, c] → "a, b or c" */
function listWords(items: readonly string[], locale: Locale): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${locale === 'fr' ? 'ou' : 'or'} ${items.at(-1)}`;
}
