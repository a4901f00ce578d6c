import { describe, expect, it } from 'vitest';
import { advance } from '../../../packages/core/src/workflow/advance.ts';
import { clocksOf } from '../../../packages/core/src/workflow/clocks.ts';
import { start } from '../../../packages/core/src/workflow/start.ts';
import { onParisWall, paris } from '../time/paris.ts';
import { charter, choice, end, lasting, playbook, takenOverBy, within, work } from './builder.ts';
import {
  ana,
  atOffer,
  brand,
  FRIDAY,
  HOUR,
  having,
  MINUTE,
  open,
  press,
  said,
  steps,
  strike,
  took,
} from './luggage.ts';

describe('a deadline', () => {
  it('reminds before it falls due', () => {
    const { state, effects, to } = strike(open(), 'remind');
    expect([to, said(effects)]).toEqual([['acknowledge'], ['tell agent acknowledge remind']]);
    expect(clocksOf(state).map(({ kind }) => kind)).toEqual(['missed']);
  });

  it('escalates in place: same step, new owner, own time, overdue until the step is left', () => {
    const { state, effects } = strike(open(), 'missed');
    expect(state.active[0]).toMatchObject({
      step: 'acknowledge',
      owner: 'director',
      escalation: 1,
      enteredAt: FRIDAY,
      overdue: true,
    });
    expect(onParisWall(state.active[0]!.dueAt!)).toBe('2026-11-20 12:00');
    expect(said(effects)).toEqual([
      'set-clock acknowledge missed 2026-11-20T11:00:00.000Z',
      'cancel-clock acknowledge remind',
      'tell director acknowledge escalated',
    ]);
  });

  it('tells the last in line again until somebody acts', () => {
    const first = strike(strike(open(), 'missed').state, 'missed');
    expect(first.state.active[0]).toMatchObject({ owner: 'director', overdue: true });
    expect(said(first.effects)).toEqual([
      'tell director acknowledge tell-again',
      'set-clock acknowledge tell-again 2026-11-20T12:00:00.000Z',
    ]);
    const second = strike(first.state, 'tell-again');
    expect(said(second.effects)).toEqual([
      'tell director acknowledge tell-again',
      'set-clock acknowledge tell-again 2026-11-20T13:00:00.000Z',
    ]);
    const { effects, state } = took(press(second.state, 'replied', ana, FRIDAY + 5 * HOUR));
    expect(said(effects)).toContain('cancel-clock acknowledge tell-again');
    expect(clocksOf(state).map(({ step }) => step)).toEqual(['trace']);
  });

  it('leads to the step it names, and nobody is its author', () => {
    const { state, to } = strike(
      having(open(), { type: 'choice', event: 'replied', actor: ana, at: FRIDAY }),
      'missed',
    );
    expect(to).toEqual(['taken-over']);
    expect(Object.keys(state.leftBy)).toEqual(['acknowledge']);
  });

  it('is answered by nobody when it passes at a public reply', () => {
    const lapse = playbook('lapse', [
      work('reply', 'agent', {
        deadline: within('1 hour', 'other'),
        reply: { template: 'r', in: 'public' },
        tellAuthor: 'reasons',
        choices: [choice('sent', 'closed')],
      }),
      work('other', 'director', {
        deadline: within('1 hour', { again: '1 hour' }),
        choices: [choice('sent', 'closed')],
      }),
      end('closed'),
    ]);
    const of = charter(lapse);
    const missed = strike(open('lapse', FRIDAY, 2, of), 'missed', 0, of);
    expect([missed.to, missed.state.answeredAt, said(missed.effects).slice(0, 1)]).toEqual([
      ['other'],
      null,
      ['tell director other opened'],
    ]);
    const sent = took(
      advance(of, open('lapse', FRIDAY, 2, of), { type: 'choice', event: 'sent', actor: ana, at: FRIDAY }),
    );
    expect(said(sent.effects).slice(0, 2)).toEqual(['answered', 'statement-of-reasons reply']);
  });

  it('starts at the actual time after an outage, one step for one clock', () => {
    const { state } = strike(open(), 'missed', 5 * HOUR);
    expect(state.active[0]).toMatchObject({
      deadlineFrom: paris('2026-11-20 16:00'),
      dueAt: paris('2026-11-20 17:00'),
    });
  });

  it.each([
    [
      'of a step that was left',
      (state: ReturnType<typeof open>) => having(state, { type: 'choice', event: 'replied', actor: ana, at: FRIDAY }),
    ],
    ['that moved', (state: ReturnType<typeof open>) => having(state, { type: 'severity', level: 4, at: FRIDAY })],
    ['that struck already', (state: ReturnType<typeof open>) => strike(state, 'missed').state],
    [
      'of a closed case',
      (state: ReturnType<typeof open>) => having(state, { type: 'choice', event: 'not-ours', actor: ana, at: FRIDAY }),
    ],
  ])('is stale: one %s', (_, moved) => {
    const [clock] = clocksOf(open());
    expect(advance(brand, moved(open()), { type: 'clock', ...clock!, at: clock!.dueAt })).toMatchObject({
      ok: false,
      code: 'stale-clock',
    });
  });

  it('passes through several escalations to a step', () => {
    const chain = takenOverBy('director', '1 hour', takenOverBy('chief', '30 minutes', 'rescue'));
    const of = charter(
      playbook('chain', [
        work('first', 'agent', { deadline: within('1 hour', chain), choices: [choice('sent', 'closed')] }),
        work('rescue', 'chief', {
          deadline: within('1 hour', { again: '1 hour' }),
          choices: [choice('sent', 'closed')],
        }),
        end('closed'),
      ]),
    );
    const one = strike(open('chain', FRIDAY, 2, of), 'missed', 0, of).state;
    const two = strike(one, 'missed', 0, of).state;
    const three = strike(two, 'missed', 0, of).state;
    expect(
      [one, two, three].map((state) => [state.active[0]!.step, state.active[0]!.owner, state.active[0]!.escalation]),
    ).toEqual([
      ['first', 'director', 1],
      ['first', 'chief', 2],
      ['rescue', 'chief', 0],
    ]);
    for (const role of ['agent', 'director', 'chief']) {
      const sent = { type: 'choice', event: 'sent', actor: { id: 'x', role }, at: FRIDAY } as const;
      expect(advance(of, two, sent).ok).toBe(true);
    }
  });
});

describe('severity', () => {
  it('that rises moves the due time earlier, counted from the start of the step', () => {
    const { state, effects } = took(advance(brand, open(), { type: 'severity', level: 4, at: FRIDAY + 5 * MINUTE }));
    expect(state.severity).toBe(4);
    expect(state.active[0]!.dueAt).toBe(FRIDAY + 15 * MINUTE);
    expect(said(effects)).toEqual([
      'set-clock acknowledge missed 2026-11-20T09:15:00.000Z',
      'cancel-clock acknowledge remind',
    ]);
  });

  it('may find the time already past', () => {
    const { state } = took(advance(brand, open(), { type: 'severity', level: 5, at: FRIDAY + 40 * MINUTE }));
    expect(clocksOf(state)).toEqual([{ step: 'acknowledge', kind: 'missed', dueAt: FRIDAY + 15 * MINUTE }]);
  });

  it('that falls moves nothing later', () => {
    const { state, effects } = took(
      advance(brand, open('luggage', FRIDAY, 4), { type: 'severity', level: 1, at: FRIDAY + MINUTE }),
    );
    expect([state.severity, state.active[0]!.dueAt, effects]).toEqual([1, FRIDAY + 15 * MINUTE, []]);
  });

  it('never lengthens, whatever an author wrote', () => {
    const of = charter(
      playbook('odd', [
        work('first', 'agent', {
          deadline: within('1 hour', { again: '1 hour' }, { fromSeverity: { 4: lasting('3 hours') } }),
          choices: [choice('sent', 'closed')],
        }),
        end('closed'),
      ]),
    );
    expect(start(of, 'odd', { at: FRIDAY, severity: 4 }).state.active[0]!.dueAt).toBe(FRIDAY + HOUR);
  });

  it('leaves the time of an escalation alone', () => {
    const escalated = strike(open(), 'missed').state;
    const { state, effects } = took(advance(brand, escalated, { type: 'severity', level: 5, at: FRIDAY + HOUR }));
    expect([state.active, effects]).toEqual([escalated.active, []]);
  });

  it('shortens the deadlines of steps entered later', () => {
    const graver = having(atOffer(), { type: 'severity', level: 5, at: FRIDAY });
    expect(steps(graver)).toEqual(['offer']);
    const reopened = having(
      open('luggage', FRIDAY, 5),
      { type: 'choice', event: 'not-ours', actor: ana, at: FRIDAY },
      { type: 'reopen', actor: null, at: FRIDAY + HOUR },
    );
    expect(reopened.active[0]!.dueAt).toBe(FRIDAY + HOUR + 15 * MINUTE);
  });
});
