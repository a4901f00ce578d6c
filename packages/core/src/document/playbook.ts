import { z } from 'zod';
import { action, ground } from './charter.ts';
import { ref } from './references.ts';
import { language, text, wordLists } from './texts.ts';
import { toneLayer } from './tone.ts';
import {
  authorKinds,
  date,
  duration,
  flag,
  id,
  notEmpty,
  oneOrMore,
  reminder,
  severity,
  severityKey,
  words,
} from './words.ts';

const signal = z.strictObject({
  any: z.array(words).min(1),
  with: z.array(words).min(1).optional(),
  never: z.array(words).min(1).optional(),
});
const atLeast = z.strictObject({ 'at-least': z.number().int().min(1) });
const condition = z.strictObject({
  'author-followers': atLeast.optional(),
  says: wordLists.optional(),
  similar: z.strictObject({ 'at-least': z.number().int().min(2), within: duration }).optional(),
  'author-is': oneOrMore(z.enum([...authorKinds, 'ambassador'])).optional(),
  stars: z.strictObject({ 'at-most': z.number().int().min(1).max(5) }).optional(),
  channel: oneOrMore(ref('channel')).optional(),
  audience: oneOrMore(ref('audience')).optional(),
});

export interface EscalationYaml {
  owner: string;
  within: string;
  'if-missed'?: string | EscalationYaml | undefined;
  'tell-again'?: string | undefined;
}
const escalation: z.ZodType<EscalationYaml> = z.strictObject({
  owner: ref('role'),
  within: duration,
  get 'if-missed'() {
    return z.union([ref('step'), escalation]).optional();
  },
  'tell-again': duration.optional(),
});
const deadline = z.strictObject({
  within: duration,
  'from-severity': z.record(severityKey, duration).optional(),
  remind: reminder.optional(),
  'if-missed': z.union([ref('step'), escalation]).optional(),
  'tell-again': duration.optional(),
});
/** Exactly one of these is said. */
const need = z.strictObject({
  checklist: z.literal('complete').optional(),
  fact: ref('fact').optional(),
  role: ref('role').optional(),
  'not-author-of': ref('step').optional(),
  'from-severity': severity.optional(),
  relay: z.literal('answered').optional(),
});
const choice = z.strictObject({
  event: id,
  label: text,
  needs: z.array(need).optional(),
  unanswered: flag.optional(),
  'mark-author': id.optional(),
  go: ref('step'),
});

/** A step of any kind, as written; check/steps.ts says which words a kind must and may have. */
const stepShape = {
  title: text,
  owner: ref('role').optional(),
  instructions: text.optional(),
  deadline: deadline.optional(),
  tell: z.array(ref('role')).optional(),
  'legal-hold': flag.optional(),
  action: z.union([action, notEmpty(z.record(ref('action-channel'), action))]).optional(),
  'tell-author': z.literal('reasons').optional(),
  tone: toneLayer.optional(),
  checklist: z.record(id, text).optional(),
  relay: z.strictObject({ to: ref('role'), question: text }).optional(),
  reply: ref('reply').optional(),
  'reply-in': z.enum(['public', 'private']).optional(),
  draft: ref('reply').optional(),
  approval: z
    .strictObject({
      of: z.array(ref('step')).min(1),
      by: z.array(ref('role')).min(1),
      count: z.number().int().min(1).max(10).optional(),
      accepted: ref('step'),
      refused: ref('step'),
    })
    .optional(),
  wait: z.strictObject({ for: z.literal('author'), 'up-to': duration, then: ref('step') }).optional(),
  choices: z.array(choice).optional(),
  'when-all-done': ref('step').optional(),
  done: z.literal(true).optional(),
  end: id.optional(),
  reopen: z.strictObject({ to: ref('step'), within: duration.optional() }).optional(),
};
/** Inside a region: everything but a further parallel. */
const regionStep = z.strictObject(stepShape);
const region = z.strictObject({ title: text, start: ref('step'), steps: notEmpty(z.record(id, regionStep)) });
const step = z.strictObject({ ...stepShape, 'in-parallel': notEmpty(z.record(id, region)).optional() });

/** playbook.yaml: how one crisis type is recognised, weighed and handled. */
export const playbookSchema = z
  .strictObject({
    format: z.literal(1),
    crisis: id,
    title: text,
    family: z.enum([
      'service',
      'question',
      'praise',
      'idea',
      'community',
      'reputation',
      'safety',
      'ethics',
      'data',
      'press',
      'other',
    ]),
    responsibility: z.enum(['none', 'victim', 'accidental', 'preventable']),
    ground,
    source: words.optional(),
    tone: toneLayer.optional(),
    calendar: ref('calendar'),
    active: z.strictObject({ from: date.optional(), until: date.optional() }).optional(),
    signals: z.record(language, signal).optional(),
    severity: z.strictObject({
      base: severity,
      raise: z.array(z.strictObject({ to: severity, when: condition })).optional(),
    }),
    'may-merge-into': z.array(ref('crisis')).optional(),
    workflow: z.strictObject({ start: ref('step'), steps: notEmpty(z.record(id, step)) }),
  })
  .meta({ title: 'playbook.yaml' });

export type PlaybookYaml = z.infer<typeof playbookSchema>;
export type StepYaml = z.infer<typeof step>;
export type DeadlineYaml = z.infer<typeof deadline>;
export type NeedYaml = z.infer<typeof need>;
