/** Rewordings that need no thought, offered with the findings they answer. */
import type { ReplyFinding } from '../prescription.ts';
import { type Edit, editsFor } from './rewordings.ts';
import type { ReplyContext } from './rules/rule.ts';

/** The words from `start` to `end` (UTF-16 offsets of the text judged) become `text`. */
export interface Proposal {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A finding, with the rewording that answers it where one is mechanical. Findings that touch each other share one. */
export interface ProposedFinding extends ReplyFinding {
  readonly proposal?: Proposal;
}

type Judge = (text: string) => readonly ReplyFinding[];

/** Findings about each other's words, and the edits that answer them all. */
interface Group {
  readonly findings: readonly ReplyFinding[];
  readonly edits: readonly Edit[];
}

/**
 * Adds proposals to the findings of a text. What is offered holds: applied together, the proposals answer every finding that
 * carries one and raise no other, as the same judge says; a rewording that would is not offered. Meaning is never reworded,
 * as "tu" for "vous" or a term never said would ask for.
 */
export function withProposals(
  text: string,
  findings: readonly ReplyFinding[],
  context: ReplyContext,
  judge: Judge,
): readonly ProposedFinding[] {
  const kept = chosen(text, findings, context, judge);
  if (kept.length === 0) return findings;
  return findings.map((found) => {
    const group = kept.find((one) => one.findings.includes(found));
    return group === undefined ? found : { ...found, proposal: asProposal(text, group.edits) };
  });
}

/**
 * The text with every proposal of its findings applied. Judged again, it has no finding that it had not, and none of those
 * answered; applied again, nothing changes.
 *
 * @example applyProposals('Livraison GRATUIT !!', lintReply('Livraison GRATUIT !!', context)) // 'Livraison gratuit !'
 */
export function applyProposals(text: string, findings: readonly ProposedFinding[]): string {
  const proposals = findings.flatMap(({ proposal }) => proposal ?? []);
  const known = new Set<string>();
  const once = proposals.filter((proposal) => {
    const words = JSON.stringify(proposal);
    return !known.has(words) && known.add(words);
  });
  return edited(text, once);
}

/** Those that hold together, and leave nothing to reword; where a rewording would call for the next, none. */
function chosen(
  text: string,
  findings: readonly ReplyFinding[],
  context: ReplyContext,
  judge: Judge,
): readonly Group[] {
  const groups = groupsOf(text, findings, context);
  if (groups.length === 0) return [];
  const kept = holds(text, groups, findings, judge) ? groups : oneByOne(text, groups, findings, judge);
  if (kept.length === 0) return [];
  const better = edited(text, editsOf(kept));
  return chosen(better, judge(better), context, judge).length === 0 ? kept : [];
}

/** Edits in the order of the text; of two that overlap, the first counts. */
function edited(text: string, edits: readonly Edit[]): string {
  let made = '';
  let from = 0;
  for (const { start, end, text: words } of inOrder(edits)) {
    if (start < from) continue;
    made += text.slice(from, start) + words;
    from = end;
  }
  return made + text.slice(from);
}

/** Stable: two insertions at one place keep their order. */
function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].sort((a, b) => a.start - b.start);
}

/** A text with more mistakes is to be written anew; so is a longer one, where its rewordings do not hold together. */
const MOST = 100;
const LONGEST = 3000;

function groupsOf(text: string, findings: readonly ReplyFinding[], context: ReplyContext): readonly Group[] {
  const answerable = findings
    .map((found) => ({ found, edits: editsFor(text, found, context) }))
    .filter(({ edits }) => edits.length > 0);
  if (answerable.length > MOST) return [];
  let groups: Group[] = [];
  for (const { found, edits } of answerable) {
    const touching = groups.filter((group) => overlap(spanOf(group.edits), spanOf(edits)));
    const all = [...touching.flatMap((group) => group.edits), ...edits];
    const joined = { findings: [...touching.flatMap((group) => group.findings), found], edits: apart(all) };
    groups = [...groups.filter((group) => !touching.includes(group)), joined];
  }
  return groups;
}

/** Without edits inside others: of two that overlap, the one that takes more away stays. */
function apart(edits: readonly Edit[]): readonly Edit[] {
  const longest = [...edits].sort((a, b) => b.end - b.start - (a.end - a.start));
  const kept: Edit[] = [];
  for (const edit of longest) if (!kept.some((other) => overlap(edit, other))) kept.push(edit);
  return inOrder(kept);
}

function spanOf(edits: readonly Edit[]): { start: number; end: number } {
  return { start: Math.min(...edits.map(({ start }) => start)), end: Math.max(...edits.map(({ end }) => end)) };
}

type Span = { readonly start: number; readonly end: number };

/** An insertion overlaps what is taken away around it, or from there on; two insertions never overlap. */
function overlap(a: Span, b: Span): boolean {
  if (a.start === a.end && b.start === b.end) return false;
  if (a.start === a.end) return b.start <= a.start && a.start < b.end;
  if (b.start === b.end) return a.start <= b.start && b.start < a.end;
  return a.start < b.end && b.start < a.end;
}

function asProposal(text: string, edits: readonly Edit[]): Proposal {
  const { start, end } = spanOf(edits);
  const moved = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return { start, end, text: edited(text.slice(start, end), moved) };
}

/** With these edits each kind of finding is there as often as before, less those answered. */
function holds(text: string, groups: readonly Group[], before: readonly ReplyFinding[], judge: Judge): boolean {
  const after = judge(edited(text, editsOf(groups)));
  const answered = groups.flatMap(({ findings }) => findings);
  const kinds = new Set([...before, ...after].map(kindOf));
  const count = (findings: readonly ReplyFinding[], kind: string) =>
    findings.filter((found) => kindOf(found) === kind).length;
  return [...kinds].every((kind) => count(after, kind) <= count(before, kind) - count(answered, kind));
}

function editsOf(groups: readonly Group[]): readonly Edit[] {
  return groups.flatMap(({ edits }) => edits);
}

function kindOf({ code, severity }: ReplyFinding): string {
  return `${code} ${severity}`;
}

/** Each costs a judgement of the whole text. One may hold only after another: whoever was refused is tried again. */
const MOST_TRIED = 40;

function oneByOne(
  text: string,
  groups: readonly Group[],
  before: readonly ReplyFinding[],
  judge: Judge,
): readonly Group[] {
  const kept: Group[] = [];
  const waiting = text.length > LONGEST ? [] : groups.slice(0, MOST_TRIED);
  for (let tried = 0, refused = 0; refused < waiting.length && tried < MOST_TRIED; tried++) {
    const group = waiting.shift()!;
    if (holds(text, [...kept, group], before, judge)) {
      kept.push(group);
      refused = 0;
    } else {
      waiting.push(group);
      refused++;
    }
  }
  return kept;
}
