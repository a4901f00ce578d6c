/** What a choice needs can be had: no button stays grey forever. */
import type { Choice, Need, Playbook, Step } from '../charter.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { mayComeBefore } from './before.ts';
import { atStep, type Bilingual, type CheckContext, finding, folderOf, stepPath } from './context.ts';
import { stepsOf } from './graph.ts';

export function checkNeeds(context: CheckContext): Diagnostic[] {
  return context.sound.flatMap((playbook) =>
    stepsOf(playbook).flatMap((step) => [
      ...step.choices.flatMap((choice, index) => [
        ...needWords(context, playbook, step, index),
        ...impossibleNeeds(context, playbook, step, choice, index),
      ]),
    ]),
  );
}

interface Problem {
  readonly code: string;
  readonly message: Bilingual;
  readonly hint: Bilingual | null;
}

function impossibleNeeds(
  context: CheckContext,
  playbook: Playbook,
  step: Step,
  choice: Choice,
  index: number,
): Diagnostic[] {
  return choice.needs.flatMap((need, position) => {
    const problem = problemOf(playbook, step, need);
    return problem === null
      ? []
      : [
          finding(
            context,
            atStep(context, playbook, step, 'choices', index, 'needs', position),
            problem.code,
            problem.message,
            problem.hint,
          ),
        ];
  });
}

function problemOf(playbook: Playbook, step: Step, need: Need): Problem | null {
  switch (need.kind) {
    case 'checklist':
      return step.checklist.length > 0
        ? null
        : {
            code: 'needs/no-checklist',
            message: {
              fr: "Ce choix attend une liste complète, mais l'étape n'a pas de `checklist`.",
              en: 'This choice needs a complete checklist, but the step has no `checklist`.',
            },
            hint: {
              fr: "Ajoutez `checklist:` à l'étape, ou retirez cette condition.",
              en: 'Add `checklist:` to the step, or remove this need.',
            },
          };
    case 'relay':
      return relaysBefore(playbook, step).length > 0
        ? null
        : {
            code: 'needs/no-relay',
            message: {
              fr: "Ce choix attend la réponse d'un relais, mais aucun n'a été demandé jusqu'ici.",
              en: 'This choice needs the answer of a relay, but none has been asked by then.',
            },
            hint: {
              fr: "Ajoutez `relay:` à cette étape ou à une étape d'avant.",
              en: 'Add `relay:` to this step or to one before it.',
            },
          };
    case 'from-severity':
      return need.level <= highestSeverity(playbook)
        ? null
        : {
            code: 'choice/never',
            message: {
              fr: `Ce choix attend la gravité ${need.level}, que ce type de crise n'atteint jamais (${highestSeverity(playbook)} au plus).`,
              en: `This choice needs severity ${need.level}, which this crisis type never reaches (${highestSeverity(playbook)} at most).`,
            },
            hint: null,
          };
    case 'not-author-of':
      return mayComeBefore(playbook, need.step, step.key)
        ? null
        : {
            code: 'needs/author-later',
            message: {
              fr: `L'étape « ${need.step} » ne vient jamais avant celle-ci.`,
              en: `The step "${need.step}" never comes before this one.`,
            },
            hint: null,
          };
    default:
      return null;
  }
}

/** Relays that some path to a step has asked, the step's own included. */
function relaysBefore(playbook: Playbook, step: Step): Step[] {
  return stepsOf(playbook).filter(
    ({ key, relay }) => relay !== null && (key === step.key || mayComeBefore(playbook, key, step.key)),
  );
}

export function highestSeverity(playbook: Playbook): number {
  return Math.max(playbook.severity.base, ...playbook.severity.raise.map((raise) => raise.to));
}

/** Each need says exactly one thing. */
function needWords(context: CheckContext, playbook: Playbook, step: Step, index: number): Diagnostic[] {
  const document = folderOf(context, playbook.crisis)?.playbook;
  const path = [...stepPath(step), 'choices', index, 'needs'];
  const written = path.reduce<unknown>(
    (value, key) => (value as Record<string | number, unknown> | undefined)?.[key],
    document?.value,
  );
  if (!Array.isArray(written) || document === undefined) return [];
  return written.flatMap((need: object, position) =>
    Object.keys(need).length === 1
      ? []
      : [
          finding(
            context,
            document.at([...path, position]),
            'needs/one-each',
            { fr: 'Chaque condition de `needs` dit une seule chose.', en: 'Each need says one thing.' },
            {
              fr: 'Écrivez [{ checklist: complete }, { fact: … }].',
              en: 'Write [{ checklist: complete }, { fact: … }].',
            },
          ),
        ],
  );
}
