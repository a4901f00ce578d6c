/** Handlebars text → a template behind a whitelist: plain words, facts, conditions, one level of lists, typed helpers. */
import Handlebars from 'handlebars';
import { remembered } from './remembered.ts';
import type { TemplateFault } from './templateFault.ts';
import { isBlock, isContent, isPartial, refusals } from './whitelist.ts';

/** A template that passed the whitelist. Whether its facts exist and fit is said by `checkTemplate`. */
export interface Template {
  readonly file: string;
  readonly program: hbs.AST.Program;
}

/**
 * Reads a template. Anything beyond the whitelist is a fault with its place, and no template comes back: `{{{x}}}`, `../`,
 * `@root`, `with`, `lookup`, `log`, sub-expressions, decorators, inline, dynamic or block partials, unknown helpers.
 *
 *     parseTemplate('Bonjour {{{brand}}}', 'hello.fr.hbs').faults // [{ code: 'template-raw', line: 1, column: 9, … }]
 */
export function parseTemplate(
  text: string,
  file: string,
): { template: Template | null; faults: readonly TemplateFault[] } {
  const read = parse(text, file);
  if ('code' in read) return { template: null, faults: [read] };
  const faults = refusals(read, file);
  return { template: faults.length === 0 ? { file, program: read } : null, faults };
}

function parse(text: string, file: string): hbs.AST.Program | TemplateFault {
  try {
    return programOf(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = placeInError(error) ?? placeInMessage(message, text);
    return { code: 'template-syntax', file, ...at, subject: '', instead: null };
  }
}

/** A charter's templates are read by rule after rule: more than a large charter has. Nobody changes a program. */
const MOST_PROGRAMS = 5000;

const programOf = remembered((text) => keepingLines(Handlebars.parse(text)), MOST_PROGRAMS);

/**
 * Handlebars swallows the line end after a partial that stands alone on its line. A writer who puts the greeting on the first
 * line wants the rest on the next, so it is given back; `{{> greeting~}}` still swallows it.
 */
function keepingLines(program: hbs.AST.Program): hbs.AST.Program {
  program.body.forEach((node, i) => {
    if (isBlock(node)) for (const inner of [node.program, node.inverse]) if (inner) keepingLines(inner);
    const next = program.body[i + 1];
    if (!isPartial(node) || node.strip.close || next === undefined || !isContent(next)) return;
    const [swallowed] = /^[ \t]*\r?\n?/.exec(String(next.original))!;
    if ((next as { rightStripped?: boolean }).rightStripped) next.value = swallowed + next.value;
  });
  return program;
}

/** Blocks closed by another name carry their place. */
function placeInError(error: unknown): { line: number; column: number } | null {
  const { lineNumber, column } = error as { lineNumber?: unknown; column?: unknown };
  return typeof lineNumber === 'number' && typeof column === 'number' ? { line: lineNumber, column: column + 1 } : null;
}

/**
 * Others have only "Parse error on line 2:\n...text before\n-----^": the caret stands where reading stopped, after at most
 * twenty characters with line breaks taken out. The column is where these characters end in that line.
 */
function placeInMessage(message: string, text: string): { line: number; column: number } {
  const [, number = '1', shown = '', dashes = ''] = /on line (\d+):\n(.*)\n(-*)\^/.exec(message) ?? [];
  const line = Math.min(Number(number), text.split('\n').length);
  const written = text.split('\n')[line - 1] ?? '';
  const read = shown.slice(0, dashes.length).replace(/^\.\.\./, '');
  for (let end = written.length; end > 0; end--) {
    const before = written.slice(Math.max(0, end - read.length), end);
    if (before !== '' && read.endsWith(before)) return { line, column: tagStart(written, end) + 1 };
  }
  return { line, column: 1 };
}

/** The tag in which reading stopped; the end of the line when outside any. */
function tagStart(line: string, stopped: number): number {
  const open = line.lastIndexOf('{{', stopped);
  return open >= 0 ? open : Math.min(stopped, Math.max(0, line.length - 1));
}
