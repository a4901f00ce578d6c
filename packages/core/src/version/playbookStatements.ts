/** Everything a playbook says. */
import type { Playbook, SeverityCondition, SeverityRule } from '../charter.ts';
import type { Names, Said } from './names.ts';
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
import { stepStatements } from './stepStatements.ts';
import { toneStatements } from './toneStatements.ts';

/** Its steps included, each thing once. */
export function playbookStatements(playbook: Playbook, names: Names): Statement[] {
  const { crisis, ground, severity, workflow } = playbook;
  const title = names.crisis(crisis);
  const name = (fr: string, en: string) => ({ fr: `${title.fr}, ${fr}`, en: `${title.en}, ${en}` });
  return [
    flag(
      crisis,
      { fr: `Type de crise « ${title.fr} » (${crisis})`, en: `Crisis type "${title.en}" (${crisis})` },
      owed,
    ),
    sayText(`${crisis}/title`, name('titre', 'title'), playbook.title),
    ...(ground === 'none'
      ? []
      : [say(`${crisis}/ground`, name('motif de retrait', 'ground of removal'), ground, exact)]),
    say(`${crisis}/responsibility`, name('responsabilité', 'responsibility'), playbook.responsibility, manner),
    say(`${crisis}/family`, name('famille', 'family'), playbook.family, words),
    say(`${crisis}/calendar`, name('calendrier', 'calendar'), playbook.calendar, manner),
    ...(playbook.source === null ? [] : [sayText(`${crisis}/source`, name('source', 'source'), playbook.source)]),
    ...(playbook.active === null ? [] : [sayText(`${crisis}/active`, name('période', 'period'), playbook.active)]),
    ...(playbook.tone === null ? [] : toneStatements(`${crisis}/tone`, name('ton', 'tone'), playbook.tone)),
    say(`${crisis}/severity/base`, name('gravité de base', 'base severity'), severity.base, measured, -severity.base),
    ...raiseStatements(`${crisis}/severity/raise`, severity, name),
    ...playbook.mayMergeInto.map((other) =>
      sayNamed(
        `${crisis}/may-merge-into/${other}`,
        name('se fond dans', 'may merge into'),
        other,
        names.crisis(other),
        manner,
      ),
    ),
    sayNamed(
      `${crisis}/start`,
      name('première étape', 'first step'),
      workflow.start,
      names.step(crisis, workflow.start),
      exact,
    ),
    ...Object.values(workflow.steps).flatMap((step) => stepStatements(crisis, step, names)),
    ...Object.entries(playbook.signals).map(([language, signal]) => ({
      ...sayText(`${crisis}/signals/${language}`, name(`signaux (${language})`, `signals (${language})`), signal),
      ...manner,
    })),
    ...Object.entries(playbook.replies).flatMap(([reply, variants]) =>
      Object.entries(variants).map(([variant, text]) =>
        sayText(
          `${crisis}/replies/${reply}.${variant}`,
          name(`réponse ${reply}.${variant}`, `reply ${reply}.${variant}`),
          text,
        ),
      ),
    ),
    sayText(`${crisis}/examples`, name('exemples', 'examples'), playbook.examples),
  ];
}

type Name = (fr: string, en: string) => Said;

/** Raises on the same sort of condition are the same raise, reached sooner or later; the n-th is compared with the n-th. */
function raiseStatements(at: string, { raise }: SeverityRule, name: Name): Statement[] {
  const seen = new Map<string, number>();
  return raise.flatMap(({ to, when }) => {
    const kind = Object.keys(when).map(hyphened).sort().join('+');
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    const path = `${at}/${kind}${before === 0 ? '' : `-${before + 1}`}`;
    return [
      say(path, name(`gravité relevée (${kind})`, `severity raised (${kind})`), to, measured, -to),
      ...conditionStatements(path, when, name),
    ];
  });
}

function conditionStatements(at: string, when: SeverityCondition, name: Name): Statement[] {
  const { authorFollowers, similar, stars, says, authorIs, channel, audience } = when;
  const listed = { 'author-is': authorIs, channel, audience, ...says };
  return [
    ...(authorFollowers === undefined
      ? []
      : [
          say(
            `${at}/at-least`,
            name('abonnés', 'followers'),
            authorFollowers.atLeast,
            measured,
            authorFollowers.atLeast,
          ),
        ]),
    ...(similar === undefined
      ? []
      : [
          say(`${at}/similar`, name('semblables', 'similar ones'), similar.atLeast, measured, similar.atLeast),
          sayTime(`${at}/within`, name('semblables en', 'similar ones within'), similar.within, measured, true),
        ]),
    ...(stars === undefined
      ? []
      : [say(`${at}/at-most`, name('étoiles au plus', 'stars at most'), stars.atMost, measured, -stars.atMost)]),
    ...Object.entries(listed).flatMap(([kind, items]) =>
      (items ?? []).map((item) =>
        say(`${at}/${kind}/${item}`, name(`gravité relevée par`, 'severity raised by'), item, owed),
      ),
    ),
  ];
}

/** authorFollowers → author-followers */
const hyphened = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
