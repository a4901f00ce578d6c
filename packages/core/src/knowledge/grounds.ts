/**
 * Legal grounds on which a comment may be removed in France, with what each asks of the one who removes it. Data only; a
 * starting point for a lawyer, not advice.
 */
import type { Duration, Ground, Text } from '../charter.ts';
import { duties } from './duties.ts';
import type { Duty, LawSource } from './law.ts';
import { dsa, press as pressLaw } from './sources.ts';

export interface GroundInfo {
  readonly ground: Ground;
  readonly title: Text;
  /** How long the offence can be prosecuted: evidence is kept at least as long. Null: none is demanded. */
  readonly limitation: Duration | null;
  /** Whether Pharos, the French police's platform, takes the report; `disputed` where official pages contradict each other. */
  readonly authorities: 'yes' | 'no' | 'disputed';
  readonly text: Text;
  readonly source: string | null;
  /** Where the limitation period stands; null where none is demanded. */
  readonly limitationSource: LawSource | null;
  /** What to keep before anything is removed, besides what is kept of every removal. */
  readonly keep: readonly Text[];
  /** Who must or may be told, the most pressing first. */
  readonly duties: readonly Duty[];
  /** The statement of reasons is not owed for it (Digital Services Act, art. 17(2)); null where it is. */
  readonly noReasons: LawSource | null;
}

const press = 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000877119';
const pharos = 'https://www.service-public.fr/particuliers/vosdroits/R17674';
const months = (amount: number): Duration => ({ amount, unit: 'month', business: false });

const everyRemoval: Text = {
  fr: 'texte, adresse, date et heure, empreinte (gardés avant tout retrait)',
  en: 'text, address, date and hour, fingerprint (kept before any removal)',
};
const author: Text = { fr: 'le compte de l’auteur, tel qu’il s’affiche', en: 'the author’s account, as it shows' };
const seen: Text = { fr: 'quand et par qui le propos a été vu', en: 'when and by whom it was seen' };

/** By ground; `none` stands for "no ground": criticism is never removed. */
export const grounds: Readonly<Record<Ground, GroundInfo>> = {
  none: {
    ground: 'none',
    title: { fr: 'Aucun', en: 'None' },
    limitation: null,
    authorities: 'no',
    text: {
      fr: 'Une critique, même dure, ne se supprime pas.',
      en: 'Criticism, even harsh, is not removed.',
    },
    source: null,
    limitationSource: null,
    keep: [],
    duties: duties.none,
    noReasons: null,
  },
  insult: {
    ground: 'insult',
    title: { fr: 'Injure', en: 'Insult' },
    limitation: months(3),
    authorities: 'disputed',
    text: {
      fr: 'Expression outrageante qui n’impute aucun fait (loi du 29 juillet 1881, art. 29) ; prescription de trois mois (art. 65). Les pages officielles se contredisent sur Pharos : passer par le service juridique.',
      en: 'An outrageous expression that alleges no fact (French law of 29 July 1881, art. 29); prosecuted within three months (art. 65). Official pages disagree on Pharos: go through legal.',
    },
    source: press,
    limitationSource: pressLaw('65'),
    keep: [everyRemoval, author],
    duties: duties.insult,
    noReasons: null,
  },
  defamation: {
    ground: 'defamation',
    title: { fr: 'Diffamation', en: 'Defamation' },
    limitation: months(3),
    authorities: 'disputed',
    text: {
      fr: 'Allégation d’un fait qui porte atteinte à l’honneur (loi du 29 juillet 1881, art. 29) ; prescription de trois mois (art. 65). Les pages officielles se contredisent sur Pharos : passer par le service juridique.',
      en: 'The allegation of a fact that harms honour (French law of 29 July 1881, art. 29); prosecuted within three months (art. 65). Official pages disagree on Pharos: go through legal.',
    },
    source: press,
    limitationSource: pressLaw('65'),
    keep: [everyRemoval, author, { fr: 'le fait allégué, mot pour mot', en: 'the fact alleged, word for word' }],
    duties: duties.defamation,
    noReasons: null,
  },
  hate: {
    ground: 'hate',
    title: { fr: 'Haine', en: 'Hate' },
    limitation: { amount: 1, unit: 'year', business: false },
    authorities: 'yes',
    text: {
      fr: 'Provocation à la haine ou à la violence (loi du 29 juillet 1881, art. 24) ; prescription d’un an (art. 65-3). Le titulaire de la page répond de ce qu’il laisse en ligne (CEDH, Sanchez c. France, 15 mai 2023). Signaler à Pharos.',
      en: 'Incitement to hatred or violence (French law of 29 July 1881, art. 24); prosecuted within one year (art. 65-3). Whoever holds the page answers for what stays on it (ECHR, Sanchez v. France, 15 May 2023). Report to Pharos.',
    },
    source: press,
    limitationSource: pressLaw('65-3'),
    keep: [everyRemoval, author, seen],
    duties: duties.hate,
    noReasons: null,
  },
  threat: {
    ground: 'threat',
    title: { fr: 'Menace', en: 'Threat' },
    limitation: null,
    authorities: 'yes',
    text: {
      fr: 'Menace contre des personnes ou des biens (Code pénal, art. 222-17 et 322-12) : prévenir la sécurité, signaler à Pharos, 17 en cas de danger immédiat.',
      en: 'A threat against people or property (French criminal code, art. 222-17 and 322-12): warn security, report to Pharos, call the police when danger is immediate.',
    },
    source: pharos,
    limitationSource: null,
    keep: [everyRemoval, author, seen, { fr: 'la personne ou le lieu visés', en: 'the person or place aimed at' }],
    duties: duties.threat,
    noReasons: null,
  },
  spam: {
    ground: 'spam',
    title: { fr: 'Spam', en: 'Spam' },
    limitation: null,
    authorities: 'no',
    text: {
      fr: 'Publicité sans rapport ou tentative d’escroquerie, contraire aux règles de la plateforme.',
      en: 'Unrelated advertising or an attempted scam, against the platform’s rules.',
    },
    source: null,
    limitationSource: null,
    keep: [everyRemoval],
    duties: duties.spam,
    noReasons: dsa('17(2)'),
  },
  privacy: {
    ground: 'privacy',
    title: { fr: 'Vie privée', en: 'Privacy' },
    limitation: null,
    authorities: 'no',
    text: {
      fr: 'Le commentaire expose des données personnelles (RGPD, art. 6 et 17) : les retirer protège la personne.',
      en: 'The comment exposes personal data (GDPR, art. 6 and 17): removing them protects the person.',
    },
    source: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
    limitationSource: null,
    keep: [everyRemoval],
    duties: duties.privacy,
    noReasons: null,
  },
};
