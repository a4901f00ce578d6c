/** A playbook → what its picture shows: boxes with rows of words, and arrows. Knows nothing of sizes or SVG. */
import type { Action, Charter, Deadline, Playbook, Step, StepKind } from '../charter.ts';
import { localeOf, said } from '../workflow/words.ts';
import { readingOrder } from './order.ts';
import { missedStep, reliefs } from './passing.ts';
import { type PictureWords, pictureWords } from './words.ts';

export type RowKind = 'owner' | 'plain' | 'relief' | 'relay' | 'approval' | 'wait';

export interface Row {
  readonly kind: RowKind;
  readonly text: string;
}

export interface Box {
  readonly key: string;
  readonly kind: StepKind;
  /** Its place in reading order, from 1; 0 for a parallel step, which frames others. */
  readonly number: number;
  readonly title: string;
  readonly rows: readonly Row[];
  readonly regions: readonly ChartRegion[];
}

export interface ChartRegion {
  readonly key: string;
  readonly title: string;
  readonly start: string;
  readonly boxes: readonly Box[];
}

/** `joined` leaves a parallel step when every region is done; `silence` when the author wrote nothing. */
export type ArrowKind = 'choice' | 'accepted' | 'refused' | 'missed' | 'silence' | 'joined';

export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly kind: ArrowKind;
  readonly labels: readonly string[];
}

export interface Chart {
  readonly crisis: string;
  readonly title: string;
  readonly language: string;
  readonly words: PictureWords;
  readonly start: string;
  /** Outside regions, in reading order. */
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/** What is shown of one crisis type, in a language of the charter. */
export function chartOf(charter: Charter, playbook: Playbook, language: string): Chart {
  const { workflow } = playbook;
  const words = pictureWords[localeOf(language)];
  const order = readingOrder(workflow);
  const numbers = new Map(
    order.filter((key) => workflow.steps[key]!.kind !== 'parallel').map((key, at) => [key, at + 1]),
  );
  const boxesOf = (region: Step['region']): Box[] =>
    order
      .map((key) => workflow.steps[key]!)
      .filter((step) => step.region?.parallel === region?.parallel && step.region?.key === region?.key)
      .map((step) => ({
        key: step.key,
        kind: step.kind,
        number: numbers.get(step.key) ?? 0,
        title: said(step.title, language),
        rows: rowsOf(step, charter, playbook, language, words),
        regions: (step.parallel?.regions ?? []).map(({ key, title, start }) => ({
          key,
          start,
          title: said(title, language),
          boxes: boxesOf({ parallel: step.key, key }),
        })),
      }));
  return {
    crisis: playbook.crisis,
    title: said(playbook.title, language),
    language,
    words,
    start: workflow.start,
    boxes: boxesOf(null),
    arrows: order.flatMap((key) => arrowsOf(workflow.steps[key]!, language, words)),
  };
}

/** The name of a role, as its people know it. */
export const roleTitle = (charter: Charter, key: string, language: string): string =>
  Object.hasOwn(charter.roles, key) ? said(charter.roles[key]!.title, language) : key;

function rowsOf(step: Step, charter: Charter, { workflow }: Playbook, language: string, words: PictureWords): Row[] {
  const role = (key: string) => roleTitle(charter, key, language);
  const plain = (text: string): Row => ({ kind: 'plain', text });
  const rows: Row[] = [];
  const { owner, deadline, approval, relay, wait, reopen } = step;
  if (owner !== null) rows.push({ kind: 'owner', text: ownerAndTime(role(owner), deadline, words) });
  if (deadline !== null) {
    const sooner = words.sooner(Object.entries(deadline.fromSeverity));
    if (sooner !== '') rows.push(plain(sooner));
    const relief = reliefWords(deadline, role, words);
    if (relief !== '') rows.push({ kind: 'relief', text: relief });
  }
  if (wait !== null) rows.push({ kind: 'wait', text: words.waits(wait.upTo) });
  if (approval !== null) rows.push({ kind: 'approval', text: words.approval(approval.count, approval.by.map(role)) });
  if (relay !== null) rows.push({ kind: 'relay', text: words.relay(role(relay.to)) });
  const deeds = deedsOf(step, words);
  if (deeds.length > 0) rows.push(plain(deeds.join('\u00a0· ')));
  if (reopen !== null) rows.push(plain(words.reopens(reopen.within, said(workflow.steps[reopen.to]!.title, language))));
  return rows;
}

const ownerAndTime = (owner: string, deadline: Deadline | null, words: PictureWords): string =>
  deadline === null ? owner : `${owner}, ${words.within(deadline.within)}`;

/** Who takes over on the same step, and how often the last in line is told again. */
export function reliefWords(deadline: Deadline, role: (key: string) => string, words: PictureWords): string {
  const chain = reliefs(deadline);
  const again = deadline.tellAgain ?? chain.at(-1)?.tellAgain ?? null;
  return [
    ...chain.map(({ owner, within }) => words.relief(role(owner), within)),
    ...(again === null ? [] : [words.tellAgain(again, chain.length > 0)]),
  ].join(', ');
}

/** From the mildest; the order of writing is not kept in a stored charter. */
const ACTIONS: readonly Action[] = ['let-stand', 'private-reply', 'report', 'hide', 'delete', 'ban'];

/** What the step sends, writes or does to the comment. */
export function deedsOf(
  { reply, draft, action, checklist, tellAuthor, legalHold }: Step,
  words: PictureWords,
): string[] {
  return [
    reply === null ? null : reply.in === 'public' ? words.publicReply : words.privateReply,
    draft === null ? null : words.draft,
    action === null ? null : words.actions(ACTIONS.filter((known) => Object.values(action).includes(known))),
    tellAuthor === null ? null : words.reasons,
    checklist.length === 0 ? null : words.ticks(checklist.length),
    legalHold ? words.legalHold : null,
  ].filter((deed) => deed !== null);
}

function arrowsOf(step: Step, language: string, words: PictureWords): Arrow[] {
  const from = step.key;
  const arrows: Arrow[] = [];
  const add = (to: string | null, kind: ArrowKind, ...labels: string[]) => {
    if (to !== null) arrows.push({ from, to, kind, labels });
  };
  for (const to of new Set(step.choices.map(({ go }) => go))) {
    const labels = step.choices.filter(({ go }) => go === to).map(({ label }) => said(label, language));
    add(to, 'choice', ...labels);
  }
  add(step.approval?.accepted ?? null, 'accepted', words.accepted);
  add(step.approval?.refused ?? null, 'refused', words.refused);
  if (step.wait !== null) add(step.wait.then, 'silence', words.silence(step.wait.upTo));
  add(step.parallel?.whenAllDone ?? null, 'joined', words.allDone);
  add(missedStep(step.deadline), 'missed', words.missed);
  return arrows;
}
