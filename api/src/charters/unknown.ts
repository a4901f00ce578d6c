import { type Charter, type Locale, nearest } from '@aplomb/core';
import type { Code } from '../codes.ts';
import { type Refusal, refuse, type Said } from '../refusal.ts';

/** More names than these are not listed: who reads them looks into the charter. */
const mostListed = 40;

/**
 * A name that the charter does not have, refused with the nearest of those it has, else with all of them: who mistyped needs
 * no second request to know better.
 *
 * @example unknown('CRISIS_UNKNOWN', lacks.crisis, 'lost-lugage', ['lost-luggage'], 'en').message
 * // 'The charter has no crisis "lost-lugage". Did you mean "lost-luggage"?'
 */
export function unknown(code: Code, lacks: Said, name: string, known: readonly string[], locale: Locale): Refusal {
  const shown = JSON.stringify(name.slice(0, 60));
  const near = nearest(name.slice(0, 60), known);
  const all = known.length > mostListed ? `${known.slice(0, mostListed).join(', ')}, …` : known.join(', ');
  const remedy: Said =
    near !== null
      ? { fr: ` Vouliez-vous dire « ${near} » ?`, en: ` Did you mean "${near}"?` }
      : known.length > 0
        ? { fr: ` Il y a : ${all}.`, en: ` There are: ${all}.` }
        : { fr: '', en: '' };
  return refuse(code, { fr: `${lacks.fr} ${shown}.${remedy.fr}`, en: `${lacks.en} ${shown}.${remedy.en}` }, locale);
}

export function unknownChannel({ channels }: Charter, name: string, locale: Locale): Refusal {
  const lacks = { fr: "La charte n'a pas de canal", en: 'The charter has no channel' };
  return unknown('CHANNEL_UNKNOWN', lacks, name, Object.keys(channels), locale);
}

export function unknownCrisis({ playbooks }: Charter, name: string, locale: Locale): Refusal {
  const lacks = { fr: "La charte n'a pas de crise", en: 'The charter has no crisis' };
  return unknown('CRISIS_UNKNOWN', lacks, name, Object.keys(playbooks), locale);
}

export function unknownAudience({ audiences }: Charter, name: string, locale: Locale): Refusal {
  const lacks = { fr: "La charte n'a pas de public", en: 'The charter has no audience' };
  return unknown('AUDIENCE_UNKNOWN', lacks, name, Object.keys(audiences), locale);
}

/** Without a crisis there is no step to name. */
export function unknownStep(charter: Charter, crisis: string | null, name: string, locale: Locale): Refusal {
  const steps = crisis === null ? {} : (charter.playbooks[crisis]?.workflow.steps ?? {});
  const lacks =
    crisis === null
      ? { fr: "Sans crise, il n'y a pas d'étape", en: 'Without a crisis there is no step' }
      : { fr: `La crise « ${crisis} » n'a pas d'étape`, en: `The crisis "${crisis}" has no step` };
  return unknown('STEP_UNKNOWN', lacks, name, Object.keys(steps), locale);
}

/** Who acts as a role that is none may do nothing. */
export function unknownRole({ roles }: Charter, name: string, locale: Locale): Refusal {
  const lacks = { fr: "La charte n'a pas de rôle", en: 'The charter has no role' };
  return unknown('NOT_YOUR_ROLE', lacks, name, Object.keys(roles), locale);
}

export function unknownFact({ facts }: Charter, name: string, locale: Locale): Refusal {
  const lacks = { fr: "La charte n'a pas de fait", en: 'The charter has no fact' };
  return unknown('FACT_UNKNOWN', lacks, name, Object.keys(facts), locale);
}
