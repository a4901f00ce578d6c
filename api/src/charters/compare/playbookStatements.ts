import { canonicalJson, type Playbook } from '@aplomb/core';
import { exact, manner, measured, owed, type Statement, say, sayText, words } from './statement.ts';
import { stepStatements } from './stepStatements.ts';

/** Everything a playbook says. */
export function playbookStatements(playbook: Playbook): Statement[] {
  const { crisis, ground, severity, workflow } = playbook;
  const name = (fr: string, en: string) => ({ fr: `« ${crisis} », ${fr}`, en: `"${crisis}", ${en}` });
  return [
    say(crisis, { fr: `Crise « ${crisis} »`, en: `Crisis "${crisis}"` }, crisis, owed),
    sayText(`${crisis}/title`, name('titre', 'title'), playbook.title),
    ...(ground === 'none'
      ? []
      : [say(`${crisis}/ground`, name('motif de retrait', 'ground of removal'), ground, exact)]),
    say(`${crisis}/responsibility`, name('responsabilité', 'responsibility'), playbook.responsibility, manner),
    say(`${crisis}/family`, name('famille', 'family'), playbook.family, words),
    say(`${crisis}/calendar`, name('calendrier', 'calendar'), playbook.calendar, manner),
    ...(playbook.active === null ? [] : [sayText(`${crisis}/active`, name('période', 'period'), playbook.active)]),
    ...(playbook.tone === null ? [] : [sayText(`${crisis}/tone`, name('ton', 'tone'), playbook.tone)]),
    say(`${crisis}/severity/base`, name('gravité de base', 'base severity'), severity.base, measured, -severity.base),
    ...severity.raise.map(({ to, when }) =>
      say(
        `${crisis}/severity/raise/${canonicalJson(when)}`,
        name('gravité relevée à', 'severity raised to'),
        to,
        measured,
        -to,
      ),
    ),
    ...playbook.mayMergeInto.map((other) =>
      say(`${crisis}/may-merge-into/${other}`, name('se fond dans', 'may merge into'), other, manner),
    ),
    say(`${crisis}/start`, name('début', 'start'), workflow.start, exact),
    ...Object.values(workflow.steps).flatMap((step) => stepStatements(`${crisis}/${step.key}`, step)),
    ...Object.entries(playbook.signals).map(([language, signal]) =>
      sayText(`${crisis}/signals/${language}`, name('signaux', 'signals'), signal),
    ),
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
