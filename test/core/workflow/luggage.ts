/** A lost bag: answer, ask another team, offer, approve, wait, close. The workflow most tests walk. */
import type { Actor, Advanced, CaseEvent, CaseState, Effect, Refused } from '../../../packages/core/src/case.ts';
import { advance } from '../../../packages/core/src/workflow/advance.ts';
import { clocksOf } from '../../../packages/core/src/workflow/clocks.ts';
import { start } from '../../../packages/core/src/workflow/start.ts';
import { paris } from '../time/paris.ts';
import {
  charter,
  choice,
  end,
  lasting,
  playbook,
  takenOverBy,
  text,
  untilAuthorWrites,
  within,
  work,
} from './builder.ts';

export const luggage = playbook('luggage', [
  work('acknowledge', 'agent', {
    deadline: within('1 business hour', takenOverBy('director', '1 hour', { again: '1 hour' }), {
      fromSeverity: { 4: lasting('15 minutes') },
      remind: lasting('15 minutes'),
    }),
    reply: { template: 'acknowledge', in: 'public' },
    tell: ['legal'],
    choices: [choice('replied', 'trace'), choice('not-ours', 'closed', { unanswered: true })],
  }),
  work('trace', 'care', {
    deadline: within('2 business days', 'taken-over'),
    checklist: [
      { key: 'private', label: text('Message privé', 'Private message') },
      { key: 'filed', label: text('Dossier ouvert', 'File opened') },
    ],
    relay: { to: 'legal', question: text('Où est-il ?', 'Where is it?') },
    choices: [
      choice('found', 'offer', {
        needs: [{ kind: 'checklist' }, { kind: 'fact', fact: 'reference' }, { kind: 'relay' }],
      }),
      choice('grave', 'offer', { needs: [{ kind: 'from-severity', level: 4 }] }),
      choice('signed-off', 'offer', { needs: [{ kind: 'role', role: 'director' }] }),
      choice('again', 'trace'),
    ],
  }),
  work('offer', 'care', {
    deadline: within('4 business hours', 'taken-over'),
    draft: 'offer',
    choices: [
      choice('drafted', 'approve-offer'),
      choice('own-work', 'waiting', { needs: [{ kind: 'not-author-of', step: 'acknowledge' }] }),
    ],
  }),
  work('approve-offer', 'director', {
    kind: 'approval',
    deadline: within('4 business hours', 'taken-over'),
    approval: { of: ['offer'], by: ['legal', 'director', 'care'], count: 2, accepted: 'waiting', refused: 'offer' },
  }),
  work('taken-over', 'director', {
    deadline: within('1 hour', { again: '30 minutes' }),
    choices: [choice('resumed', 'trace')],
  }),
  work('waiting', 'care', {
    kind: 'wait',
    wait: untilAuthorWrites('10 days', 'closed'),
    choices: [choice('still-unhappy', 'trace'), choice('thanked', 'closed', { markAuthor: 'ambassador' })],
  }),
  end('closed', { end: 'resolved', reopen: { to: 'acknowledge', within: lasting('30 days') } }),
]);

export const brand = charter(luggage);

export const ana: Actor = { id: 'ana', role: 'agent' };
export const leo: Actor = { id: 'leo', role: 'care' };
export const max: Actor = { id: 'max', role: 'legal' };
export const eve: Actor = { id: 'eve', role: 'director' };
export const zoe: Actor = { id: 'zoe', role: 'agency' };

/** A Friday morning, office open. */
export const FRIDAY = paris('2026-11-20 10:00');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function took(outcome: Advanced | Refused): Advanced {
  if (!outcome.ok)
    throw new Error(`Refused: ${outcome.code} ${outcome.reasons.map(({ message }) => message).join(' ')}`);
  return outcome;
}

export function open(crisis = 'luggage', at = FRIDAY, severity: CaseState['severity'] = 2, of = brand): CaseState {
  return start(of, crisis, { at, severity }).state;
}

export function press(state: CaseState, event: string, actor: Actor, at = FRIDAY): Advanced | Refused {
  return advance(brand, state, { type: 'choice', event, actor, at }, 'en');
}

/** Plays events that must all be accepted. */
export function having(state: CaseState, ...events: CaseEvent[]): CaseState {
  return events.reduce((before, event) => took(advance(brand, before, event)).state, state);
}

/** Fires the case's only clock of a kind, at the time it is due or later. */
export function strike(
  state: CaseState,
  kind: 'remind' | 'missed' | 'tell-again' | 'wait',
  late = 0,
  of = brand,
): Advanced {
  const [clock, ...more] = clocksOf(state).filter((one) => one.kind === kind);
  if (clock === undefined || more.length > 0)
    throw new Error(`Not one clock "${kind}" but ${more.length + (clock ? 1 : 0)}`);
  return took(advance(of, state, { type: 'clock', ...clock, at: clock.dueAt + late }));
}

export function steps(state: CaseState): string[] {
  return state.active.map(({ step }) => step);
}

/** Running clocks in words: 'trace missed' */
export function clocksAt(state: CaseState): string[] {
  return clocksOf(state).map(({ step, kind }) => `${step} ${kind}`);
}

/** Effects in words: 'set-clock trace missed 2026-…' */
export function said(effects: readonly Effect[]): string[] {
  return effects.map(({ type, ...rest }) =>
    [
      type,
      ...Object.entries(rest).map(([key, value]) => (key === 'dueAt' ? new Date(value).toISOString() : value)),
    ].join(' '),
  );
}

/** A case at `offer`, its relay answered by max, the offer still to be drafted. */
export function atOffer(): CaseState {
  return having(
    open(),
    { type: 'choice', event: 'replied', actor: ana, at: FRIDAY },
    { type: 'answer', step: 'trace', answer: 'Lisbonne', actor: max, at: FRIDAY },
    { type: 'choice', event: 'signed-off', actor: eve, at: FRIDAY },
  );
}

/** A case that waits for its author. */
export function atWaiting(): CaseState {
  return having(atOffer(), { type: 'choice', event: 'own-work', actor: leo, at: FRIDAY });
}
