import type { Locale } from '@aplomb/core';
import type { Said } from '../refusal.ts';

/** What a command is given besides its words. */
export interface Setting {
  readonly env: NodeJS.ProcessEnv;
  readonly locale: Locale;
  /** One line on the standard output. */
  readonly print: (line: string) => void;
  /** One line on the standard error. */
  readonly warn: (line: string) => void;
}

/** A command that needs the server's database. `aplomb <name> …` reaches it. */
export interface ServerCommand {
  readonly summary: Said;
  readonly help: Said;
  /**
   * Runs the words after the name, `--lang` taken out, and gives the exit code: 0 done, 1 findings, 2 a command line that
   * is wrong. Throws `CommandRefused` for what the person can repair. Load what is heavy inside.
   */
  readonly run: (words: readonly string[], setting: Setting) => Promise<number>;
}

/** What the person who typed the command got wrong: one sentence, no stack trace; exit code 2. */
export class CommandRefused extends Error {
  constructor(said: Said, locale: Locale) {
    super(said[locale]);
    this.name = 'CommandRefused';
  }
}
