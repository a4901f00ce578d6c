/** Small charters at random: cycles, escalations, approvals, waits and regions, in calendars that open and close. */
import fc from 'fast-check';
import type { Charter, Deadline, Severity, Step } from '../../../../packages/core/src/charter.ts';
import {
  approval,
  buttons,
  calendar,
  charter,
  done,
  end,
  office,
  parallel,
  playbook,
  sending,
  takenOverBy,
  waiting,
  within,
  work,
} from './charters.ts';

const TIMES = [
  '7 minutes',
  '45 minutes',
  '2 hours',
  '20 business minutes',
  '1 business hour',
  '3 business hours',
  '1 business day',
  '2 business days',
  '1 day',
];
const PROMISED = [
  '30 minutes',
  '3 hours',
  '2 days',
  '90 business minutes',
  '4 business hours',
  '1 business day',
  '3 business days',
  '1 week',
  '1 month',
];

const time = fc.constantFrom(...TIMES);

function deadline(targets: readonly string[]): fc.Arbitrary<Deadline> {
  const passing =
    targets.length === 0
      ? fc.constant({ again: '1 hour' })
      : fc.oneof(fc.constant({ again: '1 hour' }), fc.constantFrom(...targets));
  const escalation = fc.tuple(time, passing).map(([words, to]) => takenOverBy('director', words, to));
  const twice = fc.tuple(time, escalation).map(([words, to]) => takenOverBy('chief', words, to));
  const shorter = fc.option(fc.tuple(fc.constantFrom('3', '4'), time), { nil: undefined });
  return fc
    .tuple(time, fc.oneof(passing, escalation, twice), shorter)
    .map(([words, to, early]) => within(words, to, early === undefined ? {} : { [early[0]]: early[1] }));
}

function step(key: string, targets: readonly string[]): fc.Arbitrary<Step> {
  const go = fc.constantFrom(...targets, 'closed');
  const choices = fc
    .array(go, { minLength: 1, maxLength: 2 })
    .map((all) => Object.fromEntries(all.map((to, i) => [`e${i}`, to])));
  const worked = fc
    .tuple(deadline(targets), choices, fc.boolean(), fc.boolean())
    .map(([due, table, replies, silent]) =>
      work(key, due, buttons(table, { unanswered: replies && silent }), replies ? sending('answer') : {}),
    );
  const by = fc.constantFrom(['legal'], ['quality'], ['legal', 'quality'], ['legal', 'quality', 'chief']);
  const approved = fc
    .tuple(deadline(targets), by, fc.integer({ min: 1, max: 2 }), go, go)
    .map(([due, roles, count, accepted, refused]) =>
      approval(key, due, { by: roles, count: Math.min(count, roles.length), accepted, refused }),
    );
  const waited = fc.tuple(time, go, go).map(([words, then, back]) => waiting(key, words, then, buttons({ back })));
  return fc.oneof(
    { weight: 5, arbitrary: worked },
    { weight: 2, arbitrary: approved },
    { weight: 1, arbitrary: waited },
  );
}

/** A region without cycles: every step leads to a later one. */
function region(name: string): fc.Arbitrary<Step[]> {
  const keys = [`${name}1`, `${name}2`, `${name}-done`];
  const inside = (place: number) =>
    fc
      .tuple(deadline([]), fc.constantFrom(...keys.slice(place + 1)), fc.boolean(), fc.boolean())
      .map(([due, go, replies, silent]) => [
        work(
          keys[place]!,
          due,
          [...buttons({ on: go }), ...(silent ? buttons({ hush: keys[2]! }, { unanswered: true }) : [])],
          replies ? sending('answer') : {},
        ),
      ]);
  return fc.tuple(inside(0), inside(1)).map(([first, second]) => [...first, ...second, done(keys[2]!)]);
}

const regions = fc.tuple(region('a'), region('b')).map(([a, b]) => parallel('apart', 's3', { a, b }));

export interface Case {
  readonly charter: Charter;
  readonly severity: Severity;
  readonly promised: string;
}

const KEYS = ['s1', 's2', 's3'];
const HORIZONS = [
  // A weekend; the clocks going forward; Christmas, with the office closed.
  { from: '2027-01-07T23:00:00Z', to: '2027-01-12T11:00:00Z' },
  { from: '2027-03-26T23:00:00Z', to: '2027-03-30T10:00:00Z' },
  { from: '2027-10-29T22:00:00Z', to: '2027-11-02T11:00:00Z' },
  { from: '2026-12-23T11:00:00Z', to: '2026-12-28T17:00:00Z' },
];

export const cases: fc.Arbitrary<Case> = fc
  .record({
    steps: fc.tuple(...['s0', ...KEYS].map((key) => step(key, [...KEYS.filter((other) => other !== key), 'apart']))),
    apart: regions,
    horizon: fc.constantFrom(...HORIZONS),
    hours: fc.constantFrom('office', 'short', 'always'),
    severity: fc.constantFrom<Severity>(2, 3, 4),
    promised: fc.constantFrom(...PROMISED),
  })
  .map(({ steps, apart, horizon, hours, severity, promised }) => {
    const short = calendar('short', ['09:00-09:20', '10:00-11:00'], ['23:00-24:00']);
    const late = calendar('late', ['14:00-22:00']);
    const one = playbook('one', [...steps, ...apart, end('closed')], {
      calendar: hours,
      severity: { base: severity, raise: [] },
    });
    return { charter: charter([one], [], { horizon, calendars: { office, short, late } }), severity, promised };
  });
