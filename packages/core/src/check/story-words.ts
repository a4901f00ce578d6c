/** A line of a story says one thing, and who does it. */
import type { Diagnostic } from '../diagnostic.ts';
import type { StoryLineYaml } from '../document/stories.ts';
import type { Path } from '../document/yaml.ts';
import { type Bilingual, type CheckContext, finding } from './context.ts';

const ACTS = ['does', 'ticks', 'sets', 'answers', 'approves', 'reclassifies'] as const;

export function checkStoryWords(context: CheckContext): Diagnostic[] {
  return context.document.playbooks.flatMap(({ stories }) =>
    (stories?.value ?? []).flatMap((story, index) =>
      story.script.flatMap((line, position) => {
        const fault = faultOf(line);
        return fault === null || stories === null || isLost(stories, index)
          ? []
          : [finding(context, stories.at([index, 'script', position]), 'story/line', fault)];
      }),
    ),
  );
}

/** True when part of a story could not be read. */
export function isLost(stories: { readonly lost: readonly Path[] }, index: number): boolean {
  return stories.lost.some((path) => path.length === 0 || path[0] === index);
}

export function faultOf(line: StoryLineYaml): Bilingual | null {
  const acts = ACTS.filter((act) => line[act] !== undefined);
  const kinds = Number(line.wait !== undefined) + Number(line['author-writes'] !== undefined) + Number(acts.length > 0);
  if (kinds !== 1 || acts.length > 1) {
    return {
      fr: `Une ligne dit une seule chose : \`wait\`, \`author-writes\`, ou l'un de ${ACTS.join(', ')}.`,
      en: `A line says one thing: \`wait\`, \`author-writes\`, or one of ${ACTS.join(', ')}.`,
    };
  }
  if (acts.length === 1 && (line.by === undefined || line.as === undefined)) {
    return {
      fr: 'Cette ligne ne dit pas qui agit : ajoutez `by:` (la personne) et `as:` (son rôle).',
      en: 'Who acts is missing: `by:` (the person) and `as:` (their role).',
    };
  }
  if (line.then !== undefined && line.refused !== undefined) {
    return {
      fr: 'Une ligne attend `then` ou `refused`, pas les deux.',
      en: 'A line expects `then` or `refused`, not both.',
    };
  }
  return null;
}
