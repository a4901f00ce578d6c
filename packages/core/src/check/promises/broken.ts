/** What is said of a promise that does not hold: how far it fails, and the path that breaks it. */
import type { Charter, CharterPromise } from '../../charter.ts';
import type { Locale } from '../../diagnostic.ts';
import { durationWords } from '../../time/duration.ts';
import { zoneOf } from '../../time/zone.ts';
import type { Bilingual } from '../context.ts';
import { pathWords } from './path-words.ts';
import type { Proof } from './proof.ts';
import { whenWords, worstCaseWords } from './time-words.ts';
import { isMeasuredInOpenTime } from './worst.ts';

/** The worst case of a proof in words; null where no time is promised or nothing was found. */
export function worstWords({ promise, worstCaseMs }: Proof, locale: Locale): string | null {
  if (worstCaseMs === null || !('within' in promise)) return null;
  return worstCaseWords(worstCaseMs, locale, isMeasuredInOpenTime(promise.within));
}

export function brokenWords(proof: Proof, charter: Charter): Bilingual {
  return { fr: brokenIn(proof, charter, 'fr'), en: brokenIn(proof, charter, 'en') };
}

function brokenIn(proof: Proof, charter: Charter, locale: Locale): string {
  const playbook = charter.playbooks[proof.crisis ?? ''];
  const zone = zoneOf(charter, playbook?.calendar ?? 'always');
  return `${verdict(proof, locale)} ${story(proof, locale, zone, playbook?.calendar ?? 'always')}`;
}

function verdict(proof: Proof, locale: Locale): string {
  const { promise } = proof;
  const fr = locale === 'fr';
  const crisis = fr ? `« ${proof.crisis} »` : `"${proof.crisis}"`;
  const worst = worstWords(proof, locale);
  switch (promise.kind) {
    case 'answered-within': {
      const within = durationWords(promise.within, locale);
      return fr
        ? `Réponse promise en ${within} : ${crisis} peut prendre ${worst}.`
        : `Answered within ${within} is promised: ${crisis} can take ${worst}.`;
    }
    case 'ends-within': {
      const within = durationWords(promise.within, locale);
      return fr
        ? `Fin promise en ${within} : ${crisis} peut durer ${worst}.`
        : `Ends within ${within} is promised: ${crisis} can take ${worst}.`;
    }
    case 'told':
      return toldVerdict(promise, crisis, worst, locale);
    case 'approved-by':
      return fr
        ? `Dans ${crisis}, une réponse publique part sans l'accord de « ${promise.role} ».`
        : `In ${crisis} a public reply goes out without the approval of "${promise.role}".`;
    case 'never':
      return fr
        ? `${crisis} fait ce qui est promis de ne jamais faire (${promise.actions.join(', ')}), sans l'un des motifs permis.`
        : `${crisis} does what is promised never to be done (${promise.actions.join(', ')}), on none of the grounds allowed.`;
    case 'relays-come-back':
      return fr
        ? `Dans ${crisis}, le dossier peut se clore alors qu'un collègue interrogé n'a pas répondu.`
        : `In ${crisis} the case can end while a colleague who was asked has not answered.`;
  }
}

function toldVerdict(
  { role, within }: Extract<CharterPromise, { kind: 'told' }>,
  crisis: string,
  worst: string | null,
  locale: Locale,
): string {
  const words = durationWords(within, locale);
  if (worst === null)
    return locale === 'fr'
      ? `« ${role} » devait l'apprendre en ${words} : dans ${crisis}, si personne n'agit, ce rôle n'est jamais prévenu.`
      : `"${role}" told within ${words} is promised: in ${crisis}, when nobody acts, that role is never told.`;
  return locale === 'fr'
    ? `« ${role} » devait l'apprendre en ${words} : ${crisis} peut prendre ${worst}.`
    : `"${role}" told within ${words} is promised: ${crisis} can take ${worst}.`;
}

function story(
  { path, arrivesAt, happensAt, promisedBy }: Proof,
  locale: Locale,
  zone: string,
  calendar: string,
): string {
  const told = pathWords(path, locale, zone);
  const fr = locale === 'fr';
  if (arrivesAt === null) return fr ? `Le chemin : ${told}.` : `The path: ${told}.`;
  const arrives = whenWords(arrivesAt, locale, zone, true);
  const beginning = fr ? `Arrivée ${arrives} (calendrier ${calendar})` : `Arrives ${arrives} (${calendar} calendar)`;
  if (happensAt === null || promisedBy === null) return `${beginning}${fr ? ' : ' : ': '}${told}.`;
  const [late, due] = [whenWords(happensAt, locale, zone), whenWords(promisedBy, locale, zone)];
  return fr
    ? `${beginning} : ${told} ; ${late} au lieu de ${due}.`
    : `${beginning}: ${told}; ${late} instead of ${due}.`;
}

/** What an author can do about it, and where else it fails. */
export function repairWords(proof: Proof): Bilingual {
  const others = proof.brokenIn.filter((crisis) => crisis !== proof.crisis).join(', ');
  const repair = repairOf(proof);
  if (others === '') return repair;
  return { fr: `${repair.fr} Aussi dans : ${others}.`, en: `${repair.en} Also in: ${others}.` };
}

function repairOf(proof: Proof): Bilingual {
  const { promise } = proof;
  switch (promise.kind) {
    case 'answered-within':
    case 'ends-within':
      return {
        fr: `Raccourcissez un délai de ce chemin, ou promettez ${worstWords(proof, 'fr')}.`,
        en: `Shorten a deadline on this path, or promise ${worstWords(proof, 'en')}.`,
      };
    case 'told':
      return {
        fr: `Ajoutez « tell: [${promise.role}] » à la première étape, ou faites-lui passer plus tôt un délai dépassé.`,
        en: `Add "tell: [${promise.role}]" to the first step, or pass a missed deadline to that role sooner.`,
      };
    case 'approved-by':
      return {
        fr: `Mettez avant cette réponse une approbation par [${promise.role}] seul ou par tous ceux nommés, ou approuvez-la d'avance dans « approved-replies ».`,
        en: `Put an approval by [${promise.role}] alone, or by all who are named, before this reply, or approve it in advance under "approved-replies".`,
      };
    case 'never':
      return {
        fr: 'Retirez cette action, corrigez le motif du playbook (« ground ») ou ajoutez-le à « unless-ground ».',
        en: 'Take this action out, correct the playbook\'s "ground", or add it to "unless-ground".',
      };
    case 'relays-come-back':
      return {
        fr: 'Ajoutez « needs: [{ relay: answered }] » aux choix de ce chemin qui suivent la question.',
        en: 'Add "needs: [{ relay: answered }]" to the choices of this path that follow the question.',
      };
  }
}
