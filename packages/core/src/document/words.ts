/** The pieces every document is made of, as Zod schemas. They say what a word may look like, not what it means. */
import { z } from 'zod';
import type { AuthorKind } from '../charter.ts';
import { parseDuration } from '../time/duration.ts';

/** Lower-case words joined by hyphens. */
export const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const DURATION = /^[1-9]\d{0,5} (business (minute|hour|day)s?|(minute|hour|day|week|month|year)s?)$/;
export const INSTANT =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
export const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

export const id = z.string().regex(ID).meta({ description: 'Lower-case words joined by hyphens.' });
export const languageCode = z.string().regex(LANGUAGE).meta({ description: 'A language code: fr, en, pt-BR.' });
/** Not beyond a hundred years, which no pattern tells. */
export const duration = z
  .string()
  .regex(DURATION, { abort: true })
  .refine((words) => parseDuration(words) !== null)
  .meta({
    description:
      'A whole number and minute, hour, day, week, month or year; `business` counts open time only: `2 business hours`.',
  });
export const reminder = z
  .string()
  .regex(/^[1-9]\d{0,5} (business (minute|hour|day)s?|(minute|hour|day|week|month|year)s?) before$/, { abort: true })
  .refine((words) => parseDuration(words.replace(/ before$/, '')) !== null)
  .meta({ description: 'A duration before the due time: `15 minutes before`.' });
/** Years that are no slip of the pen: nobody writes a charter for 0206. */
export const date = z.iso
  .date({ abort: true })
  .refine((day) => day >= '1900' && day < '2200')
  .meta({ description: 'A day: 2026-12-24.' });
export const instant = z
  .string()
  .regex(INSTANT, { abort: true })
  .refine((words) => date.safeParse(words.slice(0, 10)).success)
  .meta({ description: 'An instant with its offset: 2026-11-20T10:00:00+01:00.' });
export const severity = z.number().int().min(1).max(5).meta({ description: 'From 1, harmless, to 5, gravest.' });
/** A text for people: not only spaces. */
export const words = z.string().regex(/\S/);
export const flag = z.boolean();

/** Who an author may be said to be. */
export const authorKinds = [
  'customer',
  'prospect',
  'press',
  'influencer',
  'employee',
  'partner',
  'brand',
  'unknown',
] as const satisfies readonly AuthorKind[];

export const severityKey = z.string().regex(/^[1-5]$/);
/** One, or a list. */
export const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)]);
/** A block that says at least one thing. */
export const notEmpty = <T extends z.ZodRecord>(block: T) =>
  block.refine((value) => Object.keys(value as object).length > 0).meta({ minProperties: 1 });
