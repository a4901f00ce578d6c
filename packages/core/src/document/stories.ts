import { z } from 'zod';
import { ref } from './references.ts';
import { authorKinds, duration, instant, severity, words } from './words.ts';

const factValue = z.union([z.string(), z.number(), z.array(z.string())]);
const facts = z.record(ref('fact'), factValue);

/** Says `wait`, or `by` and `as` with one thing done, or `author-writes`; then what must follow. */
const line = z.strictObject({
  wait: duration.optional(),
  by: words.optional(),
  as: ref('role').optional(),
  does: ref('event').optional(),
  ticks: z.array(ref('item')).min(1).optional(),
  sets: facts.optional(),
  answers: words.optional(),
  approves: z.union([z.enum(['yes', 'no']), z.boolean()]).optional(),
  reclassifies: ref('crisis').optional(),
  'author-writes': words.optional(),
  step: ref('step').optional(),
  then: z.array(ref('step')).min(1).optional(),
  refused: z
    .enum([
      'not-here',
      'not-your-role',
      'not-the-author',
      'checklist-incomplete',
      'fact-missing',
      'relay-unanswered',
      'severity-too-low',
    ])
    .optional(),
});

/** stories.yaml: scripted cases, told as who does what, when, and where the case must then be. */
export const storiesSchema = z
  .array(
    z.strictObject({
      story: words,
      opens: instant,
      comment: words.optional(),
      channel: ref('channel').optional(),
      author: z
        .strictObject({
          name: words.optional(),
          handle: words.optional(),
          followers: z.number().int().min(0).optional(),
          verified: z.boolean().optional(),
          kind: z.enum(authorKinds).optional(),
          audience: ref('audience').optional(),
        })
        .optional(),
      severity: severity.optional(),
      facts: facts.optional(),
      script: z.array(line).min(1),
    }),
  )
  .meta({ title: 'stories.yaml' });

export type StoriesYaml = z.infer<typeof storiesSchema>;
export type StoryYaml = StoriesYaml[number];
export type StoryLineYaml = z.infer<typeof line>;
