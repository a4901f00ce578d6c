/** What the person who typed the command got wrong. Said in one sentence, never as a stack trace; exit code 2. */
export class UsageError extends Error {
  /** A repair, or where to look. */
  readonly hint: string | null;
  constructor(message: string, hint: string | null = null) {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
  }
}

export const EXIT_OK = 0;
export const EXIT_FINDINGS = 1;
export const EXIT_USAGE = 2;
