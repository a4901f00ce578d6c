/** What the parts of a page are made of, and for whom. */
import type { Locale } from '@aplomb/core';

/** A line of the page: what it is about, and the words. An empty label continues the one above. */
export type Row = readonly [label: string, words: string];

export interface Reader {
  readonly locale: Locale;
  /** The language of the charter that the comment is answered in. */
  readonly language: string;
  readonly now: number;
  /** Every reason, also those that changed nothing. */
  readonly why: boolean;
  /** Words that matter less. */
  quiet(words: string): string;
  /** Words that need an eye. */
  alert(words: string): string;
}
