import { describe, expect, it } from 'vitest';
import type { Playbook, Step } from '../../../../packages/core/src/charter.ts';
import { provePromises } from '../../../../packages/core/src/check/promises/prove.ts';
import {
  approval,
  buttons,
  charter,
  done,
  end,
  parallel,
  playbook,
  sending,
  sendingInPrivate,
  takenOverBy,
  waiting,
  within,
  work,
} from './charters.ts';

/** 'Sat 5 Dec 15:01', on a Paris wall. */
function wall(at: number | null): string | null {
  if (at === null) return null;
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Paris',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const said = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${said.weekday} ${said.day} ${said.month} ${said.hour}:${said.minute}`;
}

interface Expected {
  readonly holds: boolean;
  /** Minutes; null when no path counts. */
  readonly worst: number | null;
  readonly path?: string;
  readonly arrives?: string;
}

function proofOf(steps: Step[], said: Parameters<typeof charter>[1][number], more: Partial<Playbook> = {}) {
  return provePromises(charter([playbook('one', steps, more)], [said]))[0]!;
}

function shown({ proved, worstCaseMs, path, arrivesAt }: ReturnType<typeof proofOf>, expected: Expected) {
  return {
    holds: proved,
    worst: worstCaseMs === null ? null : worstCaseMs / 60_000,
    ...(expected.path === undefined ? {} : { path: path.map(({ step, way }) => `${step} ${way}`).join(', ') }),
    ...(expected.arrives === undefined ? {} : { arrives: wall(arrivesAt) }),
  };
}

const closed = end('closed');
const answering = (deadline: Step['deadline'], go = 'closed') =>
  work('answer', deadline!, buttons({ sent: go }), sending('answer'));

describe('answered-within', () => {
  const always = { calendar: 'always' };
  const rows: [name: string, steps: Step[], promised: string, expected: Expected, more?: Partial<Playbook>][] = [
    [
      'counts a step to the very end of its deadline',
      [answering(within('1 hour')), closed],
      '1 hour',
      { holds: true, worst: 60, path: 'answer choice' },
      always,
    ],
    [
      'is broken by one minute',
      [answering(within('61 minutes')), closed],
      '1 hour',
      { holds: false, worst: 61 },
      always,
    ],
    [
      'counts open time where it promises open time',
      [answering(within('1 business hour')), closed],
      '1 business hour',
      { holds: true, worst: 60, arrives: 'Tue 1 Dec 00:00' },
    ],
    [
      'finds the worst night and weekend for plain time',
      [answering(within('1 business hour')), closed],
      '4 hours',
      // From Saturday 15:01, an hour less a minute left, to Monday 08:31, in the weekend whose Sunday has 25 hours.
      { holds: false, worst: 42 * 60 + 30, arrives: 'Sat 30 Oct 15:01' },
    ],
    [
      'adds every step before the answer',
      [work('first', within('30 minutes'), buttons({ on: 'answer' })), answering(within('45 minutes')), closed],
      '1 hour',
      { holds: false, worst: 75, path: 'first choice, answer choice' },
      always,
    ],
    [
      'lets every escalation in place pass, the last in line acting within its own time',
      [
        answering(within('30 minutes', takenOverBy('director', '20 minutes', takenOverBy('chief', '10 minutes')))),
        closed,
      ],
      '1 hour',
      { holds: true, worst: 60 },
      always,
    ],
    [
      'follows a missed deadline to the step that takes over',
      [
        work('answer', within('30 minutes', 'rescue'), buttons({ sent: 'closed' }), sending('answer')),
        work('rescue', within('40 minutes'), buttons({ sent: 'closed' }), sending('answer')),
        closed,
      ],
      '1 hour',
      { holds: false, worst: 70, path: 'answer missed, rescue choice' },
      always,
    ],
    [
      'enters no step twice',
      [
        work('first', within('30 minutes'), buttons({ on: 'second' })),
        work('second', within('10 minutes'), buttons({ back: 'first', on: 'answer' })),
        answering(within('10 minutes')),
        closed,
      ],
      '50 minutes',
      { holds: true, worst: 50 },
      always,
    ],
    [
      'counts a wait at full length',
      [waiting('silence', '2 hours', 'answer'), answering(within('10 minutes')), closed],
      '2 hours',
      { holds: false, worst: 130, path: 'silence waited, answer choice' },
      always,
    ],
    [
      'starts a new count when the author is back',
      [
        answering(within('10 minutes', 'later')),
        work('later', within('5 minutes'), buttons({ on: 'silence' })),
        waiting('silence', '2 hours', 'closed', buttons({ back: 'again' })),
        work('again', within('1 day'), buttons({ sent: 'closed' }), sending('other')),
        closed,
      ],
      '1 hour',
      { holds: true, worst: 10 },
      always,
    ],
    [
      'does not take a private reply for an answer',
      [
        work('answer', within('10 minutes'), buttons({ sent: 'public' }), sendingInPrivate('answer')),
        work('public', within('20 minutes'), buttons({ sent: 'closed' }), sending('answer')),
        closed,
      ],
      '1 hour',
      { holds: true, worst: 30 },
      always,
    ],
    [
      'does not take a choice that says so for an answer',
      [
        work('answer', within('10 minutes'), buttons({ elsewhere: 'closed' }, { unanswered: true }), sending('answer')),
        closed,
      ],
      '1 minute',
      { holds: true, worst: null },
      always,
    ],
    [
      'waits for a named approver to be on duty',
      [
        approval('approve', within('30 minutes'), { by: ['legal'], accepted: 'answer', refused: 'approve' }),
        answering(within('10 minutes')),
        closed,
      ],
      '2 days',
      // Closed on Saturday at 16:00, open on Monday at 08:30, the clocks going back between; and ten minutes.
      { holds: true, worst: 41 * 60 + 40, arrives: 'Sat 30 Oct 16:00', path: 'approve accepted, answer choice' },
      always,
    ],
    [
      'waits for as many approvers as count, however much they overlap',
      [
        approval('approve', within('30 minutes'), {
          by: ['legal', 'quality'],
          count: 2,
          accepted: 'answer',
          refused: 'approve',
        }),
        answering(within('10 minutes')),
        closed,
      ],
      '2 days',
      // Quality goes on Friday at 22:00 and comes on Monday at 14:00.
      { holds: false, worst: 65 * 60 + 10, arrives: 'Fri 29 Oct 22:00' },
      always,
    ],
    [
      'is content with the first approver where one is enough',
      [
        approval('approve', within('30 minutes'), { by: ['legal', 'chief'], accepted: 'answer', refused: 'approve' }),
        answering(within('10 minutes')),
        closed,
      ],
      '40 minutes',
      { holds: true, worst: 40 },
      always,
    ],
    [
      'does not count on the approval of a text’s author',
      [
        work('draft', within('5 minutes'), buttons({ on: 'approve' }), { owner: 'chief' }),
        approval('approve', within('30 minutes'), {
          of: ['draft'],
          by: ['legal', 'chief'],
          accepted: 'answer',
          refused: 'draft',
        }),
        answering(within('10 minutes')),
        closed,
      ],
      '40 minutes',
      { holds: false, worst: 41 * 60 + 45 },
      always,
    ],
    [
      'takes no approval after the deadline has passed the case on',
      [
        approval('approve', within('30 minutes', 'rescue'), { by: ['legal'], accepted: 'answer', refused: 'approve' }),
        answering(within('10 minutes')),
        work('rescue', within('15 minutes'), buttons({ sent: 'closed' }), sending('answer')),
        closed,
      ],
      '1 hour',
      { holds: true, worst: 45, path: 'approve missed, rescue choice' },
      always,
    ],
    [
      'shortens by severity only from that severity up',
      [answering(within('2 hours', { again: '1 hour' }, { 4: '15 minutes' })), closed],
      '1 hour',
      { holds: false, worst: 120 },
      { ...always, severity: { base: 2, raise: [{ to: 4, when: {} }] } },
    ],
    [
      'takes no choice that needs more severity than the crisis can have',
      [
        work('first', within('10 minutes'), [
          ...buttons({ on: 'answer' }),
          ...buttons({ far: 'long' }, { needs: [{ kind: 'from-severity', level: 5 }] }),
        ]),
        work('long', within('1 day'), buttons({ on: 'answer' })),
        answering(within('10 minutes')),
        closed,
      ],
      '20 minutes',
      { holds: true, worst: 20 },
      always,
    ],
    [
      'is answered by the region that is sure to answer, whatever the others do',
      [
        ...parallel('apart', 'closed', {
          slow: [work('trace', within('1 day'), buttons({ on: 'slow-done' })), done('slow-done')],
          fast: [
            work('say', within('20 minutes'), buttons({ sent: 'fast-done' }), sending('answer')),
            done('fast-done'),
          ],
        }),
        closed,
      ],
      '30 minutes',
      { holds: true, worst: 20, path: 'apart here' },
      always,
    ],
    [
      'is answered by the first of the regions that are sure to answer',
      [
        ...parallel('apart', 'closed', {
          slow: [
            work('say', within('40 minutes'), buttons({ sent: 'slow-done' }), sending('answer')),
            done('slow-done'),
          ],
          fast: [
            work('tell', within('20 minutes'), buttons({ sent: 'fast-done' }), sending('answer')),
            done('fast-done'),
          ],
        }),
        closed,
      ],
      '30 minutes',
      { holds: true, worst: 20, path: 'apart here' },
      always,
    ],
    [
      'may be answered last by a region that need not answer',
      [
        ...parallel('apart', 'answer', {
          slow: [
            work(
              'say',
              within('40 minutes'),
              [...buttons({ sent: 'slow-done' }), ...buttons({ no: 'slow-done' }, { unanswered: true })],
              sending('answer'),
            ),
            done('slow-done'),
          ],
          fast: [work('tell', within('20 minutes'), buttons({ on: 'fast-done' })), done('fast-done')],
        }),
        answering(within('10 minutes')),
        closed,
      ],
      '45 minutes',
      { holds: false, worst: 50, path: 'apart joined, answer choice' },
      always,
    ],
    [
      'waits for all regions where none is sure to answer',
      [
        ...parallel('apart', 'answer', {
          slow: [work('trace', within('1 day'), buttons({ on: 'slow-done' })), done('slow-done')],
          fast: [work('say', within('20 minutes'), buttons({ on: 'fast-done' })), done('fast-done')],
        }),
        answering(within('10 minutes')),
        closed,
      ],
      '1 day',
      { holds: false, worst: 1450, path: 'apart joined, answer choice' },
      always,
    ],
  ];
  for (const [name, steps, promised, expected, more] of rows)
    it(name, () => {
      expect(shown(proofOf(steps, { kind: 'answered-within', within: promised }, more), expected)).toEqual(expected);
    });

  it('tells the first of several minutes that are equally bad', () => {
    // On a Friday evening the next business day is over on Monday at 08:30: sixty hours are too long from 20:31 on.
    const horizon = { from: '2027-01-08T16:00:00Z', to: '2027-01-08T23:00:00Z' };
    const brand = charter(
      [playbook('one', [answering(within('60 hours')), closed])],
      [{ kind: 'answered-within', within: '1 business day' }],
      { horizon },
    );
    const { proved, worstCaseMs, arrivesAt } = provePromises(brand)[0]!;
    expect([proved, worstCaseMs, wall(arrivesAt)]).toEqual([false, 60 * 3_600_000, 'Fri 8 Jan 20:31']);
  });

  it('lists no path through regions of which one is sure to answer', () => {
    const regions = (unanswered: boolean) => [
      ...parallel('apart', 'closed', {
        a: [
          work('say', within('1 hour'), buttons({ on: 'a-done' }, { unanswered }), sending('answer')),
          done('a-done'),
        ],
        b: [work('look', within('1 hour'), buttons({ on: 'b-done' })), done('b-done')],
      }),
      closed,
    ];
    const listed = (unanswered: boolean) =>
      proofOf(regions(unanswered), { kind: 'answered-within', within: '1 week' }).unansweredPaths;
    expect([listed(false), listed(true)]).toEqual([[], [{ crisis: 'one', steps: ['apart', 'closed'] }]]);
  });

  it('lists the paths that end without a reply, and does not count them', () => {
    const steps = [
      work('sort', within('1 hour'), buttons({ answer: 'answer', drop: 'closed', hand: 'elsewhere' })),
      answering(within('1 hour')),
      closed,
      end('elsewhere'),
    ];
    const { unansweredPaths, proved } = proofOf(steps, { kind: 'answered-within', within: '2 hours' }, always);
    expect([proved, unansweredPaths]).toEqual([
      true,
      [
        { crisis: 'one', steps: ['sort', 'closed'] },
        { crisis: 'one', steps: ['sort', 'elsewhere'] },
      ],
    ]);
  });
});

describe('ends-within', () => {
  const steps = [
    work(
      'answer',
      within('1 hour', takenOverBy('director', '10 hours', 'rescue')),
      buttons({ sent: 'silence' }),
      sending('answer'),
    ),
    work('rescue', within('30 days'), buttons({ on: 'closed' })),
    waiting('silence', '10 days', 'closed', buttons({ back: 'answer' })),
    closed,
  ];
  it('has people act by the first deadline and waits in full', () => {
    const expected: Expected = {
      holds: true,
      worst: 60 + 10 * 1440,
      path: 'answer choice, silence waited, closed here',
    };
    expect(shown(proofOf(steps, { kind: 'ends-within', within: '11 days' }, { calendar: 'always' }), expected)).toEqual(
      expected,
    );
  });
  it('goes by the calendar on the wall for months', () => {
    const waits = [waiting('silence', '30 days', 'closed'), closed];
    // February is shorter than thirty days.
    expect(proofOf(waits, { kind: 'ends-within', within: '1 month' }, { calendar: 'always' })).toMatchObject({
      proved: false,
      worstCaseMs: 30 * 86_400_000,
    });
    expect(proofOf(waits, { kind: 'ends-within', within: '2 months' }, { calendar: 'always' }).proved).toBe(true);
  });
});

describe('told', () => {
  const rows: [name: string, steps: Step[], promised: string, expected: Expected][] = [
    [
      'is at once for who owns the first step',
      [work('first', within('1 hour'), buttons({ on: 'closed' }), { owner: 'director' }), closed],
      '1 minute',
      { holds: true, worst: 0 },
    ],
    [
      'is at once for who is told there',
      [work('first', within('1 hour'), buttons({ on: 'closed' }), { tell: ['director'] }), closed],
      '1 minute',
      { holds: true, worst: 0 },
    ],
    [
      'comes with an escalation in place',
      [
        work(
          'first',
          within('30 minutes', takenOverBy('chief', '20 minutes', takenOverBy('director', '1 hour'))),
          buttons({ on: 'closed' }),
        ),
        closed,
      ],
      '1 hour',
      { holds: true, worst: 50, path: 'first here' },
    ],
    [
      'comes with the step a missed deadline leads to',
      [
        work('first', within('45 minutes', 'rescue'), buttons({ on: 'closed' })),
        work('rescue', within('1 hour'), buttons({ on: 'closed' }), { owner: 'director' }),
        closed,
      ],
      '30 minutes',
      { holds: false, worst: 45, path: 'first missed, rescue here' },
    ],
    [
      'never comes by a button',
      [
        work('first', within('45 minutes'), buttons({ on: 'second' })),
        work('second', within('1 hour'), buttons({ on: 'closed' }), { owner: 'director' }),
        closed,
      ],
      '1 day',
      { holds: false, worst: null, path: 'first here' },
    ],
    [
      'comes with whichever region is first',
      [
        ...parallel('apart', 'closed', {
          a: [work('a1', within('45 minutes', takenOverBy('director', '1 hour')), buttons({ on: 'a2' })), done('a2')],
          b: [work('b1', within('5 minutes', takenOverBy('director', '1 hour')), buttons({ on: 'b2' })), done('b2')],
        }),
        closed,
      ],
      '30 minutes',
      { holds: true, worst: 5 },
    ],
  ];
  for (const [name, steps, promised, expected] of rows)
    it(name, () => {
      expect(
        shown(proofOf(steps, { kind: 'told', role: 'director', within: promised }, { calendar: 'always' }), expected),
      ).toEqual(expected);
    });
});

describe('the scope of a promise', () => {
  const quick = [answering(within('10 minutes')), closed];
  const slow = [answering(within('2 hours', { again: '1 hour' }, { 4: '15 minutes' })), closed];
  const brand = (said: Parameters<typeof charter>[1][number]) =>
    provePromises(
      charter(
        [
          playbook('quick', quick, { calendar: 'always' }),
          playbook('slow', slow, { calendar: 'always', severity: { base: 2, raise: [{ to: 4, when: {} }] } }),
          playbook('slower', [answering(within('3 hours')), closed], { calendar: 'always' }),
        ],
        [said],
      ),
    )[0]!;
  it('is every crisis, the worst of them told', () => {
    expect(brand({ kind: 'answered-within', within: '1 hour' })).toMatchObject({
      proved: false,
      crisis: 'slower',
      worstCaseMs: 10_800_000,
      brokenIn: ['slow', 'slower'],
    });
  });
  it('takes never for worse than late, whatever the order', () => {
    const late = [
      work('first', within('5 hours', 'over'), buttons({ on: 'over' })),
      work('over', within('1 hour'), buttons({ on: 'closed' }), { owner: 'chief' }),
      closed,
    ];
    const never = [work('first', within('5 hours'), buttons({ on: 'closed' })), closed];
    for (const [a, b] of [
      [late, never],
      [never, late],
    ]) {
      const proof = provePromises(
        charter([playbook('a', a!), playbook('b', b!)], [{ kind: 'told', role: 'chief', within: '1 hour' }]),
      )[0]!;
      expect(proof).toMatchObject({
        proved: false,
        crisis: a === never ? 'a' : 'b',
        worstCaseMs: null,
        brokenIn: ['a', 'b'],
      });
    }
  });
  it('is what `in` names', () => {
    expect(brand({ kind: 'answered-within', within: '1 hour', in: ['quick'] })).toMatchObject({
      proved: true,
      crisis: 'quick',
      worstCaseMs: 600_000,
    });
  });
  it('is what can reach a severity, with the deadlines of that level', () => {
    expect(brand({ kind: 'answered-within', within: '1 hour', fromSeverity: 4 })).toMatchObject({
      proved: true,
      crisis: 'slow',
      worstCaseMs: 900_000,
      severity: 4,
    });
    expect(brand({ kind: 'answered-within', within: '1 hour', fromSeverity: 5 })).toMatchObject({
      proved: true,
      crisis: null,
      worstCaseMs: null,
    });
  });
});
