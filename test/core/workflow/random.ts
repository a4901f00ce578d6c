/** Random workflows, and random lives of cases in them. */
import fc from 'fast-check';
import type { Actor, CaseEvent, CaseState } from '../../../packages/core/src/case.ts';
import type { Charter, Choice, Need, Severity, Step } from '../../../packages/core/src/charter.ts';
import { advance } from '../../../packages/core/src/workflow/advance.ts';
import { clocksOf } from '../../../packages/core/src/workflow/clocks.ts';
import { start } from '../../../packages/core/src/workflow/start.ts';
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
  'c',
  'd',
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
    const inside = (key: string, out: string, [first, second]: readonly [string, string]) =>
      work(key, 'care', {
        deadline: within('1 hour', { again: '1 hour' }),
        choices: [choice(first, pick(key, out)), choice(second, out)],
      });
    const cell = parallel('cell', pick(...keys, 'closed'), {
      left: [inside('l', 'l-done', ['a', 'c']), done('l-done')],
      right: [inside('r', 'r-done', ['b', 'd']), done('r-done')],
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

/** What happens next, and the minutes passed before it: anything at all, the clock due next, or what the owner of a step may do. */
interface Turn {
  readonly later: number;
  readonly dice: number;
  readonly event: CaseEvent | 'next-clock' | 'owner-acts';
}
const turns: fc.Arbitrary<Turn> = fc.record({
  later: fc.integer({ min: 0, max: 3000 }),
  dice: fc.nat(1000),
  event: fc.oneof(
    { weight: 4, arbitrary: fc.constant('next-clock' as const) },
    { weight: 12, arbitrary: fc.constant('owner-acts' as const) },
    {
      weight: 2,
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

export interface Move {
  readonly before: CaseState;
  readonly event: CaseEvent;
  readonly outcome: ReturnType<typeof advance>;
}

function walk(of: Charter, script: readonly Turn[], onMove: (move: Move) => void): void {
  let state = start(of, 'walk', { at: FRIDAY, severity: 2 }).state;
  let now = FRIDAY;
  for (const turn of script) {
    now += turn.later * MINUTE;
    const event = eventOf(of, state, turn, now);
    if (event === null) continue;
    now = Math.max(now, event.at);
    const outcome = advance(of, state, event);
    onMove({ before: state, event, outcome });
    if (outcome.ok) state = outcome.state;
  }
}

function eventOf(of: Charter, state: CaseState, { event, dice }: Turn, now: number): CaseEvent | null {
  if (event === 'next-clock') return nextClock(state, now);
  return event === 'owner-acts' ? ownerActs(of, state, dice, now) : { ...event, at: now };
}

/** One of the things that may well be done at one of the active steps. */
function ownerActs(of: Charter, state: CaseState, dice: number, at: number): CaseEvent | null {
  const active = state.active[dice % Math.max(1, state.active.length)];
  if (active === undefined) return null;
  const step = of.playbooks[state.crisis]!.workflow.steps[active.step]!;
  const actor = { id: `person-${dice % 3}`, role: active.owner ?? 'agent' };
  const open = state.relays.find(({ answer }) => answer === null);
  const deeds: CaseEvent[] = step.choices.map(({ event, needs }) => {
    const role = needs.find((need) => need.kind === 'role')?.role ?? actor.role;
    return { type: 'choice', event, step: step.key, actor: { ...actor, role }, at };
  });
  for (const { key: item } of step.checklist) deeds.push({ type: 'tick', step: step.key, item, done: true, actor, at });
  for (const role of step.approval?.by ?? [])
    for (const type of ['approve', 'approve', 'refuse'] as const)
      deeds.push({ type, step: step.key, actor: { ...actor, role }, at });
  if (open !== undefined)
    deeds.push({ type: 'answer', step: open.step, answer: 'Yes', actor: { ...actor, role: open.to }, at });
  if (step.kind === 'end') deeds.push({ type: 'author-writes', at }, { type: 'reopen', actor, at });
  return deeds[Math.floor(dice / 3) % Math.max(1, deeds.length)] ?? null;
}

function nextClock(state: CaseState, now: number): CaseEvent | null {
  const [next] = [...clocksOf(state)].sort((a, b) => a.dueAt - b.dueAt);
  return next === undefined ? null : { type: 'clock', ...next, at: Math.max(now, next.dueAt) };
}

/** Walks many random cases through random workflows. */
export const walks = (onMove: (move: Move, of: Charter) => void) =>
  fc.assert(
    fc.property(workflows, fc.array(turns, { minLength: 10, maxLength: 40 }), (of, script) =>
      walk(of, script, (move) => onMove(move, of)),
    ),
    { numRuns: 250 },
  );
