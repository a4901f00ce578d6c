import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../../packages/core/src/charter.ts';
import { provePromises } from '../../../../packages/core/src/check/promises/prove.ts';
import { buttons, charter, end, office, playbook, sending, within, work } from './charters.ts';

const HOUR = 3_600_000;

/** Steps that all lead to one another and to an answer, each due in its own number of hours. */
function clique(count: number, calendar: Calendar | 'always' = 'always') {
  const keys = Array.from({ length: count }, (_, step) => `step-${step + 1}`);
  const steps = keys.map((key, step) => {
    const to = Object.fromEntries([...keys.filter((other) => other !== key), 'answer'].map((other) => [other, other]));
    return work(key, within(calendar === 'always' ? `${step + 1} hours` : `${step + 1} business hours`), buttons(to));
  });
  const answer = work('answer', within('1 hour'), buttons({ sent: 'closed' }), sending('hello'));
  return playbook('tangle', [...steps, answer, end('closed')], {
    calendar: calendar === 'always' ? 'always' : calendar.key,
  });
}

const answered = (within: string) => ({ kind: 'answered-within' as const, within });
const ended = (within: string) => ({ kind: 'ends-within' as const, within });

describe('steps that all lead to one another', () => {
  it('take as long as all of them, one after the other', () => {
    const [proof] = provePromises(charter([clique(12)], [answered('80 hours')]));
    expect(proof).toMatchObject({ proved: true, worstCaseMs: (78 + 1) * HOUR, tangledIn: [] });
    expect(new Set(proof!.path.map(({ step }) => step)).size).toBe(13);
  });

  it('are told of where they take longer than promised', () => {
    const [proof] = provePromises(charter([clique(12)], [answered('78 hours')]));
    expect(proof).toMatchObject({ proved: false, brokenIn: ['tangle'], tangledIn: [] });
  });

  it('count open time as well', () => {
    const [proof] = provePromises(
      charter([clique(6, office)], [answered('21 business hours')], { calendars: { office } }),
    );
    expect(proof).toMatchObject({ tangledIn: [], brokenIn: ['tangle'] });
  });

  it('are refused, not half looked at, where they are too many', () => {
    const [first, second] = provePromises(charter([clique(16)], [answered('1000 hours'), ended('1000 hours')]));
    const refused = { proved: false, worstCaseMs: null, crisis: null, path: [], brokenIn: [], tangledIn: ['tangle'] };
    expect(first).toMatchObject(refused);
    expect(second).toMatchObject(refused);
  });
});
