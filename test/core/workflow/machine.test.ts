import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../packages/core/src/case.ts';
import { advance } from '../../../packages/core/src/workflow/advance.ts';
import { begin, machineOf, move, moves } from '../../../packages/core/src/workflow/machine.ts';
import { charter, choice, done, end, parallel, playbook, within, work } from './builder.ts';
import { ana, brand, FRIDAY, leo, luggage, open, steps, took } from './luggage.ts';

const soon = () => within('1 hour', { again: '1 hour' });
const both = playbook('both', [
  ...parallel('cell', 'after-all', {
    voice: [work('hold', 'agent', { deadline: soon(), choices: [choice('sent', 'hold-done')] }), done('hold-done')],
    care: [work('call', 'care', { deadline: soon(), choices: [choice('called', 'call-done')] }), done('call-done')],
  }),
  work('after-all', 'agent', { deadline: soon(), choices: [choice('calm', 'closed')] }),
  end('closed'),
]);
const two = charter(both);

describe('a case kept as JSON', () => {
  // Rows as they were written by the first version: they must move for as long as the format is 1.
  const kept: CaseState = {
    ...open('both', FRIDAY, 2, two),
    snapshot: {
      machine: {
        status: 'active',
        value: { cell: { voice: 'hold-done', care: 'call' } },
        historyValue: {},
        context: {},
        children: {},
      },
      clocks: [{ step: 'call', kind: 'missed', dueAt: FRIDAY + 3_600_000 }],
    },
    active: [
      {
        step: 'call',
        enteredAt: FRIDAY,
        owner: 'care',
        escalation: 0,
        deadlineFrom: FRIDAY,
        dueAt: FRIDAY + 3_600_000,
        waitUntil: null,
        overdue: false,
      },
    ],
  };

  it('moves on in another process, with another copy of its charter', () => {
    const elsewhere = JSON.parse(JSON.stringify(two));
    const { state, effects } = took(
      advance(elsewhere, kept, { type: 'choice', event: 'called', actor: leo, at: FRIDAY }),
    );
    expect(steps(state)).toEqual(['after-all']);
    expect(effects[0]).toEqual({ type: 'cancel-clock', step: 'call', kind: 'missed' });
  });

  it('is written the same way', () => {
    const { state } = took(
      advance(two, open('both', FRIDAY, 2, two), { type: 'choice', event: 'sent', actor: ana, at: FRIDAY }),
    );
    expect(state.snapshot).toEqual(kept.snapshot);
  });

  it('throws rather than go on from a step that its workflow lacks', () => {
    const renamed = { ...kept, crisis: 'luggage', digest: brand.digest };
    const event = { type: 'choice', event: 'called', actor: leo, at: FRIDAY } as const;
    expect(advance(brand, renamed, event)).toMatchObject({ code: 'not-here' });
    expect(() =>
      move(machineOf(brand, 'luggage'), (kept.snapshot as { machine: unknown }).machine, 'call/called'),
    ).toThrow(/does not exist/);
  });
});

describe('a machine', () => {
  it('is built once for a playbook, and begins the same for every case', () => {
    expect(machineOf(charter(luggage), 'luggage')).toBe(machineOf(brand, 'luggage'));
    expect(begin(machineOf(brand, 'luggage'))).toBe(begin(machineOf(brand, 'luggage')));
  });

  it('knows the moves of its active steps only, and none of the engine', () => {
    const machine = machineOf(brand, 'luggage');
    const { snapshot } = begin(machine);
    expect(move(machine, snapshot, moves.choice('acknowledge', 'replied'))?.crossings).toEqual([
      { way: 'leave', step: 'acknowledge' },
      { way: 'enter', step: 'trace' },
    ]);
    const others = [
      moves.choice('trace', 'found'),
      moves.missed('acknowledge', 0),
      moves.waited('waiting'),
      'xstate.stop',
      'xstate.init',
      '*',
      '',
    ];
    expect(others.map((name) => move(machine, snapshot, name))).toEqual(others.map(() => null));
  });

  it('leaves and enters a step that leads to itself', () => {
    const machine = machineOf(brand, 'luggage');
    const trace = move(machine, begin(machine).snapshot, moves.choice('acknowledge', 'replied'))!;
    expect(move(machine, trace.snapshot, moves.choice('trace', 'again'))?.crossings).toEqual([
      { way: 'leave', step: 'trace' },
      { way: 'enter', step: 'trace' },
    ]);
  });
});
