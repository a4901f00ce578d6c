/** A path told as a story, in the keys that the author wrote. */
import type { Locale } from '../../diagnostic.ts';
import type { PathStep } from './proof.ts';
import { whenWords } from './time-words.ts';

/** acknowledge (done Monday 16 November 09:30: replied) → trace (missed Tuesday 17 November 09:30) → taken-over */
export function pathWords(path: readonly PathStep[], locale: Locale, zone: string): string {
  return path.map((step) => passageWords(step, locale, zone)).join(' → ');
}

const LEFT: Readonly<Record<Exclude<PathStep['way'], 'here'>, Readonly<Record<Locale, string>>>> = {
  choice: { fr: 'fait', en: 'done' },
  missed: { fr: "personne n'agit", en: 'nobody acts' },
  accepted: { fr: 'approuvé', en: 'approved' },
  refused: { fr: 'refusé', en: 'refused' },
  waited: { fr: "l'auteur se tait", en: 'the author is silent' },
  joined: { fr: 'tout est fait', en: 'all done' },
};

function passageWords(step: PathStep, locale: Locale, zone: string): string {
  const regions = step.regions.map((path) => pathWords(path, locale, zone)).join(locale === 'fr' ? ' et ' : ' and ');
  const inside = regions === '' ? '' : ` [${regions}]`;
  const passed = step.passedOn.map(({ at, to }) => {
    const when = whenWords(at, locale, zone);
    return locale === 'fr' ? `personne n'agit, ${to} prend le relais ${when}` : `nobody acts, passed to ${to} ${when}`;
  });
  const parts = [...passed, ...leftWords(step, locale, zone)];
  return `${step.step}${inside}${parts.length === 0 ? '' : ` (${parts.join(', ')})`}`;
}

function leftWords({ way, event, leftAt }: PathStep, locale: Locale, zone: string): string[] {
  if (way === 'here') return [];
  if (leftAt === null && event !== null) return [event];
  const when = leftAt === null ? '' : ` ${whenWords(leftAt, locale, zone)}`;
  const by = event === null ? '' : locale === 'fr' ? ` : ${event}` : `: ${event}`;
  return [`${LEFT[way][locale]}${when}${by}`];
}
