/**
 * By legal ground: who must or may be told of such a comment, and how fast. Data only; a starting point for a lawyer, not
 * advice. Where a text gives no number, none is made up.
 */
import type { Ground } from '../charter.ts';
import type { Duty } from './law.ts';
import { atOnce, dsa, gdpr, noTerm, pharos, sanchez } from './sources.ts';

/** The platform that hosts the comment: a notice it must act on. */
const platform: Duty = {
  key: 'platform',
  to: { fr: 'la plateforme qui héberge', en: 'the platform that hosts it' },
  force: 'may',
  binds: 'anybody',
  when: {
    fr: 'quand la marque n’est pas l’hébergeur : un signalement complet vaut connaissance de l’illicite manifeste',
    en: 'when the brand is not the host: a complete notice gives knowledge of what is plainly illegal',
  },
  term: noTerm,
  source: dsa('16'),
};

const police: Duty = {
  key: 'pharos',
  to: { fr: 'Pharos (police nationale)', en: 'Pharos (French national police)' },
  force: 'may',
  binds: 'anybody',
  when: { fr: 'contenu public : date, heure, adresse', en: 'public content: date, hour, address' },
  term: noTerm,
  source: pharos(),
};

const pharosDisputed: Duty = {
  ...police,
  source: pharos({
    fr: 'une page officielle admet l’injure et la diffamation, une autre (F31979) les exclut : passer par le service juridique',
    en: 'one official page admits insult and defamation, another (F31979) excludes them: go through legal',
  }),
};

const danger: Duty = {
  key: 'authorities-of-danger',
  to: { fr: 'la police ou la justice de l’État concerné', en: 'police or judicial authorities of the State concerned' },
  force: 'must',
  binds: 'host',
  when: {
    fr: 'soupçon d’une infraction qui menace la vie ou la sécurité de personnes ; la marque est l’hébergeur',
    en: 'a suspected offence that threatens the life or safety of persons; the brand is the host',
  },
  term: atOnce('promptement', 'promptly'),
  source: dsa('18'),
};

const withdrawal: Duty = {
  key: 'held-liable',
  to: { fr: 'qui peut retirer, sur la page de la marque', en: 'who can remove it, on the brand’s own page' },
  force: 'must',
  binds: 'anybody',
  when: {
    fr: 'le titulaire de la page qui laisse en ligne un propos haineux de tiers peut en répondre',
    en: 'the holder of a page who leaves hate by others on it may answer for it',
  },
  term: atOnce('promptement', 'promptly'),
  source: sanchez,
};

const breach: readonly Duty[] = [
  {
    key: 'data-authority',
    to: { fr: 'l’autorité de contrôle (CNIL)', en: 'the supervisory authority (in France the CNIL)' },
    force: 'if',
    binds: 'controller',
    when: {
      fr: 'les données viennent d’une violation chez la marque, sauf risque peu probable pour les personnes',
      en: 'the data come from a breach at the brand, unless a risk to people is unlikely',
    },
    term: {
      duration: { amount: 72, unit: 'hour', business: false },
      words: {
        fr: '72 heures au plus tard, si possible, après en avoir pris connaissance',
        en: 'within 72 hours of becoming aware, where feasible',
      },
    },
    source: gdpr('33'),
  },
  {
    key: 'people-concerned',
    to: { fr: 'les personnes concernées', en: 'the people concerned' },
    force: 'if',
    binds: 'controller',
    when: { fr: 'la violation leur fait courir un risque élevé', en: 'the breach puts them at high risk' },
    term: atOnce('dans les meilleurs délais', 'without undue delay'),
    source: gdpr('34'),
  },
  {
    key: 'answer-to-request',
    to: { fr: 'la personne qui demande l’effacement', en: 'the person who asks for erasure' },
    force: 'if',
    binds: 'controller',
    when: { fr: 'elle exerce ses droits (art. 17)', en: 'they exercise their rights (art. 17)' },
    term: {
      duration: { amount: 1, unit: 'month', business: false },
      words: { fr: 'un mois après la demande', en: 'one month after the request' },
    },
    source: gdpr('12(3)'),
  },
];

/** By ground, the most pressing first. */
export const duties: Readonly<Record<Ground, readonly Duty[]>> = {
  none: [],
  insult: [platform, pharosDisputed],
  defamation: [platform, pharosDisputed],
  hate: [withdrawal, danger, police, platform],
  threat: [danger, police, platform],
  spam: [platform],
  privacy: [...breach, platform],
};
