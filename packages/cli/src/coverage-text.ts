/** Coverage as a table that a person reads. */
import type { Coverage, Locale, Reached } from '@aplomb/core';
import { counted, say } from './locale.ts';

/** A line per playbook; with `listed`, the names of what nothing touches below it. */
export function coverageText(coverage: readonly Coverage[], listed: boolean, locale: Locale): string {
  const widest = Math.max(0, ...coverage.map(({ crisis }) => crisis.length));
  return coverage.map((one) => `${summary(one, widest, locale)}\n${listed ? names(one, locale) : ''}`).join('');
}

function summary(
  { crisis, examples, stories, steps, choices, replies, severities }: Coverage,
  widest: number,
  locale: Locale,
): string {
  const said = [
    share(steps, say(locale, 'étapes', 'steps')),
    share(choices, say(locale, 'choix', 'choices')),
    share(replies, say(locale, 'réponses', 'replies')),
    share(severities, say(locale, 'gravités', 'severities')),
    examples === 0
      ? say(locale, 'aucun exemple', 'no example')
      : counted(locale, examples, say(locale, 'exemple', 'example'), say(locale, 'exemples', 'examples')),
    stories === 0
      ? say(locale, 'aucun scénario', 'no story')
      : counted(locale, stories, say(locale, 'scénario', 'story'), say(locale, 'scénarios', 'stories')),
  ];
  return `  ${crisis.padEnd(widest)}  ${said.join(', ')}`;
}

const share = ({ touched, total }: Reached, noun: string): string => `${touched}/${total} ${noun}`;

function names({ steps, choices, replies, severities }: Coverage, locale: Locale): string {
  const lists = [
    [say(locale, 'étapes', 'steps'), steps],
    [say(locale, 'choix', 'choices'), choices],
    [say(locale, 'réponses', 'replies'), replies],
    [say(locale, 'gravités', 'severities'), severities],
  ] as const;
  const colon = say(locale, ' :', ':');
  return lists
    .flatMap(([noun, { untouched }]) =>
      untouched.length === 0 ? [] : `      ${noun}${colon} ${untouched.join(', ')}\n`,
    )
    .join('');
}
