/** The tone does not contradict who is responsible (Coombs: a preventable crisis is answered by rebuilding, so by an apology). */
import type { Charter, Playbook, Severity, Step } from '../charter.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { resolveTone } from '../tone/resolveTone.ts';
import { atStep, type CheckContext, finding, inPlaybook } from './context.ts';
import { stepsOf } from './graph.ts';

export function checkTone(context: CheckContext): Diagnostic[] {
  return context.sound
    .filter((playbook) => playbook.responsibility === 'preventable')
    .flatMap((playbook) => {
      if (forbids(context.charter, playbook, null)) {
        return [
          contradiction(
            context,
            playbook.tone === null
              ? inPlaybook(context, playbook.crisis, 'responsibility')
              : inPlaybook(context, playbook.crisis, 'tone'),
          ),
        ];
      }
      return stepsOf(playbook)
        .filter((step) => step.tone !== null && forbids(context.charter, playbook, step))
        .map((step) => contradiction(context, atStep(context, playbook, step, 'tone')));
    });
}

function contradiction(context: CheckContext, place: Parameters<typeof finding>[1]): Diagnostic {
  return finding(
    context,
    place,
    'tone/apology-forbidden',
    {
      fr: "La marque est responsable (`preventable`), mais le ton interdit de s'excuser.",
      en: 'The brand is responsible (`preventable`), but the tone forbids an apology.',
    },
    {
      fr: 'Écrivez `apology: allowed` ou `required`, ou revoyez `responsibility`.',
      en: 'Write `apology: allowed` or `required`, or reconsider `responsibility`.',
    },
  );
}

/** Forbidden wherever a reply of the crisis may stand: at its base severity, for the default audience, on any channel. */
function forbids(charter: Charter, playbook: Playbook, step: Step | null): boolean {
  const language = charter.languages[0] ?? 'en';
  return Object.keys(charter.channels).some(
    (channel) =>
      resolveTone(charter, {
        audience: null,
        channel,
        crisis: playbook.crisis,
        severity: playbook.severity.base as Severity,
        step: step?.key ?? null,
        language,
      }).apology === 'forbidden',
  );
}
