import { describe, expect, it } from 'vitest';
import { clocksOf } from '../../../packages/core/src/workflow/clocks.ts';
import { start } from '../../../packages/core/src/workflow/start.ts';
import { onParisWall, paris } from '../time/paris.ts';
import { charter, choice, done, end, parallel, playbook, within, work } from './builder.ts';
import { brand, FRIDAY, said } from './luggage.ts';

describe('a case that starts', () => {
  it('stands at the first step, with its owner told and its clocks set', () => {
    const { state, effects, from, to } = start(brand, 'luggage', { at: FRIDAY, severity: 2, facts: { people: 2 } });
    expect([from, to]).toEqual([[], ['acknowledge']]);
    expect(state).toMatchObject({
      digest: brand.digest,
      crisis: 'luggage',
      status: 'open',
      openedAt: FRIDAY,
      facts: { people: 2 },
    });
    expect(state.active).toEqual([
      {
        step: 'acknowledge',
        enteredAt: FRIDAY,
        owner: 'agent',
        escalation: 0,
        deadlineFrom: FRIDAY,
        dueAt: paris('2026-11-20 11:00'),
        waitUntil: null,
        overdue: false,
      },
    ]);
    expect(said(effects)).toEqual([
      'tell agent acknowledge opened',
      'tell legal acknowledge told',
      'set-clock acknowledge missed 2026-11-20T10:00:00.000Z',
      'set-clock acknowledge remind 2026-11-20T09:45:00.000Z',
    ]);
  });

  it('counts deadlines in open time, by the shortest that its severity allows', () => {
    const dueAt = (severity: 2 | 4 | 5) =>
      start(brand, 'luggage', { at: paris('2026-11-20 18:30'), severity }).state.active[0]!.dueAt!;
    expect(onParisWall(dueAt(2))).toBe('2026-11-21 10:30');
    expect(onParisWall(dueAt(4))).toBe('2026-11-20 18:45');
    expect(onParisWall(dueAt(5))).toBe('2026-11-20 18:45');
  });

  it('sets no reminder that would come before the start', () => {
    const { state } = start(brand, 'luggage', { at: FRIDAY, severity: 4 });
    expect(clocksOf(state).map(({ kind }) => kind)).toEqual(['missed']);
  });

  it('keeps evidence before a removal, holds for the law, and counts months where nothing closes', () => {
    const hate = playbook(
      'hate',
      [
        work('remove', 'agent', {
          deadline: within('1 month', { again: '1 hour' }),
          action: { facebook: 'hide', otherwise: 'report' },
          legalHold: true,
          choices: [choice('removed', 'closed')],
        }),
        end('closed'),
      ],
      { calendar: 'always' },
    );
    const { state, effects } = start(charter(hate), 'hate', { at: paris('2027-01-31 10:00'), severity: 3 });
    expect(said(effects).slice(0, 3)).toEqual([
      'capture-evidence remove',
      'legal-hold remove',
      'tell agent remove opened',
    ]);
    expect(state.legalHold).toBe(true);
    expect(onParisWall(state.active[0]!.dueAt!)).toBe('2027-02-28 10:00');
  });

  it('keeps no evidence where nothing is removed', () => {
    const spam = playbook('spam', [
      work('report', 'agent', { action: { otherwise: 'report' }, choices: [choice('reported', 'closed')] }),
      end('closed'),
    ]);
    expect(said(start(charter(spam), 'spam', { at: FRIDAY, severity: 1 }).effects)).toEqual([
      'tell agent report opened',
    ]);
  });

  it.each(['nothing-like-it', 'constructor', '__proto__'])(
    'throws for the crisis type %j that the charter lacks',
    (crisis) => {
      expect(() => start(brand, crisis, { at: FRIDAY, severity: 2 })).toThrow(/no crisis type/);
    },
  );

  it('throws rather than turn for ever', () => {
    const loop = charter(
      playbook('loop', [...parallel('both', 'both', { one: [done('one-done')], two: [done('two-done')] })]),
    );
    expect(() => start(loop, 'loop', { at: FRIDAY, severity: 1 })).toThrow(/without end|loop/);
  });
});
