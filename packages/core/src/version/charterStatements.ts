/** Everything a charter says outside its playbooks. */
import type { Calendar, Charter, CharterPromise } from '../charter.ts';
import { promiseWords } from '../check/promises/sentence.ts';
import type { Migrating } from '../compile/migrations.ts';
import type { Locale } from '../diagnostic.ts';
import type { Names } from './names.ts';
import { playbookStatements } from './playbookStatements.ts';
import { exact, manner, measured, owed, type Statement, say, sayNamed, sayText, sayTime, words } from './statement.ts';
import { toneStatements } from './toneStatements.ts';

/** Everything a charter says, each thing once. */
export function charterStatements(charter: Charter & Migrating, names: Names): Statement[] {
  const { languages, keepEvidence, forgetAuthorsAfter, whenUnsure, report } = charter;
  const roleLabel = (key: string, fr: string, en: string) => {
    const role = names.role(key);
    return { fr: `${role.fr}, ${fr}`, en: `${role.en}, ${en}` };
  };
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
      sayNamed(`roles/${key}`, { fr: 'Rôle', en: 'Role' }, key, names.role(key), owed),
      sayText(`roles/${key}/title`, { fr: `Rôle « ${key} », titre`, en: `Role "${key}", title` }, role.title),
      {
        ...say(`roles/${key}/on-duty`, roleLabel(key, 'présence', 'on duty'), role.onDuty, manner),
        ...(role.onDuty === 'always' ? { value: { fr: 'toujours', en: 'always' } } : {}),
      },
      ...(role.otherwise === null
        ? []
        : [
            sayNamed(
              `roles/${key}/otherwise`,
              roleLabel(key, 'remplaçant hors présence', 'otherwise'),
              role.otherwise,
              names.role(role.otherwise),
              manner,
            ),
          ]),
      ...(role.outside
        ? [say(`roles/${key}/outside`, roleLabel(key, 'hors de la maison', 'outside the organisation'), '✓', manner)]
        : []),
    ]),
    ...entries(charter.calendars).flatMap(([key, calendar]) => calendarStatements(key, calendar)),
    ...entries(charter.audiences).map(([key, audience]) => ({
      ...sayText(`audiences/${key}`, { fr: `Public « ${key} »`, en: `Audience "${key}"` }, audience),
      ...manner,
    })),
    ...toneStatements('tone', { fr: 'Ton', en: 'Tone' }, charter.tone),
    ...entries(charter.tones).flatMap(([key, tone]) =>
      toneStatements(`tones/${key}`, { fr: `Ton « ${key} »`, en: `Tone "${key}"` }, tone),
    ),
    ...entries(charter.fromSeverity).flatMap(([level, tone]) =>
      toneStatements(
        `from-severity/${level}`,
        { fr: `Ton dès la gravité ${level}`, en: `Tone from severity ${level}` },
        tone,
      ),
    ),
    ...entries(charter.facts).flatMap(([key, fact]) => [
      say(`facts/${key}`, { fr: `Information « ${key} »`, en: `Fact "${key}"` }, fact.type, exact),
      sayText(`facts/${key}/label`, { fr: `Information « ${key} », texte`, en: `Fact "${key}", text` }, fact.label),
      say(
        `facts/${key}/max`,
        { fr: `Information « ${key} », longueur`, en: `Fact "${key}", length` },
        fact.max,
        manner,
      ),
      say(
        `facts/${key}/items`,
        { fr: `Information « ${key} », nombre`, en: `Fact "${key}", items` },
        fact.items,
        manner,
      ),
      ...(fact.private
        ? [
            say(
              `facts/${key}/private`,
              { fr: `Information « ${key} », privé`, en: `Fact "${key}", private` },
              '✓',
              owed,
            ),
          ]
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
    sayNamed('when-unsure', { fr: 'Dans le doute', en: 'When unsure' }, whenUnsure, names.crisis(whenUnsure), manner),
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
    ...Object.values(charter.playbooks).flatMap((playbook) => playbookStatements(playbook, names)),
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
  const value = { fr: promised(promise, charter, 'fr'), en: promised(promise, charter, 'en') };
  if ('within' in promise) return { ...sayTime(path, label, promise.within), value };
  return { ...say(path, label, promise, exact), value };
}

/** Without its full stop: it stands within a sentence here. */
const promised = (promise: CharterPromise, charter: Charter, locale: Locale): string =>
  promiseWords(promise, charter, locale).replace(/\.$/, '');

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
