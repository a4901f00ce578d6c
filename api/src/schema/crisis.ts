import {
  type Charter as CoreCharter,
  type Playbook as CorePlaybook,
  type Step as CoreStep,
  durationWords,
  mermaid,
} from '@aplomb/core';
import { builder } from '../builder.ts';
import { localeOf } from '../cases/triaged.ts';
import { svgOf } from '../charters/diagrams.ts';
import { inLanguage } from '../charters/words.ts';
import { readerLanguage } from '../language.ts';
import { Role, roleOf } from './role.ts';

/** A crisis type of a charter, as this reader sees it. */
export interface CrisisSource {
  readonly charter: CoreCharter;
  readonly playbook: CorePlaybook;
}

export function crisisOf(charter: CoreCharter, key: string): CrisisSource {
  const playbook = charter.playbooks[key];
  if (playbook === undefined) throw new Error(`Charter ${charter.digest} has no crisis ${key}.`);
  return { charter, playbook };
}

interface StepSource {
  readonly charter: CoreCharter;
  readonly step: CoreStep;
}

const Deadline = builder
  .objectRef<StepSource & { readonly deadline: NonNullable<CoreStep['deadline']> }>('Deadline')
  .implement({
    fields: (t) => ({
      within: t.string({
        description: 'In words: "2 business hours".',
        resolve: ({ charter, deadline }, _, context) =>
          durationWords(deadline.within, localeOf(readerLanguage(context.languages, charter))),
      }),
      ifMissed: t.string({
        nullable: true,
        description: 'The step, or the role that takes over on the same step; null where it tells again.',
        resolve: ({ deadline: { ifMissed } }) =>
          ifMissed === null || typeof ifMissed === 'string' ? ifMissed : ifMissed.owner,
      }),
    }),
  });

const PlaybookStep = builder.objectRef<StepSource>('PlaybookStep').implement({
  fields: (t) => ({
    key: t.string({ resolve: ({ step }) => step.key }),
    title: t.string({
      resolve: ({ charter, step }, _, context) =>
        inLanguage(step.title, readerLanguage(context.languages, charter)) ?? step.key,
    }),
    owner: t.field({
      type: Role,
      nullable: true,
      description: 'Null at an end.',
      resolve: ({ charter, step }, _, context) =>
        step.owner === null ? null : roleOf(charter, step.owner, readerLanguage(context.languages, charter)),
    }),
    deadline: t.field({
      type: Deadline,
      nullable: true,
      description: 'Null at an end or a wait.',
      resolve: ({ charter, step }) => (step.deadline === null ? null : { charter, step, deadline: step.deadline }),
    }),
  }),
});

const DiagramFormat = builder.enumType('DiagramFormat', {
  description: 'SVG: A4 pages with the steps in words. MERMAID: text, for places that render it.',
  values: ['SVG', 'MERMAID'] as const,
});

export const Playbook = builder.objectRef<CrisisSource>('Playbook').implement({
  description: 'How a crisis type is handled.',
  fields: (t) => ({
    start: t.string({ resolve: ({ playbook }) => playbook.workflow.start }),
    steps: t.field({
      type: [PlaybookStep],
      resolve: ({ charter, playbook }) => Object.values(playbook.workflow.steps).map((step) => ({ charter, step })),
    }),
    diagram: t.string({
      args: {
        format: t.arg({ type: DiagramFormat, defaultValue: 'SVG' }),
        language: t.arg.string({ description: "One of the charter's; the reader's when absent." }),
      },
      resolve: ({ charter, playbook }, { format, language }, context) => {
        const wanted = language ? [language.toLowerCase(), ...context.languages] : context.languages;
        const spoken = readerLanguage(wanted, charter);
        return format === 'MERMAID'
          ? mermaid(charter, playbook.crisis, spoken)
          : svgOf(charter, playbook.crisis, spoken);
      },
    }),
  }),
});

export const Crisis = builder.objectRef<CrisisSource>('Crisis').implement({
  description: 'A crisis type. Its key is unique within its charter.',
  fields: (t) => ({
    key: t.string({ resolve: ({ playbook }) => playbook.crisis }),
    title: t.string({
      resolve: ({ charter, playbook }, _, context) =>
        inLanguage(playbook.title, readerLanguage(context.languages, charter)) ?? playbook.crisis,
    }),
    family: t.string({ resolve: ({ playbook }) => playbook.family }),
    responsibility: t.string({
      description: 'none | victim | accidental | preventable',
      resolve: ({ playbook }) => playbook.responsibility,
    }),
    ground: t.string({
      description: 'What may justify a removal: none | insult | defamation | hate | threat | spam | privacy',
      resolve: ({ playbook }) => playbook.ground,
    }),
    playbook: t.field({ type: Playbook, resolve: (source) => source }),
  }),
});
