import { z } from 'zod';
import { ref } from './references.ts';
import { text } from './texts.ts';
import { tone, toneLayer } from './tone.ts';
import {
  date,
  duration,
  flag,
  id,
  instant,
  languageCode,
  notEmpty,
  oneOrMore,
  severity,
  severityKey,
  words,
} from './words.ts';

const period = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d$/)
  .meta({ description: 'From and to: 08:30-12:30.' });
const opening = z.union([period, z.array(period), z.literal('closed')]);
const DAYS = /^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$/;

const role = z.strictObject({
  title: text,
  'on-duty': ref('calendar'),
  otherwise: ref('role').optional(),
  outside: flag.optional(),
});
const calendar = z.strictObject({
  zone: words,
  holidays: words.optional(),
  open: z.record(z.string().regex(DAYS), opening),
  except: z.record(date, opening).optional(),
});
const audience = z.strictObject({ default: flag.optional(), tone: toneLayer.optional() });
const fact = z.strictObject({
  type: z.enum(['text', 'number', 'date-time', 'money', 'list']),
  max: z.number().int().min(1).max(2000).optional(),
  items: z.number().int().min(1).max(20).optional(),
  label: text,
  private: flag.optional(),
});
const channel = z.strictObject({
  account: words.optional(),
  like: ref('platform').optional(),
  'brand-is-host': flag.optional(),
  tone: toneLayer.optional(),
});
const action = z.enum(['let-stand', 'hide', 'delete', 'report', 'ban', 'private-reply']);
const ground = z.enum(['none', 'insult', 'defamation', 'hate', 'threat', 'spam', 'privacy']);
/** Exactly one of the kinds is said; check/promises tells which words go together. */
const promise = z.strictObject({
  'answered-within': duration.optional(),
  told: ref('role').optional(),
  within: duration.optional(),
  'approved-by': ref('role').optional(),
  before: z.literal('reply').optional(),
  never: z.array(action).min(1).optional(),
  'unless-ground': z.array(ground).optional(),
  'relays-come-back': z.literal(true).optional(),
  'ends-within': duration.optional(),
  in: oneOrMore(ref('crisis')).optional(),
  'from-severity': severity.optional(),
});

/** charter.yaml: who speaks, how, where, with whom, and what is promised. */
export const charterSchema = z
  .strictObject({
    format: z.literal(1),
    brand: id,
    name: words,
    version: z.string().regex(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/),
    languages: z.array(languageCode).min(1),
    'valid-from': date.optional(),
    'valid-until': date.optional(),
    revoked: z.strictObject({ at: z.union([date, instant]), reason: words }).optional(),
    'keep-evidence': duration,
    'forget-authors-after': duration.optional(),
    roles: notEmpty(z.record(id, role)),
    calendars: z.record(id, calendar).optional(),
    audiences: z.record(id, audience).optional(),
    tone,
    tones: z.record(id, tone).optional(),
    'from-severity': z.record(severityKey, toneLayer).optional(),
    facts: z.record(id, fact).optional(),
    channels: notEmpty(z.record(id, channel)),
    'when-unsure': ref('crisis'),
    'approved-replies': z
      .record(z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/), z.strictObject({ by: ref('role'), on: date, until: date }))
      .optional(),
    report: z.strictObject({ to: ref('role'), every: z.enum(['day', 'week', 'month']) }).optional(),
    promises: z.array(promise).optional(),
  })
  .meta({ title: 'charter.yaml' });

export type CharterYaml = z.infer<typeof charterSchema>;
export type PromiseYaml = z.infer<typeof promise>;
export { action, ground };
