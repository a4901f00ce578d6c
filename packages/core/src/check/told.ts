/** Some comments must be told to somebody, and a playbook must then tell somebody. */
import type { Playbook, Step } from '../charter.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { grounds } from '../knowledge/grounds.ts';
import type { Duty } from '../knowledge/law.ts';
import { type CheckContext, inPlaybook, warning } from './context.ts';

/**
 * A threat to people's lives or safety that a host suspects must be told to the authorities (Digital Services Act, art. 18).
 * Whoever answers comments seldom calls the police: some step tells, asks or hands over to another role, or reports.
 */
export function checkTold(context: CheckContext): Diagnostic[] {
  const hosts = Object.values(context.charter.channels).some(({ brandIsHost }) => brandIsHost);
  return context.sound.flatMap((playbook) => {
    const duty = grounds[playbook.ground].duties.find((one) => isPressing(playbook, one, hosts));
    if (duty === undefined || tells(playbook)) return [];
    const { article } = duty.source;
    return [
      warning(
        context,
        inPlaybook(context, playbook.crisis, 'ground'),
        'ground/nobody-told',
        {
          fr: `Personne n'est prévenu : ${duty.when.fr} (${article.fr}) ; à prévenir : ${duty.to.fr}, ${duty.term.words.fr}.`,
          en: `Nobody is told: ${duty.when.en} (${article.en}); to be told: ${duty.to.en}, ${duty.term.words.en}.`,
        },
        {
          fr: 'Dites à une étape qui prévenir (`tell`), à qui demander (`relay`), ou donnez-la à un autre rôle.',
          en: 'Say at a step whom to tell (`tell`), whom to ask (`relay`), or give it to another role.',
        },
      ),
    ];
  });
}

/** Threats always; elsewhere a danger to persons is the exception that people see for themselves. */
function isPressing({ ground }: Playbook, { force, binds }: Duty, hosts: boolean): boolean {
  return ground === 'threat' && force === 'must' && (binds !== 'host' || hosts);
}

function tells({ workflow }: Playbook): boolean {
  const first = workflow.steps[workflow.start]?.owner ?? null;
  return Object.values(workflow.steps).some((step) => tellsAnybody(step) || (step.owner ?? first) !== first);
}

const tellsAnybody = ({ tell, relay, action }: Step): boolean =>
  tell.length > 0 || relay !== null || Object.values(action ?? {}).includes('report');
