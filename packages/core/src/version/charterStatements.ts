/** Everything a charter says outside its playbooks. */
import type { Calendar, Charter, CharterPromise } from '../charter.ts';
import { promiseWords } from '../check/promises/sentence.ts';
import type { Migrating } from '../compile/migrations.ts';
import { playbookStatements } from './playbookStatements.ts';
import { exact, manner, measured, owed, type Statement, say, sayText, sayTime, words } from './statement.ts';

/** Everything a charter says, each thing once. */
export function charterStatements(charter: Charter & Migrating): Statement[] {
  const { languages, keepEvidence, forgetAuthorsAfter, whenUnsure, report } = charter;
  const entries = <T>(table: Readonly<Record<string, T>>) => Object.entries(table);
  return [
    say('brand', { fr: 'Marque', en: 'Brand' }, charter.brand, exact),
    say('name', { fr: 'Nom', en: 'Name' }, charter.name, words),
    ...languages.map((language) => say(`languages/${language}`, { fr: 'Langue', en: 'Language' }, language, owed)),
    say('default-language', { fr: 'Langue par défaut', en: 'Default language' }, languages[0], manner),
    sayText('valid', { fr: 'Validité', en: 'Validity' }, [charter.validFrom, charter.validUntil, charter.revoked]),
    sayTime('keep-evidence', { fr: 'Preuves gardées', en: 'Evidence kept' }, keepEvidence, measured, true),
    ...(forgetAuthorsAfter === null
      ? []
      : [
          sayTime(
            'forget-authors-after',
            { fr: 'Auteurs oubliés après', en: 'Authors forgotten after' },
            forgetAuthorsAfter,
          ),
        ]),
    ...entries(charter.roles).flatMap(([key, role]) => [
      say(`roles/${key}`, { fr: 'Rôle', en: 'Role' }, key, owed),
      sayText(`roles/${key}/title`, { fr: `Rôle « ${key} », titre`, en: `Role "${key}", title` }, role.title),
      say(`roles/${key}/on-duty`, { fr: `« ${key} », présence`, en: `"${key}", on duty` }, role.onDuty, manner),
      ...(role.otherwise === null
        ? []
        : [
            say(
              `roles/${key}/otherwise`,
              { fr: `« ${key} », sinon`, en: `"${key}", otherwise` },
              role.otherwise,
              manner,
            ),
          ]),
      ...(role.outside
        ? [say(`roles/${key}/outside`, { fr: `« ${key} », extérieur`, en: `"${key}", outside` }, '✓', manner)]
        : []),
    ]),
    ...entries(charter.calendars).flatMap(([key, calendar]) => calendarStatements(key, calendar)),
    ...entries(charter.audiences).map(([key, audience]) => ({
      ...sayText(`audiences/${key}`, { fr: `Public « ${key} »`, en: `Audience "${key}"` }, audience),
      ...manner,
    })),
    ...entries({ tone: charter.tone, tones: charter.tones, 'from-severity': charter.fromSeverity }).map(
      ([key, tone]) => ({
        ...sayText(key, { fr: `Ton (${key})`, en: `Tone (${key})` }, tone),
        ...manner,
      }),
    ),
    ...entries(charter.facts).flatMap(([key, fact]) => [
      say(`facts/${key}`, { fr: `Fait « ${key} »`, en: `Fact "${key}"` }, fact.type, exact),
      sayText(`facts/${key}/label`, { fr: `Fait « ${key} », texte`, en: `Fact "${key}", text` }, fact.label),
      say(`facts/${key}/max`, { fr: `Fait « ${key} », longueur`, en: `Fact "${key}", length` }, fact.max, manner),
      say(`facts/${key}/items`, { fr: `Fait « ${key} », nombre`, en: `Fact "${key}", items` }, fact.items, manner),
      ...(fact.private
        ? [say(`facts/${key}/private`, { fr: `Fait « ${key} », privé`, en: `Fact "${key}", private` }, '✓', owed)]
        : []),
    ]),
    ...entries(charter.channels).flatMap(([key, channel]) => [
      say(`channels/${key}`, { fr: `Canal « ${key} »`, en: `Channel "${key}"` }, channel.platform, owed),
      sayText(`channels/${key}/settings`, { fr: `Canal « ${key} », réglages`, en: `Channel "${key}", settings` }, [
        channel.account,
        channel.tone,
      ]),
      ...(channel.brandIsHost
        ? [
            say(
              `channels/${key}/brand-is-host`,
              { fr: `Canal « ${key} », hébergé`, en: `Channel "${key}", hosted` },
              '✓',
              owed,
            ),
          ]
        : []),
    ]),
    say('when-unsure', { fr: 'Dans le doute', en: 'When unsure' }, whenUnsure, manner),
    ...(report === null
      ? []
      : [say('report', { fr: 'Rapport à', en: 'Report to' }, `${report.to}, ${report.every}`, owed)]),
    ...charter.approvedReplies.map(({ reply, by, on, until }) =>
      say(
        `approved-replies/${reply}`,
        { fr: `Réponse approuvée « ${reply} »`, en: `Approved reply "${reply}"` },
        `${by}, ${on} – ${until}`,
        manner,
      ),
    ),
    ...charter.promises.map((promise) => promiseStatement(promise, charter)),
    ...entries(charter.partials).map(([key, text]) =>
      sayText(`partials/${key}`, { fr: `Texte commun « ${key} »`, en: `Shared text "${key}"` }, text),
    ),
    ...Object.values(charter.playbooks).flatMap(playbookStatements),
    ...(charter.migrations ?? []).map(({ from, to, crises }) => ({
      ...sayText(`migrations/${from}-${to}`, { fr: 'Migration', en: 'Migration' }, crises),
      value: { fr: `${from} → ${to}`, en: `${from} → ${to}` },
    })),
  ];
}

/** A promise of the same kind in the same cases is the same promise, kept longer or shorter. */
function promiseStatement(promise: CharterPromise, charter: Charter): Statement {
  const who = 'role' in promise ? promise.role : '';
  const what = promise.kind === 'never' ? [...promise.actions].sort().join('+') : '';
  const where = [...(promise.in ?? [])].sort().join('+');
  const path = ['promises', promise.kind, who, what, where, promise.fromSeverity ?? '']
    .filter((part) => part !== '')
    .join('/');
  const label = { fr: 'Promesse', en: 'Promise' };
  const value = { fr: promiseWords(promise, charter, 'fr'), en: promiseWords(promise, charter, 'en') };
  if ('within' in promise) return { ...sayTime(path, label, promise.within), value };
  return { ...say(path, label, promise, exact), value };
}

/** Shorter opening hours put off every time counted in business hours; which days are closed changes with the years. */
function calendarStatements(key: string, { zone, week, days }: Calendar): Statement[] {
  const name = (fr: string, en: string) => ({ fr: `Calendrier « ${key} », ${fr}`, en: `Calendar "${key}", ${en}` });
  const open = week.flat().reduce((minutes, { from, to }) => minutes + to - from, 0);
  return [
    say(`calendars/${key}`, { fr: 'Calendrier', en: 'Calendar' }, key, owed),
    say(`calendars/${key}/zone`, name('fuseau', 'zone'), zone, manner),
    { ...say(`calendars/${key}/week`, name('heures', 'hours'), week, measured, -open), ...hoursShown(open) },
    { ...sayText(`calendars/${key}/days`, name('jours particuliers', 'special days'), days), ...manner },
  ];
}

/** "54 h/week": what two weeks can be told apart by at a glance. */
function hoursShown(minutes: number): Pick<Statement, 'value'> {
  const hours = Math.round(minutes / 6) / 10;
  return { value: { fr: `${hours.toLocaleString('fr')} h par semaine`, en: `${hours} h a week` } };
}
