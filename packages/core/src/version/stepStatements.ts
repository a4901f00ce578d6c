/** Everything a step says. */
import type { Choice, Escalation, Need, Step } from '../charter.ts';
import { exact, manner, measured, owed, type Statement, say, sayText, sayTime, words } from './statement.ts';

/** Below `at`, each thing once. */
export function stepStatements(at: string, step: Step): Statement[] {
  const { key, region, owner, tell, legalHold, tellAuthor, checklist, draft, reply } = step;
  const name = (fr: string, en: string) => ({ fr: `« ${key} », ${fr}`, en: `"${key}", ${en}` });
  return [
    say(at, { fr: `Étape « ${key} »`, en: `Step "${key}"` }, key, owed),
    say(`${at}/kind`, name('nature', 'kind'), step.kind, exact),
    say(`${at}/place`, name('branche', 'branch'), region === null ? '' : `${region.parallel}/${region.key}`, exact),
    sayText(`${at}/title`, name('titre', 'title'), step.title),
    ...(owner === null ? [] : [say(`${at}/owner`, name('responsable', 'owner'), owner, manner)]),
    ...(step.instructions === null
      ? []
      : [sayText(`${at}/instructions`, name('consigne', 'instructions'), step.instructions)]),
    ...deadlineStatements(at, step, name),
    ...tell.map((role) => say(`${at}/tell/${role}`, name('prévenir', 'tell'), role, owed)),
    ...(legalHold ? [say(`${at}/legal-hold`, name('conservation pour la justice', 'legal hold'), '✓', owed)] : []),
    ...Object.entries(step.action ?? {}).map(([channel, action]) =>
      say(`${at}/action/${channel}`, name(`action (${channel})`, `action (${channel})`), action, exact),
    ),
    ...(tellAuthor === null
      ? []
      : [say(`${at}/tell-author`, name("motifs dits à l'auteur", 'reasons told to the author'), tellAuthor, owed)]),
    ...(step.tone === null ? [] : [{ ...sayText(`${at}/tone`, name('ton', 'tone'), step.tone), ...manner }]),
    ...checklist.flatMap((item) => [
      say(`${at}/checklist/${item.key}`, name('à cocher', 'to tick'), item.key, owed),
      sayText(`${at}/checklist/${item.key}/label`, name('à cocher, texte', 'to tick, text'), item.label),
    ]),
    ...relayStatements(at, step, name),
    ...(reply === null
      ? []
      : [
          say(`${at}/reply`, name('réponse', 'reply'), reply.template, owed),
          say(`${at}/reply-in`, name('réponse', 'reply'), reply.in, measured, reply.in === 'private' ? 1 : 0),
        ]),
    ...(draft === null ? [] : [say(`${at}/draft`, name('rédaction', 'draft'), draft, manner)]),
    ...approvalStatements(at, step, name),
    ...waitStatements(at, step, name),
    ...step.choices.flatMap((choice) => choiceStatements(`${at}/choices/${choice.event}`, choice, name)),
    ...regionStatements(at, step, name),
    ...endStatements(at, step, name),
  ];
}

type Name = (fr: string, en: string) => Statement['label'];

function deadlineStatements(at: string, { deadline }: Step, name: Name): Statement[] {
  if (deadline === null) return [];
  const levels = Object.entries(deadline.fromSeverity).map(([level, within]) =>
    sayTime(
      `${at}/deadline/from-severity/${level}`,
      name(`délai dès la gravité ${level}`, `deadline from severity ${level}`),
      within,
    ),
  );
  return [
    sayTime(`${at}/deadline`, name('délai', 'deadline'), deadline.within),
    ...levels,
    ...(deadline.remind === null
      ? []
      : [sayTime(`${at}/deadline/remind`, name('rappel', 'reminder'), deadline.remind, manner)]),
    ...missedStatements(`${at}/deadline`, deadline, name),
  ];
}

function missedStatements(
  at: string,
  { ifMissed, tellAgain }: Pick<Escalation, 'ifMissed' | 'tellAgain'>,
  name: Name,
): Statement[] {
  const label = name('si le délai passe', 'if missed');
  const again =
    tellAgain === null
      ? []
      : [sayTime(`${at}/tell-again`, name('redit', 'told again'), tellAgain, { ...measured, removed: 'minor' })];
  if (ifMissed === null) return again;
  const path = `${at}/if-missed`;
  if (typeof ifMissed === 'string') return [say(path, label, ifMissed, owed), ...again];
  return [
    say(path, label, ifMissed.owner, owed),
    sayTime(`${path}/within`, label, ifMissed.within),
    ...missedStatements(path, ifMissed, name),
    ...again,
  ];
}

function relayStatements(at: string, { relay }: Step, name: Name): Statement[] {
  if (relay === null) return [];
  return [
    say(`${at}/relay`, name('relais', 'relay'), relay.to, owed),
    sayText(`${at}/relay/question`, name('question', 'question'), relay.question),
  ];
}

function approvalStatements(at: string, { approval }: Step, name: Name): Statement[] {
  if (approval === null) return [];
  const path = `${at}/approval`;
  return [
    say(path, name('validation', 'approval'), '✓', owed),
    ...approval.by.map((role) => say(`${path}/by/${role}`, name('validé par', 'approved by'), role, owed)),
    ...approval.of.map((step) => say(`${path}/of/${step}`, name('valide', 'approves'), step, owed)),
    say(`${path}/count`, name('personnes', 'people'), approval.count, measured, -approval.count),
    say(`${path}/accepted`, name('si oui', 'if accepted'), approval.accepted, exact),
    say(`${path}/refused`, name('si non', 'if refused'), approval.refused, exact),
  ];
}

function waitStatements(at: string, { wait }: Step, name: Name): Statement[] {
  if (wait === null) return [];
  return [
    sayTime(`${at}/wait`, name("attente de l'auteur", 'wait for the author'), wait.upTo, manner),
    say(`${at}/wait/then`, name('puis', 'then'), wait.then, exact),
  ];
}

function choiceStatements(
  at: string,
  { event, go, needs, unanswered, markAuthor, label }: Choice,
  name: Name,
): Statement[] {
  return [
    say(at, name('choix', 'choice'), event, owed),
    say(`${at}/go`, name(`« ${event} » mène à`, `"${event}" leads to`), go, exact),
    sayText(`${at}/label`, name(`« ${event} », texte`, `"${event}", text`), label),
    ...needs.map((need) =>
      say(`${at}/needs/${needWords(need)}`, name(`« ${event} » demande`, `"${event}" needs`), needWords(need), owed),
    ),
    ...(unanswered
      ? []
      : [say(`${at}/answers`, name(`« ${event} » vaut réponse`, `"${event}" counts as an answer`), '✓', owed)]),
    ...(markAuthor === null
      ? []
      : [say(`${at}/mark-author`, name('auteur marqué', 'author marked'), markAuthor, manner)]),
  ];
}

/** `{ kind: 'fact', fact: 'booking' }` → "fact booking" */
function needWords({ kind, ...rest }: Need): string {
  return [kind, ...Object.values(rest)].join(' ');
}

function regionStatements(at: string, { parallel }: Step, name: Name): Statement[] {
  if (parallel === null) return [];
  return [
    ...parallel.regions.flatMap(({ key, title, start }) => [
      say(`${at}/in-parallel/${key}`, name('branche', 'branch'), key, owed),
      sayText(`${at}/in-parallel/${key}/title`, name(`branche « ${key} », titre`, `branch "${key}", title`), title),
      say(`${at}/in-parallel/${key}/start`, name(`branche « ${key} », début`, `branch "${key}", start`), start, exact),
    ]),
    say(`${at}/when-all-done`, name('ensuite', 'then'), parallel.whenAllDone, exact),
  ];
}

function endStatements(at: string, { end, reopen }: Step, name: Name): Statement[] {
  const ending = end === null ? [] : [say(`${at}/end`, name('issue', 'outcome'), end, words)];
  if (reopen === null) return ending;
  const within =
    reopen.within === null
      ? []
      : [
          sayTime(
            `${at}/reopen/within`,
            name('réouverture', 'reopening'),
            reopen.within,
            { ...measured, removed: 'minor' },
            true,
          ),
        ];
  return [...ending, say(`${at}/reopen`, name('réouverture', 'reopening'), reopen.to, exact), ...within];
}
