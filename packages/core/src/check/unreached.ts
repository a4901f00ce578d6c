/** Every type can be found: by a signal, by an example, or because another case may be merged into it. */
import type { Playbook } from '../charter.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { type CheckContext, inPlaybook, warning } from './context.ts';

export function checkUnreached(context: CheckContext): Diagnostic[] {
  const { charter, sound } = context;
  const merged = new Set(Object.values(charter.playbooks).flatMap(({ mayMergeInto }) => mayMergeInto));
  const isReached = (playbook: Playbook) =>
    playbook.crisis === charter.whenUnsure ||
    merged.has(playbook.crisis) ||
    Object.values(playbook.signals).some(({ any }) => any.length > 0) ||
    playbook.examples.some(({ not }) => !not);
  return sound
    .filter((playbook) => !isReached(playbook))
    .map(({ crisis }) =>
      warning(
        context,
        inPlaybook(context, crisis, 'crisis'),
        'signals/unreached',
        {
          fr: `Rien ne mène à « ${crisis} » : ni signal, ni exemple, et aucun type ne s'y fond.`,
          en: `Nothing leads to "${crisis}": no signal, no example, and no type merges into it.`,
        },
        {
          fr: 'Ajoutez un signal ou des exemples, ou retirez le type.',
          en: 'Add a signal or examples, or take the type away.',
        },
      ),
    );
}
