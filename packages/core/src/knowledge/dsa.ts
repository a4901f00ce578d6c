/**
 * What the Digital Services Act asks of a brand that is itself the host (its forum, its blog), step by step. Data only; a
 * starting point for a lawyer, not advice. Articles 16 to 18 bind every hosting provider, however small; article 20 only
 * online platforms that are neither micro nor small enterprises (art. 19).
 */
import type { Text } from '../charter.ts';
import type { LawSource, LawTerm } from './law.ts';
import { atOnce, dsa } from './sources.ts';

export interface HostRule {
  readonly key: 'notice' | 'receipt' | 'decision' | 'reasons' | 'complaint';
  readonly title: Text;
  readonly term: LawTerm;
  /** What it must hold, one item each. */
  readonly content: readonly Text[];
  /** To whom or to what it does not apply. */
  readonly unless: readonly Text[];
  readonly source: LawSource;
}

/** In the order they come. */
export const hostRules: readonly HostRule[] = [
  {
    key: 'notice',
    title: { fr: 'Ce que dit un signalement', en: 'What a notice holds' },
    term: { duration: null, words: { fr: 'à tout moment', en: 'at any time' } },
    content: [
      {
        fr: 'pourquoi le contenu serait illicite, avec des motifs étayés',
        en: 'why the content would be illegal, with reasons given',
      },
      { fr: 'son adresse électronique exacte', en: 'its exact electronic address' },
      {
        fr: 'le nom et l’adresse de courriel de qui signale (pas pour les abus sexuels sur mineurs)',
        en: 'name and e-mail address of who notifies (not for the sexual abuse of children)',
      },
      { fr: 'une déclaration de bonne foi', en: 'a statement of good faith' },
    ],
    unless: [],
    source: dsa('16(2)'),
  },
  {
    key: 'receipt',
    title: { fr: 'Accuser réception du signalement', en: 'Confirm receipt of the notice' },
    term: atOnce('sans retard injustifié', 'without undue delay'),
    content: [{ fr: 'que le signalement est reçu', en: 'that the notice has arrived' }],
    unless: [{ fr: 'qui signale n’a pas donné d’adresse', en: 'who notifies gave no address' }],
    source: dsa('16(4)'),
  },
  {
    key: 'decision',
    title: { fr: 'Dire la décision à qui a signalé', en: 'Tell the decision to who notified' },
    term: atOnce('sans retard injustifié', 'without undue delay'),
    content: [
      { fr: 'ce qui est décidé', en: 'what is decided' },
      { fr: 'les recours', en: 'ways to contest it' },
      { fr: 'si un automate a servi', en: 'whether a machine was used' },
    ],
    unless: [],
    source: dsa('16(5), 16(6)'),
  },
  {
    key: 'reasons',
    title: { fr: 'Exposer les motifs à l’auteur', en: 'Give the author a statement of reasons' },
    term: {
      duration: null,
      words: { fr: 'au plus tard quand la mesure s’applique', en: 'at the latest when the restriction applies' },
    },
    content: [
      {
        fr: 'la mesure (retrait, masquage, suspension), son étendue et sa durée',
        en: 'the restriction (removal, hiding, suspension), its extent and how long it lasts',
      },
      {
        fr: 'les faits, et s’il y a eu un signalement ou une recherche d’office',
        en: 'the facts, and whether a notice or an own inquiry led to it',
      },
      { fr: 'si un automate a servi à trouver ou à décider', en: 'whether a machine was used to find or to decide' },
      {
        fr: 'si le contenu est illicite : la loi, et pourquoi il l’enfreint',
        en: 'where the content is illegal: the law, and why it breaks it',
      },
      {
        fr: 'sinon : la règle du service, et pourquoi il l’enfreint',
        en: 'else: the rule of the service, and why it breaks it',
      },
      { fr: 'les recours : réclamation, médiation, juge', en: 'redress: complaint, out-of-court settlement, court' },
    ],
    unless: [
      { fr: 'aucune adresse de l’auteur n’est connue', en: 'no address of the author is known' },
      { fr: 'contenu commercial trompeur en grand nombre', en: 'deceptive high-volume commercial content' },
    ],
    source: dsa('17'),
  },
  {
    key: 'complaint',
    title: { fr: 'Traiter les réclamations', en: 'Handle complaints' },
    term: {
      duration: { amount: 6, unit: 'month', business: false },
      words: {
        fr: 'ouvert six mois au moins après la décision',
        en: 'open for at least six months after the decision',
      },
    },
    content: [
      { fr: 'une voie électronique et gratuite', en: 'an electronic way, free of charge' },
      { fr: 'une décision qui n’est pas prise par un automate seul', en: 'a decision not taken by a machine alone' },
    ],
    unless: [{ fr: 'micro et petites entreprises (art. 19)', en: 'micro and small enterprises (art. 19)' }],
    source: dsa('20'),
  },
];

/** What a statement of reasons tells its author, as one line: for the hint of a finding. */
export function statementOfReasons(locale: 'fr' | 'en'): string {
  const rule = hostRules.find(({ key }) => key === 'reasons')!;
  return rule.content.map((item) => item[locale]).join(locale === 'fr' ? ' ; ' : '; ');
}
