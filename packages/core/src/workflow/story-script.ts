/** The lines of a story, and what each makes happen. */
import type { Actor, CaseEvent, CaseState, RefusalCode } from '../case.ts';
import type { Charter, Playbook } from '../charter.ts';
import { playbookOf, stepOf } from './draft.ts';
import { actsFor } from './who.ts';

/** A story as written in stories.yaml. */
export interface Story {
  readonly story: string;
  /** RFC 3339 with an offset. */
  readonly opens: string;
  readonly comment?: string | undefined;
  readonly channel?: string | undefined;
  readonly author?: object | undefined;
  /** 1 to 5; the playbook's base severity when absent. */
  readonly severity?: number | undefined;
  /** As written: money "120 EUR". */
  readonly facts?: Readonly<Record<string, unknown>> | undefined;
  readonly script: readonly StoryLine[];
}

/** `wait`, or who does one thing; then where the case must be, or why it is refused. */
export interface StoryLine {
  readonly wait?: string | undefined;
  readonly by?: string | undefined;
  readonly as?: string | undefined;
  readonly does?: string | undefined;
  /** Which step a choice, a tick, an answer or an approval is about, where several could be meant. */
  readonly step?: string | undefined;
  readonly ticks?: readonly string[] | undefined;
  readonly sets?: Readonly<Record<string, unknown>> | undefined;
  readonly answers?: string | undefined;
  readonly approves?: 'yes' | 'no' | boolean | undefined;
  readonly reclassifies?: string | undefined;
  readonly 'author-writes'?: string | undefined;
  readonly then?: readonly string[] | undefined;
  readonly refused?: RefusalCode | undefined;
}

/** Where a story stands. */
export interface Scene {
  readonly charter: Charter;
  readonly state: CaseState;
  readonly at: number;
}

/** What a line makes happen. A line about an item or a relay that is nowhere active is refused by the case itself. */
export function eventsOf(scene: Scene, line: StoryLine): CaseEvent[] {
  const { at, state, charter } = scene;
  const playbook = playbookOf(charter, state);
  if (line['author-writes'] !== undefined) return [{ type: 'author-writes', at }];
  const actor = { id: line.by ?? '', role: line.as ?? '' };
  if (line.does !== undefined) return [deed(line, { actor, at })];
  if (line.ticks !== undefined)
    return line.ticks.map((item) => ({
      type: 'tick',
      step: line.step ?? listing(playbook, state, item),
      item,
      done: true,
      actor,
      at,
    }));
  if (line.sets !== undefined) return [{ type: 'set-facts', facts: asFacts(charter, line.sets), actor, at }];
  if (line.answers !== undefined)
    return [{ type: 'answer', step: line.step ?? asking(scene, actor.role), answer: line.answers, actor, at }];
  if (line.approves !== undefined) {
    const type = line.approves === 'yes' || line.approves === true ? 'approve' : 'refuse';
    return [{ type, step: line.step ?? approving(playbook, state, actor.role), actor, at }];
  }
  if (line.reclassifies === undefined) return [];
  const crisis = line.reclassifies;
  const severity = Object.hasOwn(charter.playbooks, crisis) ? charter.playbooks[crisis]!.severity.base : 1;
  return [{ type: 'reclassify', crisis, severity, actor, at }];
}

function deed({ does = '', step }: StoryLine, who: { readonly actor: Actor; readonly at: number }): CaseEvent {
  if (does === 'note' || does === 'reopen' || does === 'merge') return { type: does, ...who };
  return { type: 'choice', event: does, ...who, ...(step === undefined ? {} : { step }) };
}

function listing(playbook: Playbook, state: CaseState, item: string): string {
  const lists = ({ step }: { step: string }) =>
    stepOf(playbook, step)?.checklist.some(({ key }) => key === item) ?? false;
  return (state.active.find(lists) ?? state.active[0])?.step ?? '';
}

/** The open question to this role or to whom it stands in for, else the oldest open one. */
function asking({ charter, state, at }: Scene, role: string): string {
  const open = state.relays.filter(({ answer }) => answer === null);
  return (open.find(({ to }) => actsFor(charter, role, [to], at)) ?? open[0])?.step ?? state.active[0]?.step ?? '';
}

function approving(playbook: Playbook, state: CaseState, role: string): string {
  const steps = state.active.filter(({ step }) => stepOf(playbook, step)?.approval != null);
  const named = steps.find(({ step }) => stepOf(playbook, step)?.approval?.by.includes(role));
  return (named ?? steps[0] ?? state.active[0])?.step ?? '';
}

/** Values as a story writes them: money "120 EUR" → { amount: '120', currency: 'EUR' }. */
export function asFacts(charter: Charter, written: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(written).map(([key, value]) => {
      const money = Object.hasOwn(charter.facts, key) && charter.facts[key]!.type === 'money';
      const [amount, currency] = money && typeof value === 'string' ? value.split(' ') : [];
      return [key, currency === undefined ? value : { amount, currency }];
    }),
  );
}
