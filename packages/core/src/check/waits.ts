/** Once the author has written, only people lead on. */
import type { Diagnostic } from '../diagnostic.ts';
import { atStep, type CheckContext, warning } from './context.ts';

/** An author who writes ends the wait and stays at its step: without a choice there, nobody can take the case further. */
export function checkWaits(context: CheckContext): Diagnostic[] {
  return context.sound.flatMap((playbook) =>
    Object.values(playbook.workflow.steps)
      .filter(({ wait, choices }) => wait !== null && choices.length === 0)
      .map((step) =>
        warning(
          context,
          atStep(context, playbook, step, 'wait'),
          'wait/no-choice',
          {
            fr: `Si l'auteur écrit, « ${step.key} » n'attend plus, et personne ne peut en sortir : l'étape n'a pas de choix.`,
            en: `If the author writes, "${step.key}" no longer waits, and nobody can lead on from it: the step has no choice.`,
          },
          {
            fr: 'Ajoutez un choix pour celui qui lit sa réponse.',
            en: 'Add a choice for whoever reads the answer.',
          },
        ),
      ),
  );
}
