import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../../packages/core/src/case.ts';
import { advance } from '../../../packages/core/src/workflow/advance.ts';
import { clocksOf } from '../../../packages/core/src/workflow/clocks.ts';
import { view } from '../../../packages/core/src/workflow/view.ts';
import { charter, choice, end, playbook, within, work } from './builder.ts';
import {
  ana,
  atWaiting,
  brand,
  DAY,
  eve,
  FRIDAY,
  HOUR,
  having,
  leo,
  luggage,
  max,
  open,
  press,
  said,
  steps,
  strike,
  took,
} from './luggage.ts';

const closed = () => having(open(), { type: 'choice', event: 'not-ours', actor: ana, at: FRIDAY });

describe('waiting for the author', () => {
  it('has no deadline but an end', () => {
    expect(atWaiting().active[0]).toMatchObject({ step: 'waiting', dueAt: null, waitUntil: FRIDAY + 10 * DAY });
    expect(clocksOf(atWaiting())).toEqual([{ step: 'waiting', kind: 'wait', dueAt: FRIDAY + 10 * DAY }]);
    const { to, effects } = strike(atWaiting(), 'wait');
    expect([to, said(effects)]).toEqual([['closed'], ['closed resolved']]);
  });

  it('is over when the author writes: the step stays, its owner is told, no clock closes the case', () => {
    const { state, effects, to } = took(advance(brand, atWaiting(), { type: 'author-writes', at: FRIDAY + DAY }));
    expect([to, said(effects)]).toEqual([['waiting'], ['cancel-clock waiting wait', 'tell care waiting told']]);
    expect([state.active[0]!.waitUntil, clocksOf(state)]).toEqual([null, []]);
    expect(
      advance(brand, state, {
        type: 'clock',
        step: 'waiting',
        kind: 'wait',
        dueAt: FRIDAY + 10 * DAY,
        at: FRIDAY + 10 * DAY,
      }),
    ).toMatchObject({
      code: 'stale-clock',
    });
    expect(took(press(state, 'still-unhappy', leo)).to).toEqual(['trace']);
  });

  it('is nothing that an author who writes elsewhere can end', () => {
    expect(took(advance(brand, open(), { type: 'author-writes', at: FRIDAY }))).toMatchObject({
      state: open(),
      effects: [],
    });
  });
});

describe('a closed case', () => {
  it('keeps its end step and has no clock', () => {
    expect(closed()).toMatchObject({
      status: 'closed',
      closedAt: FRIDAY,
      active: [{ step: 'closed', owner: null, dueAt: null }],
    });
    expect(clocksOf(closed())).toEqual([]);
  });

  it('reopens for any role, and for the system, at the step its end names', () => {
    for (const actor of [leo, null]) {
      const { state, effects, to } = took(advance(brand, closed(), { type: 'reopen', actor, at: FRIDAY + 30 * DAY }));
      expect(to).toEqual(['acknowledge']);
      expect(state).toMatchObject({
        status: 'open',
        closedAt: null,
        openedAt: FRIDAY,
        active: [{ enteredAt: FRIDAY + 30 * DAY }],
      });
      expect(said(effects).slice(0, 2)).toEqual(['reopened', 'tell agent acknowledge opened']);
      expect(clocksOf(state)).toHaveLength(2);
    }
    expect(advance(brand, closed(), { type: 'reopen', actor: { id: 'x', role: 'nobody' }, at: FRIDAY })).toMatchObject({
      code: 'not-your-role',
    });
  });

  it('reopens when its author writes again', () => {
    expect(took(advance(brand, closed(), { type: 'author-writes', at: FRIDAY + DAY })).to).toEqual(['acknowledge']);
  });

  it('does neither after the time given, nor where the end says nothing of it', () => {
    const late = FRIDAY + 30 * DAY + 1;
    expect(advance(brand, closed(), { type: 'reopen', actor: ana, at: late })).toMatchObject({
      code: 'reopen-too-late',
    });
    expect(advance(brand, closed(), { type: 'author-writes', at: late })).toMatchObject({ code: 'reopen-too-late' });
    const of = charter(
      playbook('brief', [work('only', 'agent', { choices: [choice('sent', 'closed')] }), end('closed')]),
    );
    const over = took(
      advance(of, open('brief', FRIDAY, 2, of), { type: 'choice', event: 'sent', actor: ana, at: FRIDAY }),
    ).state;
    expect(advance(of, over, { type: 'reopen', actor: ana, at: FRIDAY })).toMatchObject({
      code: 'closed',
      accepted: [],
    });
  });

  it('takes notes, and nothing else', () => {
    expect(advance(brand, closed(), { type: 'note', actor: ana, at: FRIDAY }).ok).toBe(true);
    const others: CaseEvent[] = [
      { type: 'choice', event: 'replied', actor: ana, at: FRIDAY },
      { type: 'tick', step: 'trace', item: 'filed', done: true, actor: leo, at: FRIDAY },
      { type: 'set-facts', facts: { people: 1 }, actor: ana, at: FRIDAY },
      { type: 'answer', step: 'trace', answer: 'x', actor: max, at: FRIDAY },
      { type: 'approve', step: 'approve-offer', actor: max, at: FRIDAY },
      { type: 'reclassify', crisis: 'luggage', severity: 2, actor: ana, at: FRIDAY },
      { type: 'merge', actor: ana, at: FRIDAY },
      { type: 'severity', level: 5, at: FRIDAY },
    ];
    for (const event of others)
      expect(advance(brand, closed(), event)).toMatchObject({ ok: false, code: 'closed', accepted: ['reopen'] });
  });

  it('cannot be reopened while it is open', () => {
    expect(advance(brand, open(), { type: 'reopen', actor: ana, at: FRIDAY })).toMatchObject({ code: 'not-here' });
  });
});

describe('another crisis type', () => {
  const hate = playbook(
    'hate',
    [
      work('remove', 'director', {
        deadline: within('30 minutes', { again: '1 hour' }),
        choices: [choice('removed', 'closed')],
      }),
      end('closed'),
    ],
    { calendar: 'always' },
  );
  const of = charter(luggage, hate);
  const known = having(
    open(),
    { type: 'choice', event: 'replied', actor: ana, at: FRIDAY },
    { type: 'set-facts', facts: { people: 2 }, actor: ana, at: FRIDAY },
  );
  const reclassify = { type: 'reclassify', crisis: 'hate', severity: 4, actor: leo, at: FRIDAY + HOUR } as const;

  it('starts its workflow, with what is known, the opening and the first answer kept', () => {
    const { state, effects, from, to } = took(advance(of, known, reclassify));
    expect([from, to]).toEqual([['trace'], ['remove']]);
    expect(state).toMatchObject({
      crisis: 'hate',
      severity: 4,
      openedAt: FRIDAY,
      answeredAt: FRIDAY,
      facts: { people: 2 },
      relays: [],
      leftBy: {},
    });
    expect([state.leftBy, state.ticked, state.approvals]).toEqual([{}, {}, []]);
    expect(said(effects)).toEqual([
      'cancel-clock trace missed',
      'tell director remove opened',
      'set-clock remove missed 2026-11-20T10:30:00.000Z',
    ]);
    expect(
      took(advance(of, state, { type: 'choice', event: 'removed', actor: eve, at: FRIDAY + HOUR })).state.status,
    ).toBe('closed');
  });

  it('is chosen by whoever may act, among those the charter has', () => {
    expect(advance(of, known, { ...reclassify, actor: ana })).toMatchObject({
      code: 'not-your-role',
      reasons: [{ subject: 'care' }],
    });
    expect(advance(of, known, { ...reclassify, crisis: 'constructor' })).toMatchObject({ code: 'unknown-crisis' });
    expect(advance(of, known, { ...reclassify, crisis: 'luggage' })).toMatchObject({ code: 'not-here' });
  });
});

describe('a merge', () => {
  it('closes the case for good and stops its clocks', () => {
    const { state, effects, to } = took(advance(brand, open(), { type: 'merge', actor: ana, at: FRIDAY }));
    expect([to, state.status, state.closedAt, clocksOf(state)]).toEqual([[], 'closed', FRIDAY, []]);
    expect(said(effects)).toEqual([
      'cancel-clock acknowledge missed',
      'cancel-clock acknowledge remind',
      'closed merged',
    ]);
    expect(view(brand, state, { at: FRIDAY, language: 'fr' })).toEqual([]);
    expect(advance(brand, state, { type: 'author-writes', at: FRIDAY })).toMatchObject({ code: 'closed' });
  });

  it('is for whoever may act', () => {
    expect(advance(brand, open(), { type: 'merge', actor: max, at: FRIDAY })).toMatchObject({ code: 'not-your-role' });
  });
});

it('never follows the charter of another', () => {
  const other = { ...brand, digest: 'e'.repeat(64) };
  expect(() => advance(other, open(), { type: 'note', actor: ana, at: FRIDAY })).toThrow(/belongs to the charter/);
  expect(() => view(other, open(), { at: FRIDAY, language: 'fr' })).toThrow(/belongs to the charter/);
  expect(steps(open())).toEqual(['acknowledge']);
});
