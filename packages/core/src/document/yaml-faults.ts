/** What an author did, from what the YAML parser says: its errors name the place where it gave up, not the slip. */
import { type Document, isCollection, isMap, isScalar, visit, type YAMLError } from 'yaml';

export interface YamlFault {
  readonly kind:
    | 'too-large'
    | 'too-deep'
    | 'alias'
    | 'merge'
    | 'complex-key'
    | 'duplicate-key'
    | 'punctuation'
    | 'bad-start'
    | 'hash-cuts'
    | 'tab'
    | 'no-break-space'
    | 'indent'
    | 'bracket-open'
    | 'bracket-extra'
    | 'quote-open'
    | 'after-quote'
    | 'escape'
    | 'no-colon'
    | 'value-and-block'
    | 'comma'
    | 'list-on-line'
    | 'block-text'
    | 'two-documents'
    | 'syntax';
  readonly offset: number;
  /** The character, word or sentence that the fault is about. */
  readonly mark?: string | undefined;
}

/** The fault behind the first error of a text. */
export function faultOf(error: YAMLError, document: Document.Parsed, text: string): YamlFault {
  const [offset] = error.pos;
  const [message = ''] = error.message.split('\n');
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(start, end === -1 ? undefined : end);
  if (NO_BREAK_INDENT.test(line)) return { kind: 'no-break-space', offset: start };
  if (/must be sufficiently indented|must end with a/.test(message)) return openBracket(document, offset);
  if (error.code === 'MISSING_CHAR' && message.startsWith('Missing closing')) return openQuote(document, offset);
  if (error.code === 'BAD_SCALAR_START') return { kind: 'bad-start', offset, mark: text[offset] };
  const kind = KINDS.find(([code, words]) => code === error.code && words.test(message))?.[2] ?? 'syntax';
  if (kind !== 'comma' && kind !== 'bracket-extra' && hasColonTrap(line, error.code))
    return { kind: 'punctuation', offset };
  return { kind, offset, mark: kind === 'bracket-extra' || kind === 'no-colon' ? wordAt(text, offset) : message };
}

const KINDS: readonly (readonly [code: YAMLError['code'], words: RegExp, kind: YamlFault['kind']])[] = [
  ['RESOURCE_EXHAUSTION', /./, 'too-deep'],
  ['MULTIPLE_DOCS', /./, 'two-documents'],
  ['TAB_AS_INDENT', /./, 'tab'],
  ['BAD_INDENT', /./, 'indent'],
  ['BAD_DQ_ESCAPE', /./, 'escape'],
  ['BLOCK_AS_IMPLICIT_KEY', /^Nested mappings/, 'value-and-block'],
  ['MULTILINE_IMPLICIT_KEY', /./, 'no-colon'],
  ['MISSING_CHAR', /^Implicit map keys|^Missing space after :/, 'no-colon'],
  ['MISSING_CHAR', /^Missing , /, 'comma'],
  ['UNEXPECTED_TOKEN', /^Unexpected , in/, 'comma'],
  ['UNEXPECTED_TOKEN', /^Unexpected flow-(map|seq)-end/, 'bracket-extra'],
  ['UNEXPECTED_TOKEN', /^Unexpected block-seq-ind/, 'list-on-line'],
  ['UNEXPECTED_TOKEN', /^Unexpected scalar at node end/, 'after-quote'],
  ['UNEXPECTED_TOKEN', /^Block scalar header|^Not a YAML token/, 'block-text'],
];

/** Spaces of word processors at the beginning of a line: they look like spaces and indent nothing. */
const NO_BREAK_INDENT = /^ *[\u00a0\u2000-\u200b\u202f]/;

/** A flow collection that nothing closes ends where the parser gave up; the slip is at its brace. */
function openBracket(document: Document.Parsed, offset: number): YamlFault {
  let found: YamlFault = { kind: 'bracket-open', offset, mark: '}' };
  visit(document, {
    Collection: (_, node) => {
      if (node.flow && isCollection(node) && node.range?.[1] === offset)
        found = { kind: 'bracket-open', offset: node.range[0], mark: isMap(node) ? '}' : ']' };
    },
  });
  return found;
}

/** The same for a text in quotes. */
function openQuote(document: Document.Parsed, offset: number): YamlFault {
  let found: YamlFault = { kind: 'quote-open', offset };
  visit(document, {
    Scalar: (_, node) => {
      if (!isScalar(node) || node.range == null || !node.type?.startsWith('QUOTE')) return;
      const [from, , to] = node.range;
      if (from <= offset && offset <= to) found = { kind: 'quote-open', offset: from };
    },
  });
  return found;
}

const wordAt = (text: string, offset: number) => /^[^\s:]*/.exec(text.slice(offset))?.[0];

const TRAPPED: ReadonlySet<YAMLError['code']> = new Set([
  'BLOCK_AS_IMPLICIT_KEY',
  'MULTILINE_IMPLICIT_KEY',
  'MISSING_CHAR',
  'UNEXPECTED_TOKEN',
  'BLOCK_IN_FLOW',
  'KEY_OVER_1024_CHARS',
] as const);

/** True when the line holds a French-looking `word : word` outside quotes, or a second colon: the usual cause of these errors. */
function hasColonTrap(line: string, code: YAMLError['code']): boolean {
  if (!TRAPPED.has(code)) return false;
  const bare = line.replace(/"[^"]*"|'[^']*'/g, '""');
  return /\p{L} : /u.test(bare) || /:\s.*\p{L}[^{},[\]]*:\s/u.test(bare);
}
