/** What is told to an author: always with a place, a stable code, a sentence and, where there is one, a repair. */
export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

export interface Diagnostic extends Place {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** A repair, or the nearest name. */
  readonly hint: string | null;
  /** For a promise that does not hold, where a case can be played out. */
  readonly worstCase?: WorstCase;
}

/** What breaks a promise, as a story of its crisis type. `aplomb test` plays it once it stands in `<crisis>/stories.yaml`. */
export interface WorstCase {
  readonly crisis: string;
  /** The story's name. */
  readonly story: string;
  /** The whole story, to be pasted. */
  readonly yaml: string;
}

/** Languages in which findings are written. */
export type Locale = 'fr' | 'en';

/** `file:line:column: error [code] sentence` and the hint below it. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { file, line, column, severity, code, message, hint } = diagnostic;
  const head = `${file}:${line}:${column}: ${severity} [${code}] ${message}`;
  return hint === null ? head : `${head}\n    ${hint}`;
}

/** Examples and stories are a charter's tests: one that fails is to be repaired before publishing, but endangers nobody. */
export function isFailingTest({ code }: Diagnostic): boolean {
  return code.startsWith('example/') || code.startsWith('story/');
}

/** A promise that does not hold: the workflows are sound, and what is promised of them is not true. */
export function isBrokenPromise({ code }: Diagnostic): boolean {
  return code.startsWith('promise/') && code !== 'promise/words';
}

/** Thrown by those who cannot go on without a charter. Carries every finding. */
export class CharterError extends Error {
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(formatDiagnostic).join('\n'));
    this.name = 'CharterError';
    this.diagnostics = diagnostics;
  }
}
