import type { CaseEvent, RefusalCode } from '@aplomb/core';
import type { Case } from '../generated/prisma/client.ts';
import { type EventRefused, isRefusal, refuse, type Said } from '../refusal.ts';
import type { Services } from '../services.ts';
import {
  type Asked,
  acceptedNow,
  apply,
  type CaseInput,
  type CaseRefusal,
  eventRefused,
  type Held,
  isRow,
  strangeStep,
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
    const strange = strangeStep(held, input.step);
    if (strange !== null) return strange;
    const event = eventFor(input, held.at);
    if (event === null) return hasItsOwnMutation(held, input.event);
    const moves: Move[] = [{ event, note }];
    if (event.type !== 'choice' && input.facts) moves.push(factsMove(input, input.facts, held.at));
    return acted('AdvanceCasePayload', await apply(held, moves, event.type === 'reopen' ? notReopened : {}));
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
  const accepted = acceptedNow(held.charter, held.state);
  const words = { fr: `« ${event} » a sa propre mutation.`, en: `"${event}" has a mutation of its own.` };
  const reasons = [{ code: 'not-here', message: words[held.locale], subject: event }];
  return eventRefused(held, { ok: false, code: 'not-here', reasons, accepted });
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
    const strange = strangeStep(held, step);
    if (strange !== null) return strange;
    const move: Move = { event: { type: 'tick', step, item, done, actor, at: held.at }, detail: { step, item, done } };
    return acted('TickChecklistPayload', await apply(held, [move], { 'not-here': notActive(held, step) }));
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

const withoutWords: Said = { fr: 'La réponse est vide.', en: 'The answer is empty.' };

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
    if (answer.trim() === '') return refuse('ANSWER_EMPTY', withoutWords, held.locale);
    const strange = strangeStep(held, step);
    if (strange !== null) return strange;
    const move: Move = { event: { type: 'answer', step, answer, actor, at: held.at }, detail: { step } };
    return acted('AnswerRelayPayload', await apply(held, [move], { 'not-here': nothingAsked(held, step) }));
  });
}

/** "Reopen it first" would lead in a circle. */
const notReopened = {
  'not-here': { fr: 'Le dossier est ouvert.', en: 'The case is open.' },
  closed: {
    fr: 'Ce dossier est clos pour de bon : la charte ne le rouvre pas. Un nouveau commentaire en ouvre un autre.',
    en: 'This case is closed for good: the charter does not reopen it. A new comment opens another.',
  },
} as const satisfies Partial<Record<RefusalCode, Said>>;

function notActive({ state }: Held, step: string): Said {
  const active = state.active.map((one) => one.step).join(', ');
  return {
    fr: `Le dossier n'est pas à l'étape « ${step} ». Il est à : ${active}.`,
    en: `The case is not at the step "${step}". It is at: ${active}.`,
  };
}

function nothingAsked({ state }: Held, step: string): Said {
  const waiting = state.relays.filter(({ answer }) => answer === null).map((relay) => relay.step);
  const [fr, en] =
    waiting.length === 0
      ? ['aucune question n’attend', 'no question waits']
      : [`attendent : ${waiting.join(', ')}`, `those that wait: ${waiting.join(', ')}`];
  return {
    fr: `L'étape « ${step} » n'attend de réponse d'aucune équipe ; ${fr}.`,
    en: `The step "${step}" awaits no answer of a team; ${en}.`,
  };
}

function acted<T extends string>(type: T, written: Case | EventRefused): Acted<T> | EventRefused {
  return isRow(written) ? { type, case: written } : written;
}
