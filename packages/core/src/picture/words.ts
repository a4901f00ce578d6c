/** What the pictures say in their own voice, in French and English. Steps, choices and roles keep the charter's words. */
import type { Action, Duration } from '../charter.ts';
import type { Locale } from '../diagnostic.ts';
import { durationWords } from '../time/duration.ts';

export interface PictureWords {
  readonly start: string;
  readonly missed: string;
  readonly accepted: string;
  readonly refused: string;
  readonly allDone: string;
  readonly draft: string;
  readonly publicReply: string;
  readonly privateReply: string;
  readonly legalHold: string;
  readonly reasons: string;
  readonly allTicked: string;
  readonly relayAnswered: string;
  readonly unanswered: string;
  within(duration: Duration): string;
  sooner(levels: readonly (readonly [level: string, within: Duration])[]): string;
  remind(duration: Duration): string;
  relief(owner: string, within: Duration): string;
  tellAgain(every: Duration, after: boolean): string;
  missedTo(step: string): string;
  silence(upTo: Duration): string;
  waits(upTo: Duration): string;
  relay(to: string): string;
  approval(count: number, by: readonly string[]): string;
  ticks(count: number): string;
  tells(roles: readonly string[]): string;
  reopens(within: Duration | null, step: string): string;
  minimum(level: number): string;
  notBy(step: string): string;
  actions(actions: readonly Action[]): string;
  severities(levels: readonly number[]): string;
  readonly columns: readonly [number: string, step: string, who: string, when: string, exits: string];
  readonly legend: {
    readonly choice: string;
    readonly missed: string;
    readonly relief: string;
    readonly silence: string;
    readonly approval: string;
    readonly wait: string;
    readonly relay: string;
    readonly end: string;
  };
  page(number: number, of: number): string;
}

const FRENCH_ACTIONS: Readonly<Record<Action, string>> = {
  'let-stand': 'laisser en place',
  hide: 'masquer',
  delete: 'supprimer',
  report: 'signaler',
  ban: 'bannir',
  'private-reply': 'message privé',
};
const ENGLISH_ACTIONS: Readonly<Record<Action, string>> = {
  'let-stand': 'let stand',
  hide: 'hide',
  delete: 'delete',
  report: 'report',
  ban: 'ban',
  'private-reply': 'private message',
};

/** A number stays on the line of its unit. */
const together = (words: string) => words.replaceAll(' ', '\u00a0');
const fr = (duration: Duration) => together(durationWords(duration, 'fr'));
const en = (duration: Duration) => together(durationWords(duration, 'en'));
/** "toutes les 5 minutes", "chaque heure": French has no "toutes les 1 heures". */
const every = ({ amount, unit, business }: Duration) => {
  const long = unit === 'day' || unit === 'month' || unit === 'year' ? 'tous les' : 'toutes les';
  return amount === 1
    ? `chaque ${fr({ amount, unit, business }).slice(2)}`
    : `${long} ${fr({ amount, unit, business })}`;
};
const everyEnglish = (duration: Duration) => `every ${duration.amount === 1 ? en(duration).slice(2) : en(duration)}`;

export const pictureWords: Readonly<Record<Locale, PictureWords>> = {
  fr: {
    start: 'Début',
    missed: 'délai dépassé',
    accepted: 'accordé',
    refused: 'refusé',
    allDone: 'tout est fait',
    draft: 'rédige, n’envoie rien',
    publicReply: 'réponse publique',
    privateReply: 'réponse privée',
    legalHold: 'preuves gelées',
    reasons: 'motifs donnés à l’auteur',
    allTicked: 'liste cochée',
    relayAnswered: 'relais répondu',
    unanswered: 'sans réponse',
    within: (duration) => `sous\u00a0${fr(duration)}`,
    sooner: (levels) => levels.map(([level, within]) => together(`gravité ${level} : ${fr(within)}`)).join(', '),
    remind: (duration) => `rappel ${fr(duration)} avant`,
    relief: (owner, within) => `relève : ${owner}, sous ${fr(within)}`,
    tellAgain: (duration, after) => `${after ? 'puis ' : ''}alerte ${every(duration)}`,
    missedTo: (step) => `délai dépassé → ${step}`,
    silence: (duration) => `silence, ${fr(duration)}`,
    waits: (duration) => `attend l’auteur, ${fr(duration)} au plus`,
    relay: (to) => `relais : question à ${to}`,
    approval: (count, by) => (by.length === 1 ? `accord : ${by[0]}` : `accord : ${count} parmi ${by.join(', ')}`),
    ticks: (count) => (count === 1 ? '1 point à cocher' : `${count} points à cocher`),
    tells: (roles) => `prévient ${roles.join(', ')}`,
    reopens: (within, step) => `se rouvre${within === null ? '' : ` pendant ${fr(within)}`} → ${step}`,
    minimum: (level) => `gravité ${level} au moins`,
    notBy: (step) => `pas l’auteur de « ${step} »`,
    actions: (actions) => `action : ${actions.map((action) => FRENCH_ACTIONS[action]).join(', ')}`,
    severities: (levels) => `gravité ${levels.length < 2 ? levels[0] : `${levels[0]} à ${levels.at(-1)}`}`,
    columns: ['N°', 'Étape', 'Qui', 'Délai', 'Issues'],
    legend: {
      choice: 'choix d’une personne',
      missed: 'délai dépassé : la main passe',
      relief: 'relève : même étape, autre personne',
      silence: 'l’auteur ne répond plus',
      approval: 'accord à donner',
      wait: 'attente de l’auteur',
      relay: 'relais : question à un collègue',
      end: 'fin',
    },
    page: (number, of) => `page ${number} sur ${of}`,
  },
  en: {
    start: 'Start',
    missed: 'deadline missed',
    accepted: 'approved',
    refused: 'refused',
    allDone: 'all done',
    draft: 'drafts, sends nothing',
    publicReply: 'public reply',
    privateReply: 'private reply',
    legalHold: 'legal hold',
    reasons: 'reasons told to the author',
    allTicked: 'list ticked',
    relayAnswered: 'relay answered',
    unanswered: 'no answer given',
    within: (duration) => `within\u00a0${en(duration)}`,
    sooner: (levels) => levels.map(([level, within]) => together(`severity ${level}: ${en(within)}`)).join(', '),
    remind: (duration) => `reminder ${en(duration)} before`,
    relief: (owner, within) => `relief: ${owner}, within ${en(within)}`,
    tellAgain: (duration, after) => `${after ? 'then an' : 'an'} alert ${everyEnglish(duration)}`,
    missedTo: (step) => `deadline missed → ${step}`,
    silence: (duration) => `silence, ${en(duration)}`,
    waits: (duration) => `waits for the author, ${en(duration)} at most`,
    relay: (to) => `relay: question to ${to}`,
    approval: (count, by) => (by.length === 1 ? `approval: ${by[0]}` : `approval: ${count} of ${by.join(', ')}`),
    ticks: (count) => (count === 1 ? '1 item to tick' : `${count} items to tick`),
    tells: (roles) => `tells ${roles.join(', ')}`,
    reopens: (within, step) => `reopens${within === null ? '' : ` for ${en(within)}`} → ${step}`,
    minimum: (level) => `severity ${level} at least`,
    notBy: (step) => `not the author of “${step}”`,
    actions: (actions) => `action: ${actions.map((action) => ENGLISH_ACTIONS[action]).join(', ')}`,
    severities: (levels) => `severity ${levels.length < 2 ? levels[0] : `${levels[0]} to ${levels.at(-1)}`}`,
    columns: ['No.', 'Step', 'Who', 'Deadline', 'Ways out'],
    legend: {
      choice: 'somebody’s choice',
      missed: 'deadline missed: it passes on',
      relief: 'relief: same step, other person',
      silence: 'the author is silent',
      approval: 'approval to give',
      wait: 'waiting for the author',
      relay: 'relay: question to a colleague',
      end: 'end',
    },
    page: (number, of) => `page ${number} of ${of}`,
  },
};
