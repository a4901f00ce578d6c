/** A finding → what would answer it, where that is mechanical: spaces and signs, case, marks too many, data masked. */
import type { ReplyFinding } from '../prescription.ts';
import { calm } from './rules/capitals.ts';
import { isEnglish, isFrench, type ReplyContext } from './rules/rule.ts';

/** The words from `start` to `end` become `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Rewording = (text: string, start: number, end: number, context: ReplyContext) => readonly Edit[];

const NBSP = '\u00a0';

const rewordings: Readonly<Record<string, Rewording>> = {
  characters: (_, start, end) => [{ start, end, text: '' }],
  'personal-data': mask,
  'private-fact': mask,
  'false-apology': (text, start, end, context) => {
    if (!isEnglish(context)) return [];
    const doubt =
      /\bsorry( if )(?:this|that|it|we|our|the)\b(?!.*\b(?:may|might|could|seem\w*|any\w*|offend\w*|upset)\b)/i;
    const found = doubt.exec(text.slice(start, end + REST));
    if (found === null || start + found.index >= end) return [];
    const at = start + found.index + 'sorry'.length;
    return [{ start: at, end: at + ' if '.length, text: ' that ' }];
  },
  emoji: (text, start, end) => {
    const { from, to } = withSpaces(text, start, end);
    const isStop = /[\p{L}\p{N}]$/u.test(headOf(text, from)) && /^[ \u00a0]*\p{Lu}/u.test(text.slice(end));
    return [{ start: from, end: to, text: isStop ? '.' : '' }];
  },
  exclamations: (text, start, end) => {
    const before = headOf(text, start).replace(/[ \u00a0\u202f]+$/, '');
    const from = start - headOf(text, start).length + before.length;
    if (!/[\p{L}\p{N}\p{M})»”’"]$/u.test(before)) return [{ start: from, end, text: '' }];
    return [{ start: from, end, text: /^[ \u00a0]+\p{Ll}/u.test(text.slice(end)) ? ',' : '.' }];
  },
  capitals: (text, start, end, context) => {
    const atHead = /(?:^|[.!?…\n]["»”)]?\s*|[«“"]\s*)$/u.test(headOf(text, start));
    return [{ start, end, text: calm(text.slice(start, end), atHead, context.names) }];
  },
  link: (text, start, end) => {
    const brackets = text[start - 1] === '(' && text[end] === ')';
    const [from, to] = brackets ? [start - 1, end + 1] : [start, end];
    const lead = /[ \u00a0]*:?[ \u00a0]*$/.exec(headOf(text, from))![0].length;
    return [{ start: from - lead, end: to, text: '' }];
  },
  typography: (text, start, end, context) => {
    const found = text.slice(start, end);
    if (/^"/.test(found) && isFrench(context)) {
      return [
        { start, end: start + 1 + spacesAt(text, start + 1), text: `«${NBSP}` },
        { start: end - 1, end, text: `${NBSP}»` },
      ];
    }
    if (found === '..') return [{ start, end, text: '…' }];
    const spaces = spacesAt(text, start);
    if (spaces > 0) return [{ start, end: start + spaces, text: '' }];
    return [{ start, end: start, text: NBSP }];
  },
};

/** How far behind the words found a rewording looks. */
const REST = 120;

/**
 * The edits that would answer a finding; none where a person has to choose the words. A partial that every reply carries is
 * set where it belongs: a greeting at the head, any other at the end, and only when all of it is known.
 */
export function editsFor(text: string, found: ReplyFinding, context: ReplyContext): readonly Edit[] {
  if (found.code === 'must-include') return missingPartial(text, found, context);
  if (found.code === 'disclosure') return placed(text, context.disclosure ?? []);
  if (found.start === null || found.end === null || !Object.hasOwn(rewordings, found.code)) return [];
  return rewordings[found.code]!(text, found.start, found.end, context);
}

function missingPartial(text: string, { message }: ReplyFinding, { mustInclude }: ReplyContext): readonly Edit[] {
  const missing = mustInclude.find(
    ({ partial }) => message.includes(`« ${partial} »`) || message.startsWith(`"${partial}"`),
  );
  return placed(text, missing?.texts ?? []);
}

/** A greeting ends with a comma, and opens. */
function placed(text: string, texts: readonly string[]): readonly Edit[] {
  const words = texts.find((one) => one !== '' && !one.includes('{{'));
  if (words === undefined) return [];
  const at = words.trimEnd().endsWith(',') ? 0 : text.length;
  return [{ start: at, end: at, text: at === 0 ? `${words}\n` : `\n${words}` }];
}

/** Never guessed at: the words around stay. */
function mask(_: string, start: number, end: number, context: ReplyContext): readonly Edit[] {
  return [{ start, end, text: isFrench(context) ? '[masqué]' : isEnglish(context) ? '[hidden]' : '[***]' }];
}

/** What stands before a place, as far as a rewording looks. */
function headOf(text: string, at: number): string {
  return at > NEAR ? text.slice(at - NEAR, at) : text.slice(0, at);
}
const NEAR = 200;

function spacesAt(text: string, at: number): number {
  return /^[ \u00a0\u202f]*/.exec(text.slice(at))![0].length;
}

/** An emoji goes with the space before it; at the head of a line, with the one behind. */
function withSpaces(text: string, start: number, end: number): { from: number; to: number } {
  const isHead = /(?:^|\n)[^\p{L}\p{N}\p{P}\n]*$/u.test(headOf(text, start));
  if (isHead) return { from: start, to: end + spacesAt(text, end) };
  return { from: start - /[ \u00a0]*$/.exec(headOf(text, start))![0].length, to: end };
}
