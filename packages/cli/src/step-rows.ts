/** The step of a prescription: what to do, who, until when, and the ways out. */
import type { Action, Charter, Locale, Owner, Prescription } from '@aplomb/core';
import { visible } from './excerpt.ts';
import { say } from './locale.ts';
import type { Reader, Row } from './page.ts';

export function stepRows(charter: Charter, { crisis, step, steps }: Prescription, reader: Reader): Row[] {
  const { locale, quiet, alert } = reader;
  const rows: Row[] = [[say(locale, 'Étape', 'Step'), `${visible(step.title)} ${quiet(`(${step.key})`)}`]];
  if (step.instructions !== null) rows.push(['', visible(step.instructions)]);
  const beside = steps
    .filter(({ key }) => key !== step.key)
    .map(({ title, key }) => `${visible(title)} ${quiet(`(${key})`)}`);
  if (beside.length > 0) rows.push([say(locale, 'En parallèle', 'In parallel'), beside.join(', ')]);
  if (step.owner !== null) rows.push([say(locale, 'Qui', 'Who'), whoActs(step.owner, locale)]);
  if (step.dueAt !== null)
    rows.push([say(locale, 'Avant', 'Due'), dueWords(step.dueAt, zoneFor(charter, crisis.key), reader)]);
  if (step.action !== null) {
    const first = step.evidenceFirst ? say(locale, ', la preuve gardée d’abord', ', the evidence kept first') : '';
    rows.push([say(locale, 'Action', 'Action'), `${actionWords(step.action, locale)}${first}`]);
  }
  rows.push(
    ...listed(
      say(locale, 'À cocher', 'Checklist'),
      step.checklist.map(({ key, label, done }) => `[${done ? 'x' : ' '}] ${visible(label)} ${quiet(`(${key})`)}`),
    ),
  );
  if (step.relay !== null)
    rows.push([say(locale, 'Relais', 'Relay'), `${whoActs(step.relay.to, locale)} : ${visible(step.relay.question)}`]);
  const choices = step.choices.map(({ event, label, reasons }) => {
    const needs = reasons.length === 0 ? '' : ` ${alert(visible(reasons.map(({ message }) => message).join(' ')))}`;
    return `${visible(label)} ${quiet(`(${event})`)}${needs}`;
  });
  return [...rows, ...listed(say(locale, 'Choix', 'Choices'), choices)];
}

const listed = (label: string, lines: readonly string[]): Row[] =>
  lines.map((line, index) => [index === 0 ? label : '', line]);

function whoActs({ key, title, onDuty }: Owner, locale: Locale): string {
  if (onDuty.key === key) return say(locale, `${visible(title)} (de service)`, `${visible(title)} (on duty)`);
  return say(
    locale,
    `${visible(title)}, de service à cette heure : ${visible(onDuty.title)}`,
    `${visible(title)}, on duty at this hour: ${visible(onDuty.title)}`,
  );
}

/** The zone of the calendar that the crisis counts in, else of the charter's first, else UTC. */
function zoneFor(charter: Charter, crisis: string): string {
  const calendar = charter.playbooks[crisis]?.calendar ?? '';
  const own = Object.hasOwn(charter.calendars, calendar) ? charter.calendars[calendar] : undefined;
  return (own ?? Object.values(charter.calendars)[0])?.zone ?? 'UTC';
}

function dueWords(dueAt: number, zone: string, { locale, language, now, quiet }: Reader): string {
  const at = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: zone,
  }).format(dueAt);
  // The first of a month is no cardinal number in French, which Intl does not know.
  const said = locale === 'fr' ? at.replace(/(?<= )1 (?=\p{L})/u, '1er ') : at;
  return `${said} ${quiet(`(${zone}, ${spanWords(dueAt - now, locale)})`)}`;
}

const MINUTE = 60_000;

/** "in 2 d 4 h", "in 45 min": elapsed time, closed hours counted. */
function spanWords(ms: number, locale: Locale): string {
  const minutes = Math.max(0, Math.round(ms / MINUTE));
  const parts = [
    [Math.floor(minutes / 1440), say(locale, 'j', 'd')],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return `${say(locale, 'dans', 'in')} ${said.length === 0 ? '0 min' : said.join(' ')}`;
}

const ACTIONS: Readonly<Record<Action, Readonly<Record<Locale, string>>>> = {
  'let-stand': { fr: 'laisser tel quel', en: 'let stand' },
  hide: { fr: 'masquer', en: 'hide' },
  delete: { fr: 'supprimer', en: 'delete' },
  report: { fr: 'signaler', en: 'report' },
  ban: { fr: 'bannir l’auteur', en: 'ban the author' },
  'private-reply': { fr: 'répondre en privé', en: 'reply in private' },
};

const actionWords = (action: Action, locale: Locale): string => ACTIONS[action][locale];
