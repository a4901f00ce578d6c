/** Nobody approves their own text, and there are enough people to approve. */
import type { Playbook, Step } from '../charter.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { mayComeBefore } from './before.ts';
import { atStep, type CheckContext, finding } from './context.ts';
import { stepsOf } from './graph.ts';

export function checkApprovals(context: CheckContext): Diagnostic[] {
  return context.sound.flatMap((playbook) =>
    stepsOf(playbook).flatMap((step) => checkApproval(context, playbook, step)),
  );
}

function checkApproval(context: CheckContext, playbook: Playbook, step: Step): Diagnostic[] {
  const { approval } = step;
  if (approval === null) return [];
  const at = (...path: (string | number)[]) => atStep(context, playbook, step, 'approval', ...path);
  const roles = new Set(approval.by);
  const found: Diagnostic[] = [];
  if (approval.count > roles.size) {
    found.push(
      finding(
        context,
        at('count'),
        'approval/too-few',
        {
          fr: `${approval.count} personnes doivent valider, mais \`by\` ne nomme que ${roles.size} ${roles.size > 1 ? 'rôles' : 'rôle'}.`,
          en: `${approval.count} people must approve, but \`by\` names only ${roles.size} ${roles.size > 1 ? 'roles' : 'role'}.`,
        },
        { fr: 'Nommez plus de rôles, ou baissez `count`.', en: 'Name more roles, or lower `count`.' },
      ),
    );
  }
  const authors = new Set(approval.of.map((key) => playbook.workflow.steps[key]?.owner));
  if (approval.by.every((role) => authors.has(role))) {
    found.push(
      finding(
        context,
        at('by'),
        'approval/by-author',
        {
          fr: `Chaque rôle qui peut valider a aussi écrit le texte (${[...roles].join(', ')}).`,
          en: `Every role that may approve also wrote the text (${[...roles].join(', ')}).`,
        },
        {
          fr: "Ajoutez un rôle qui n'est responsable d'aucune étape de `of`.",
          en: 'Add a role that owns no step of `of`.',
        },
      ),
    );
  }
  for (const [index, key] of approval.of.entries()) {
    if (key === step.key || !mayComeBefore(playbook, key, step.key)) {
      found.push(
        finding(context, at('of', index), 'approval/of-later', {
          fr: `L'étape « ${key} » ne vient jamais avant cette validation.`,
          en: `The step "${key}" never comes before this approval.`,
        }),
      );
    }
  }
  return found;
}
