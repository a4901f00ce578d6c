/**
 * The tone does not contradict who is responsible (Coombs): what is preventable is answered by rebuilding, so by an apology;
 * where people hold the brand for a victim, or for nothing, an apology takes on what nobody laid on it.
 */
import type { Apology, Charter, Playbook, Step } from '../charter.ts';
import type { Diagnostic, Place } from '../diagnostic.ts';
import { apologyFits, responsibilities } from '../knowledge/coombs.ts';
import { resolveTone } from '../tone/resolveTone.ts';
import { atStep, type CheckContext, finding, inPlaybook, warning } from './context.ts';
import { stepsOf } from './graph.ts';

export function checkTone(context: CheckContext): Diagnostic[] {
  return context.sound.flatMap((playbook) => {
    const whole = contradiction(context, playbook, null, () => placeOfTone(context, playbook));
    if (whole !== null) return [whole];
    return stepsOf(playbook)
      .filter((step) => step.tone !== null)
      .flatMap((step) => contradiction(context, playbook, step, () => atStep(context, playbook, step, 'tone')) ?? []);
  });
}

function placeOfTone(context: CheckContext, { crisis, tone }: Playbook): Place {
  return inPlaybook(context, crisis, tone === null ? 'responsibility' : 'tone');
}

function contradiction(
  context: CheckContext,
  playbook: Playbook,
  step: Step | null,
  place: () => Place,
): Diagnostic | null {
  const { responsibility } = playbook;
  const apologies = apologiesIn(context.charter, playbook, step);
  if (apologies.some((apology) => !apologyFits(responsibility, apology))) return forbidden(context, place());
  const { strategies, title } = responsibilities[responsibility];
  return apologies.includes('required') && !strategies.includes('rebuild')
    ? uncalled(context, place(), responsibility, title)
    : null;
}

function forbidden(context: CheckContext, place: Place): Diagnostic {
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

function uncalled(
  context: CheckContext,
  place: Place,
  responsibility: Playbook['responsibility'],
  title: Readonly<Record<string, string>>,
): Diagnostic {
  return warning(
    context,
    place,
    'tone/apology-uncalled',
    {
      fr: `Le ton exige des excuses, et la responsabilité de la marque est ${title.fr} (\`${responsibility}\`) : s'excuser, c'est la prendre.`,
      en: `The tone requires an apology, and the brand's responsibility is ${title.en} (\`${responsibility}\`): to apologise is to take it.`,
    },
    {
      fr: 'Écrivez `apology: allowed` ou `forbidden`, ou revoyez `responsibility`.',
      en: 'Write `apology: allowed` or `forbidden`, or reconsider `responsibility`.',
    },
  );
}

/** Of the replies of a crisis or a step, at its base severity and for the default audience: one for each channel. */
function apologiesIn(charter: Charter, { crisis, severity }: Playbook, step: Step | null): readonly Apology[] {
  const where = { audience: null, crisis, severity: severity.base, step: step?.key ?? null };
  const language = charter.languages[0] ?? 'en';
  return Object.keys(charter.channels).map((channel) => resolveTone(charter, { ...where, channel, language }).apology);
}
