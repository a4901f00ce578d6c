/** What may be wrong with a template, as data; templateSentences.ts says it. */
import type { Place } from '../diagnostic.ts';

export type TemplateFaultCode =
  /** Handlebars cannot read it. */
  | 'template-syntax'
  /** `{{{x}}}` or `{{&x}}`. */
  | 'template-raw'
  /** `../`, `this/x`, `a.b`. */
  | 'template-path'
  /** `@root` and every other `@`. */
  | 'template-data'
  /** A helper or block that is not on the list: with, lookup, log… */
  | 'template-helper'
  | 'template-decorator'
  | 'template-inline-partial'
  | 'template-dynamic-partial'
  | 'template-partial-arguments'
  | 'template-partial-block'
  /** `(…)`, literals, `as |x|`. */
  | 'template-expression'
  /** A helper's arguments: missing, too many, of an unknown name. */
  | 'template-arguments'
  /** A plural without a form its language has. */
  | 'template-plural-form'
  | 'template-escaped'
  | 'template-nested-each'
  /** A fact inside `{{#each}}`, where only `{{this}}` is known; or `{{this}}` outside. */
  | 'template-each-scope'
  | 'template-unknown-fact'
  | 'template-unknown-partial'
  | 'template-recursive-partial'
  /** A bare money or date-time, a helper or `{{#each}}` on another type. */
  | 'template-type'
  | 'template-maybe-empty'
  | 'template-private-fact';

export interface TemplateFault extends Place {
  readonly code: TemplateFaultCode;
  /** What it is about, as the author wrote it: a fact, helper, partial or form. */
  readonly subject: string;
  /** The nearest name, or what to write instead; null when there is none. */
  readonly instead: string | null;
}
