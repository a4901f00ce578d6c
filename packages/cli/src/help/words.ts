import type { Locale } from '@aplomb/core';

/** A text of the command line, in each language it speaks. */
export type Words = Readonly<Record<Locale, string>>;

/** What one command says of itself. */
export interface CommandHelp {
  /** One line of `aplomb help`: a verb first, no full stop. */
  readonly summary: Words;
  /** `aplomb help <command>`: usage, what it does, options, exit codes, an example. At most 100 columns. */
  readonly help: Words;
}
