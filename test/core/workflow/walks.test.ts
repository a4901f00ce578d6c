import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, CaseEvent, CaseState } from '../../../packages/core/src/case.ts';
import type { Charter, Choice, Need, Severity, Step } from '../../../packages/core/src/charter.ts';
import { advance } from '../../../packages/core/src/workflow/advance.ts';
import { type Clock, clocksOf } from '../../../packages/core/src/workflow/clocks.ts';
import { start } from '../../../packages/core/src/workflow/start.ts';
import { view } from '../../../packages/core/src/workflow/view.ts';
import {
  charter,
  choice,
  done,
  end,
  lasting,
  parallel,
  playbook,
  takenOverBy,
  text,
  untilAuthorWrites,
  within,
  work,
} from './builder.ts';
import { FRIDAY, luggage, MINUTE } from './luggage.ts';

const ROLES = ['agent', 'agency', 'care', 'legal', 'counsel', 'director', 'chief', 'nobody', 'constructor'];
const EVENTS = [
  'a',
  'b',
  'replied',
  'not-ours',
  'found',
  'signed-off',
  'again',
  'drafted',
  'own-work',
  'resumed',
  'thanked',
  'xstate.stop',
  '__proto__',
];
const ITEMS = ['one', 'filed', 'private', 'none'];

/** A workflow as a checker would let it through, or nearly: every work step has a deadline and a choice. */
const workflows: fc.Arbitrary<Charter> = fc
  .record({ count: fc.integer({ min: 2, max: 6 }), seed: fc.array(fc.nat(1000), { minLength: 80, maxLength: 80 }) })
  .map(({ count, seed }) => {
    let place = 0;
    const pick = <T>(...from: T[]): T => from[seed[place++ % seed.length]! % from.length]!;
    const keys = Array.from({ length: count }, (_, index) => `s${index}`);
    const anywhere = () => pick(...keys, 'closed', 'cell');
    const needs = (): Need[] =>
      pick<Need[]>(
        [],
        [],
        [{ kind: 'checklist' }],
        [{ kind: 'relay' }],
        [{ kind: 'role', role: 'legal' }],
        [{ kind: 'not-author-of', step: 's0' }],
        [{ kind: 'from-severity', level: 3 }],
      );
    const choices = (go: () => string): Choice[] => [
      choice('a', go(), { needs: needs(), unanswered: pick(true, false) }),
      choice('b', go(), { markAuthor: pick('ambassador', null) }),
    ];
    const deadline = () =>
      within(
        pick('20 minutes', '1 business hour', '1 business day', '2 weeks', '1 month'),
        pick<Parameters<typeof within>[1]>(
          { again: '1 hour' },
          pick(...keys),
          takenOverBy('director', '2 hours', pick<{ again: string } | string>({ again: '1 day' }, pick(...keys))),
        ),
        {
          remind: pick(null, lasting('10 minutes'), lasting('1 business hour')),
          fromSeverity: pick({}, { 3: lasting('15 minutes') }),
        },
      );
    const step = (key: string): Step => {
      const owner = pick('agent', 'care', 'director');
      if (pick(1, 2, 3, 4) === 1)
        return work(key, owner, {
          kind: 'wait',
          wait: untilAuthorWrites('10 days', pick('closed', ...keys)),
          choices: choices(anywhere),
        });
      if (pick(1, 2, 3, 4) === 1)
        return work(key, owner, {
          kind: 'approval',
          deadline: deadline(),
          approval: {
            of: ['s0'],
            by: ['legal', 'director'],
            count: pick(1, 2),
            accepted: anywhere(),
            refused: pick(...keys),
          },
        });
      return work(key, owner, {
        deadline: deadline(),
        choices: choices(anywhere),
        checklist: pick([], [{ key: 'one', label: text('Un', 'One') }]),
        relay: pick(null, { to: 'legal', question: text('Où ?', 'Where?') }),
        reply: pick(null, { template: 'r', in: 'public' as const }),
        legalHold: pick(true, false, false),
        action: pick(null, { otherwise: 'hide' as const }),
        tellAuthor: pick(null, 'reasons' as const),
      });
    };
    const inside = (key: string, out: string) =>
      work(key, 'care', { deadline: within('1 hour', { again: '1 hour' }), choices: choices(() => pick(key, out)) });
    const cell = parallel('cell', pick(...keys, 'closed'), {
      left: [inside('l', 'l-done'), done('l-done')],
      right: [inside('r', 'r-done'), done('r-done')],
    });
    const closed = end('closed', {
      reopen: pick(null, {
        to: anywhere() === 'closed' ? 's0' : pick(...keys, 'cell'),
        within: pick(null, lasting('30 days')),
      }),
    });
    const steps = [...keys.map(step), ...cell, closed];
    return charter(playbook('walk', steps, { calendar: pick('office', 'always') }), { ...luggage });
  });

const actors: fc.Arbitrary<Actor> = fc.record({
  id: fc.constantFrom('ana', 'leo', 'max'),
  role: fc.constantFrom(...ROLES),
});
const stepKeys = fc.constantFrom(
  's0',
  's1',
  's2',
  's3',
  'l',
  'r',
  'cell',
  'closed',
  'acknowledge',
  'trace',
  'approve-offer',
  'constructor',
);
const severities = fc.constantFrom<Severity>(1, 2, 3, 4, 5);

/** What happens next: an event of people, or the clock that is due next; with the minutes passed before it. */
type Turn = { readonly later: number; readonly event: CaseEvent | 'next-clock' };
const turns: fc.Arbitrary<Turn> = fc.record({
  later: fc.integer({ min: 0, max: 3000 }),
  event: fc.oneof(
    { weight: 4, arbitrary: fc.constant('next-clock' as const) },
    {
      weight: 6,
      arbitrary: fc.record({
        type: fc.constant('choice' as const),
        event: fc.constantFrom(...EVENTS),
        actor: actors,
        at: fc.constant(0),
      }),
    },
    fc.record({
      type: fc.constantFrom('approve' as const, 'refuse' as const),
      step: stepKeys,
      actor: actors,
      at: fc.constant(0),
    }),
    fc.record({
      type: fc.constant('tick' as const),
      step: stepKeys,
      item: fc.constantFrom(...ITEMS),
      done: fc.boolean(),
      actor: actors,
      at: fc.constant(0),
    }),
    fc.record({
      type: fc.constant('answer' as const),
      step: stepKeys,
      answer: fc.string(),
      actor: actors,
      at: fc.constant(0),
    }),
    fc.record({
      type: fc.constantFrom('note' as const, 'reopen' as const, 'merge' as const),
      actor: actors,
      at: fc.constant(0),
    }),
    fc.record({ type: fc.constant('author-writes' as const), at: fc.constant(0) }),
    fc.record({ type: fc.constant('severity' as const), level: severities, at: fc.constant(0) }),
    fc.record({
      type: fc.constant('set-facts' as const),
      facts: fc.dictionary(fc.string(), fc.anything()),
      actor: actors,
      at: fc.constant(0),
    }),
    fc.record({
      type: fc.constant('reclassify' as const),
      crisis: fc.constantFrom('walk', 'luggage', 'none'),
      severity: severities,
      actor: actors,
      at: fc.constant(0),
    }),
    fc.record({
      type: fc.constant('clock' as const),
      kind: fc.constantFrom('missed' as const, 'wait' as const),
      step: stepKeys,
      dueAt: fc.nat(),
      at: fc.constant(0),
    }),
  ),
});

interface Move {
  readonly before: CaseState;
  readonly event: CaseEvent;
  readonly outcome: ReturnType<typeof advance>;
}

function walk(of: Charter, script: readonly Turn[], onMove: (move: Move) => void): void {
  let state = start(of, 'walk', { at: FRIDAY, severity: 2 }).state;
  let now = FRIDAY;
  for (const turn of script) {
    now += turn.later * MINUTE;
    const event = turn.event === 'next-clock' ? nextClock(state, now) : ({ ...turn.event, at: now } as CaseEvent);
    if (event === null) continue;
    now = Math.max(now, event.at);
    const outcome = advance(of, state, event);
    onMove({ before: state, event, outcome });
    if (outcome.ok) state = outcome.state;
  }
}

function nextClock(state: CaseState, now: number): CaseEvent | null {
  const [next] = [...clocksOf(state)].sort((a, b) => a.dueAt - b.dueAt);
  return next === undefined ? null : { type: 'clock', ...next, at: Math.max(now, next.dueAt) };
}

const walks = (onMove: (move: Move, of: Charter) => void) =>
  fc.assert(
    fc.property(workflows, fc.array(turns, { minLength: 1, maxLength: 25 }), (of, script) =>
      walk(of, script, (move) => onMove(move, of)),
    ),
    { numRuns: 250 },
  );

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

describe('whatever happens to a case', () => {
  it('is answered without throwing, in the same way each time, also from frozen JSON', () => {
    walks(({ before, event, outcome }, of) => {
      const again = advance(frozen(of), frozen(JSON.parse(JSON.stringify(before))), frozen(event));
      expect(again).toEqual(outcome);
    });
  });

  it('changes nothing when it is refused, and says why', () => {
    walks(({ outcome }) => {
      if (outcome.ok) return;
      expect(outcome.reasons.length).toBeGreaterThan(0);
      expect(outcome.reasons[0]!.code).toBe(outcome.code);
      expect(outcome.reasons.every(({ message }) => message.length > 3)).toBe(true);
    });
  });

  it('leaves a clock, an end, or a wait that the author ended', () => {
    walks(({ outcome }, of) => {
      if (!outcome.ok) return;
      const { state } = outcome;
      const { steps } = of.playbooks[state.crisis]!.workflow;
      if (state.status === 'closed') return expect(clocksOf(state)).toEqual([]);
      expect(state.active.length).toBeGreaterThan(0);
      for (const active of state.active) {
        const running = clocksOf(state).filter((clock) => clock.step === active.step && clock.kind !== 'remind');
        if (steps[active.step]!.kind === 'wait' && active.waitUntil === null) expect(running).toEqual([]);
        else expect(running).toHaveLength(1);
      }
      expect(clocksOf(state).every(({ step }) => state.active.some((active) => active.step === step))).toBe(true);
    });
  });

  it('keeps the clocks that its effects say', () => {
    walks(({ before, outcome }) => {
      if (!outcome.ok) return;
      const rows = new Map(clocksOf(before).map((clock) => [`${clock.step} ${clock.kind}`, clock.dueAt]));
      for (const effect of outcome.effects) {
        if (effect.type === 'set-clock') rows.set(`${effect.step} ${effect.kind}`, effect.dueAt);
        if (effect.type === 'cancel-clock') expect(rows.delete(`${effect.step} ${effect.kind}`)).toBe(true);
      }
      const kept = new Map(clocksOf(outcome.state).map((clock: Clock) => [`${clock.step} ${clock.kind}`, clock.dueAt]));
      // A clock that struck is gone without an effect: whoever let it strike knows.
      for (const [key, dueAt] of kept) expect(rows.get(key)).toBe(dueAt);
      expect(rows.size - kept.size).toBeLessThanOrEqual(1);
    });
  });

  it('can be seen at any time, and what a choice view allows its owner may take', () => {
    walks(({ outcome, event }, of) => {
      if (!outcome.ok || outcome.state.status === 'closed') return;
      const { state } = outcome;
      const seen = view(of, state, { at: event.at, language: 'en', channel: 'x' });
      expect(seen.map(({ key }) => key)).toEqual(state.active.map(({ step }) => step));
      for (const step of seen)
        for (const { event: name, allowed, reasons } of step.choices) {
          if (reasons.some(({ code }) => code === 'not-your-role' || code === 'not-the-author')) continue;
          const actor = { id: 'someone-else', role: step.owner!.key };
          const taken = advance(of, state, { type: 'choice', event: name, step: step.key, actor, at: event.at });
          expect(taken.ok).toBe(allowed);
        }
    });
  });
});
