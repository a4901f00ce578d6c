import type { CaseEvent } from '@aplomb/core';
import type { Case } from '../generated/prisma/client.ts';
import { type EventRefused, isRefusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import {
  type Asked,
  apply,
  type CaseInput,
  type CaseRefusal,
  eventRefused,
  type Held,
  isRow,
  withCase,
} from './act.ts';
import { mergeFacts } from './facts.ts';
import type { Move } from './move.ts';
import { tooLong } from './words.ts';

export const longestNote = 20_000;

export interface AdvanceInput extends CaseInput {
  readonly event: string;
  readonly note?: string | null | undefined;
  readonly facts?: unknown;
  readonly step?: string | null | undefined;
}
export interface Acted<T extends string> {
  readonly type: T;
  readonly case: Case;
}

/** Takes a choice, leaves a note or reopens. */
export async function advanceCase(
  services: Services,
  input: AdvanceInput,
  asked: Asked,
): Promise<Acted<'AdvanceCasePayload'> | CaseRefusal> {
  return withCase(services, input, asked, async (held) => {
    const note = input.note ?? null;
    if (note !== null && note.length > longestNote) return tooLong('note', longestNote, held.locale);
    const facts = mergeFacts(held.charter, held.state.facts, input.facts, held.locale);
    if (isRefusal(facts)) return facts;
    const event = eventFor(input, held.at);
    if (event === null) return hasItsOwnMutation(held, input.event);
    const moves: Move[] = [{ event, note }];
    if (event.type !== 'choice' && input.facts) moves.push(factsMove(input, input.facts, held.at));
    return acted('AdvanceCasePayload', await apply(held, moves));
  });
}

/** Events that the compiler gives to every playbook and that have a mutation of their own. */
const elsewhere = ['reclassify', 'merge', 'set-fact', 'tick', 'approve', 'refuse', 'answer'];

function eventFor({ event, actor, step, facts }: AdvanceInput, at: number): CaseEvent | null {
  if (elsewhere.includes(event)) return null;
  if (event === 'note' || event === 'reopen') return { type: event, actor, at };
  const given = facts ? { facts: facts as Extract<CaseEvent, { type: 'choice' }>['facts'] & object } : {};
  return { type: 'choice', event, actor, at, ...(step ? { step } : {}), ...given };
}

function hasItsOwnMutation(held: Held, event: string): EventRefused {
  const accepted = acceptedNow(held);
  const words = { fr: `« ${event} » a sa propre mutation.`, en: `"${event}" has a mutation of its own.` };
  const reasons = [{ code: 'not-here', message: words[held.locale], subject: event }];
  return eventRefused(held, { ok: false, code: 'not-here', reasons, accepted });
}

function acceptedNow({ charter, state }: Held): string[] {
  const steps = charter.playbooks[state.crisis]?.workflow.steps ?? {};
  return [...new Set(state.active.flatMap(({ step }) => steps[step]?.choices.map(({ event }) => event) ?? []))];
}

function factsMove({ actor }: CaseInput, facts: unknown, at: number): Move {
  const given = facts as Record<string, unknown>;
  return { event: { type: 'set-facts', facts: given, actor, at }, detail: { facts: Object.keys(given) } };
}

export interface TickInput extends CaseInput {
  readonly step: string;
  readonly item: string;
  readonly done: boolean;
}

export async function tickChecklist(
  services: Services,
  input: TickInput,
  asked: Asked,
): Promise<Acted<'TickChecklistPayload'> | CaseRefusal> {
  return withCase(services, input, asked, async (held) => {
    const { step, item, done, actor } = input;
    const move: Move = { event: { type: 'tick', step, item, done, actor, at: held.at }, detail: { step, item, done } };
    return acted('TickChecklistPayload', await apply(held, [move]));
  });
}

export interface FactsInput extends CaseInput {
  readonly facts?: unknown;
}

export async function setFacts(
  services: Services,
  input: FactsInput,
  asked: Asked,
): Promise<Acted<'SetFactsPayload'> | CaseRefusal> {
  return withCase(services, input, asked, async (held) => {
    const facts = mergeFacts(held.charter, held.state.facts, input.facts ?? {}, held.locale);
    if (isRefusal(facts)) return facts;
    return acted('SetFactsPayload', await apply(held, [factsMove(input, input.facts ?? {}, held.at)]));
  });
}

export interface AnswerInput extends CaseInput {
  readonly step: string;
  readonly answer: string;
}

export async function answerRelay(
  services: Services,
  input: AnswerInput,
  asked: Asked,
): Promise<Acted<'AnswerRelayPayload'> | CaseRefusal> {
  return withCase(services, input, asked, async (held) => {
    const { step, answer, actor } = input;
    if (answer.length > longestNote) return tooLong('answer', longestNote, held.locale);
    const move: Move = { event: { type: 'answer', step, answer, actor, at: held.at }, detail: { step } };
    return acted('AnswerRelayPayload', await apply(held, [move]));
  });
}

function acted<T extends string>(type: T, written: Case | EventRefused): Acted<T> | EventRefused {
  return isRow(written) ? { type, case: written } : written;
}
