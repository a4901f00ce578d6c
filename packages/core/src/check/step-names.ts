/** Steps and choices have names of their own. */
import type { Playbook, Step } from '../charter.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { atStep, type CheckContext, finding, folderOf } from './context.ts';
import { stepsOf } from './graph.ts';
import { BUILT_IN_EVENTS } from './names.ts';

export function checkStepNames(context: CheckContext): Diagnostic[] {
  return context.sound.flatMap((playbook) => [
    ...duplicateSteps(context, playbook),
    ...stepsOf(playbook).flatMap((step) => duplicateEvents(context, playbook, step)),
  ]);
}

/** Step keys are unique in a playbook, regions included. The table of steps keeps the last, so the document is asked. */
function duplicateSteps(context: CheckContext, playbook: Playbook): Diagnostic[] {
  const document = folderOf(context, playbook.crisis)?.playbook;
  const seen = new Set<string>();
  return Object.entries(document?.value?.workflow.steps ?? {}).flatMap(([key, step]) => {
    const top = { key, path: ['workflow', 'steps', key] };
    const inner = Object.entries(step['in-parallel'] ?? {}).flatMap(([region, { steps }]) =>
      Object.keys(steps).map((name) => ({ key: name, path: [...top.path, 'in-parallel', region, 'steps', name] })),
    );
    return [top, ...inner].flatMap(({ key: name, path }) => {
      if (!seen.has(name)) {
        seen.add(name);
        return [];
      }
      return [
        finding(
          context,
          document?.atKey(path) ?? { file: playbook.crisis, line: 1, column: 1 },
          'step/twice',
          {
            fr: `Il y a deux étapes « ${name} » dans ce playbook.`,
            en: `There are two steps "${name}" in this playbook.`,
          },
          { fr: "Donnez un autre nom à l'une des deux.", en: 'Give one of them another name.' },
        ),
      ];
    });
  });
}

/** Events are unique in a step, and none takes the name of what every step can do. */
function duplicateEvents(context: CheckContext, playbook: Playbook, step: Step): Diagnostic[] {
  return step.choices.flatMap((choice, index) => {
    const place = () => atStep(context, playbook, step, 'choices', index, 'event');
    if (BUILT_IN_EVENTS.includes(choice.event)) {
      return [
        finding(
          context,
          place(),
          'choice/reserved',
          {
            fr: `« ${choice.event} » existe déjà dans toutes les étapes.`,
            en: `"${choice.event}" exists in every step already.`,
          },
          {
            fr: `Prenez un autre mot que : ${BUILT_IN_EVENTS.join(', ')}.`,
            en: `Take another word than: ${BUILT_IN_EVENTS.join(', ')}.`,
          },
        ),
      ];
    }
    if (step.choices.findIndex((other) => other.event === choice.event) === index) return [];
    return [
      finding(
        context,
        place(),
        'choice/twice',
        { fr: `Cette étape a deux choix « ${choice.event} ».`, en: `This step has two choices "${choice.event}".` },
        { fr: "Donnez un autre mot à l'un des deux.", en: 'Give one of them another word.' },
      ),
    ];
  });
}
