/** Everything a step says. */
import type { Action, Escalation, Step } from '../charter.ts';
import { choiceStatements } from './choiceStatements.ts';
import type { Names, Said, StepNaming } from './names.ts';
import {
  exact,
  flag,
  manner,
  measured,
  owed,
  type Statement,
  say,
  sayNamed,
  sayText,
  sayTime,
  words,
} from './statement.ts';
import { toneStatements } from './toneStatements.ts';

/** Below `<crisis>/<step>`, each thing once. */
export function stepStatements(crisis: string, step: Step, names: Names): Statement[] {
  const { key, region, owner, tell, legalHold, tellAuthor, checklist, draft, reply } = step;
  const at = `${crisis}/${key}`;
  const [where, which] = [names.crisis(crisis), names.step(crisis, key)];
  const name = (fr: string, en: string) => ({
    fr: `${where.fr}, ${which.fr}, ${fr}`,
    en: `${where.en}, ${which.en}, ${en}`,
  });
  const naming: StepNaming = { crisis, step: key, name, names };
  return [
    flag(at, { fr: `${where.fr}, étape ${which.fr}`, en: `${where.en}, step ${which.en}` }, owed),
    say(`${at}/kind`, name('nature', 'kind'), step.kind, exact),
    say(`${at}/place`, name('branche', 'branch'), region === null ? '' : `${region.parallel}/${region.key}`, exact),
    sayText(`${at}/title`, name('titre', 'title'), step.title),
    ...(owner === null
      ? []
      : [sayNamed(`${at}/owner`, name('responsable', 'owner'), owner, names.role(owner), manner)]),
    ...(step.instructions === null
      ? []
      : [sayText(`${at}/instructions`, name('consigne', 'instructions'), step.instructions)]),
    ...deadlineStatements(at, step, naming),
    ...tell.map((role) => sayNamed(`${at}/tell/${role}`, name('prévenir', 'tell'), role, names.role(role), owed)),
    ...(legalHold ? [flag(`${at}/legal-hold`, name('conservation pour la justice', 'legal hold'), owed)] : []),
    ...Object.entries(step.action ?? {}).map(([channel, action]) =>
      sayNamed(
        `${at}/action/${channel}`,
        name(`action (${channel})`, `action (${channel})`),
        action,
        ACTIONS[action],
        exact,
      ),
    ),
    ...(tellAuthor === null
      ? []
      : [say(`${at}/tell-author`, name("motifs dits à l'auteur", 'reasons told to the author'), tellAuthor, owed)]),
    ...(step.tone === null ? [] : toneStatements(`${at}/tone`, name('ton', 'tone'), step.tone)),
    ...checklist.flatMap((item) => [
      sayNamed(
        `${at}/checklist/${item.key}`,
        name('à cocher', 'to tick'),
        item.key,
        names.checklistItem(crisis, key, item.key),
        owed,
      ),
      sayText(`${at}/checklist/${item.key}/label`, name('à cocher, texte', 'to tick, text'), item.label),
    ]),
    ...relayStatements(at, step, naming),
    ...(reply === null
      ? []
      : [
          say(`${at}/reply`, name('réponse', 'reply'), reply.template, owed),
          {
            ...say(`${at}/reply/in`, name('réponse', 'reply'), reply.in, measured, reply.in === 'private' ? 1 : 0),
            value: reply.in === 'private' ? { fr: 'en privé', en: 'in private' } : { fr: 'en public', en: 'in public' },
          },
        ]),
    ...(draft === null ? [] : [say(`${at}/draft`, name('rédaction', 'draft'), draft, manner)]),
    ...approvalStatements(at, step, naming),
    ...waitStatements(at, step, naming),
    ...step.choices.flatMap((choice) => choiceStatements(`${at}/choices/${choice.event}`, choice, naming)),
    ...regionStatements(at, step, naming),
    ...endStatements(at, step, naming),
  ];
}

const ACTIONS: Readonly<Record<Action, Said>> = {
  'let-stand': { fr: 'laisser en place', en: 'let stand' },
  hide: { fr: 'masquer', en: 'hide' },
  delete: { fr: 'supprimer', en: 'delete' },
  report: { fr: 'signaler', en: 'report' },
  ban: { fr: 'bannir l’auteur', en: 'ban the author' },
  'private-reply': { fr: 'répondre en privé', en: 'reply in private' },
};

function deadlineStatements(at: string, { deadline }: Step, naming: StepNaming): Statement[] {
  const { name } = naming;
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
    ...missedStatements(`${at}/deadline`, deadline, naming),
  ];
}

function missedStatements(
  at: string,
  { ifMissed, tellAgain }: Pick<Escalation, 'ifMissed' | 'tellAgain'>,
  naming: StepNaming,
): Statement[] {
  const { crisis, name, names } = naming;
  const label = name('si le délai passe', 'if missed');
  const again =
    tellAgain === null
      ? []
      : [sayTime(`${at}/tell-again`, name('redit', 'told again'), tellAgain, { ...measured, removed: 'minor' })];
  if (ifMissed === null) return again;
  const path = `${at}/if-missed`;
  if (typeof ifMissed === 'string')
    return [sayNamed(path, label, ifMissed, names.step(crisis, ifMissed), owed), ...again];
  return [
    sayNamed(path, label, ifMissed.owner, names.role(ifMissed.owner), owed),
    sayTime(`${path}/within`, name('si le délai passe, relais sous', 'if missed, relieved within'), ifMissed.within),
    ...missedStatements(path, ifMissed, naming),
    ...again,
  ];
}

function relayStatements(at: string, { relay }: Step, { name, names }: StepNaming): Statement[] {
  if (relay === null) return [];
  return [
    sayNamed(`${at}/relay`, name('question à', 'question to'), relay.to, names.role(relay.to), owed),
    sayText(`${at}/relay/question`, name('question', 'question'), relay.question),
  ];
}

function approvalStatements(at: string, { approval }: Step, { crisis, name, names }: StepNaming): Statement[] {
  if (approval === null) return [];
  const path = `${at}/approval`;
  return [
    flag(path, name('accord demandé', 'approval'), owed),
    ...approval.by.map((role) =>
      sayNamed(`${path}/by/${role}`, name('accord de', 'approved by'), role, names.role(role), owed),
    ),
    ...approval.of.map((step) =>
      sayNamed(`${path}/of/${step}`, name('accord sur', 'approves'), step, names.step(crisis, step), owed),
    ),
    say(
      `${path}/count`,
      name('personnes dont il faut l’accord', 'people who must approve'),
      approval.count,
      measured,
      -approval.count,
    ),
    ...(
      [
        ['accepted', 'si oui', 'if accepted'],
        ['refused', 'si non', 'if refused'],
      ] as const
    ).map(([way, fr, en]) =>
      sayNamed(`${path}/${way}`, name(fr, en), approval[way], names.step(crisis, approval[way]), exact),
    ),
  ];
}

function waitStatements(at: string, { wait }: Step, { crisis, name, names }: StepNaming): Statement[] {
  if (wait === null) return [];
  return [
    sayTime(`${at}/wait`, name("attente de l'auteur", 'wait for the author'), wait.upTo, manner),
    sayNamed(
      `${at}/wait/then`,
      name('après l’attente', 'after the wait'),
      wait.then,
      names.step(crisis, wait.then),
      exact,
    ),
  ];
}

function regionStatements(at: string, { parallel }: Step, { crisis, name, names }: StepNaming): Statement[] {
  if (parallel === null) return [];
  return [
    ...parallel.regions.flatMap(({ key, title, start }) => [
      say(`${at}/in-parallel/${key}`, name('branche', 'branch'), key, owed),
      sayText(`${at}/in-parallel/${key}/title`, name(`branche « ${key} », titre`, `branch "${key}", title`), title),
      sayNamed(
        `${at}/in-parallel/${key}/start`,
        name(`branche « ${key} », début`, `branch "${key}", start`),
        start,
        names.step(crisis, start),
        exact,
      ),
    ]),
    sayNamed(
      `${at}/when-all-done`,
      name('ensuite', 'then'),
      parallel.whenAllDone,
      names.step(crisis, parallel.whenAllDone),
      exact,
    ),
  ];
}

function endStatements(at: string, { end, reopen }: Step, { crisis, name, names }: StepNaming): Statement[] {
  const ending = end === null ? [] : [say(`${at}/end`, name('issue', 'outcome'), end, words)];
  if (reopen === null) return ending;
  const within =
    reopen.within === null
      ? []
      : [
          sayTime(
            `${at}/reopen/within`,
            name('réouverture possible pendant', 'reopening possible for'),
            reopen.within,
            { ...measured, removed: 'minor' },
            true,
          ),
        ];
  return [
    ...ending,
    sayNamed(`${at}/reopen`, name('réouverture', 'reopening'), reopen.to, names.step(crisis, reopen.to), exact),
    ...within,
  ];
}
