/** What every rule gets: the charter, its document, and a way to say something at a place. */
import type { Charter, Playbook, Step } from '../charter.ts';
import type { Diagnostic, Locale, Place } from '../diagnostic.ts';
import type { CharterDocument, PlaybookDocument } from '../document/read.ts';
import type { Path } from '../document/yaml.ts';

/** A sentence in both languages of authors; each finding is said in one. */
export interface Bilingual {
  readonly fr: string;
  readonly en: string;
}

export interface CheckContext {
  readonly document: CharterDocument;
  readonly charter: Charter;
  readonly locale: Locale;
  /** Playbooks in which no earlier rule found an error: later rules may trust their references and graph. */
  readonly sound: readonly Playbook[];
}

/** A rule reads a charter and says what is wrong with it. It never changes anything and never throws on a readable document. */
export type Rule = (context: CheckContext) => readonly Diagnostic[];

/** One finding, in the author's language. */
export function finding(
  context: CheckContext,
  place: Place,
  code: string,
  message: Bilingual,
  hint: Bilingual | null = null,
): Diagnostic {
  const { file, line, column } = place;
  return {
    file,
    line,
    column,
    code,
    severity: 'error',
    message: message[context.locale],
    hint: hint?.[context.locale] ?? null,
  };
}

export const warning = (...args: Parameters<typeof finding>): Diagnostic => ({
  ...finding(...args),
  severity: 'warning',
});

/** Where something of charter.yaml stands: the value, or the key when `isKey`. */
export function inCharter(context: CheckContext, ...path: Path): Place {
  return context.document.charter.at(path);
}

export function folderOf(context: CheckContext, crisis: string): PlaybookDocument | undefined {
  return context.document.playbooks.find((folder) => folder.crisis === crisis);
}

/** Where something of a playbook stands. */
export function inPlaybook(context: CheckContext, crisis: string, ...path: Path): Place {
  return folderOf(context, crisis)?.playbook.at(path) ?? { file: `${crisis}/playbook.yaml`, line: 1, column: 1 };
}

/** The path of a step in its playbook, whether it lives in a region or not. */
export function stepPath(step: Pick<Step, 'key' | 'region'>): Path {
  return step.region === null
    ? ['workflow', 'steps', step.key]
    : ['workflow', 'steps', step.region.parallel, 'in-parallel', step.region.key, 'steps', step.key];
}

/** Where a step, or a part of it, stands. The step itself stands at its key. */
export function atStep(
  context: CheckContext,
  playbook: Playbook,
  step: Pick<Step, 'key' | 'region'>,
  ...path: Path
): Place {
  const document = folderOf(context, playbook.crisis)?.playbook;
  const whole = [...stepPath(step), ...path];
  if (document === undefined) return { file: `${playbook.crisis}/playbook.yaml`, line: 1, column: 1 };
  return path.length === 0 ? document.atKey(whole) : document.at(whole);
}
