import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Charter } from '../../../packages/core/src/charter.ts';
import { dutyGap, onDuty } from '../../../packages/core/src/time/duty.ts';
import { charter } from '../workflow/builder.ts';
import { nights, office, onParisWall, paris } from './paris.ts';

/** role → [calendar, who stands in] */
function staffed(roles: Record<string, [string, string | null]>): Charter {
  const table = Object.entries(roles).map(([key, [onDutyAt, otherwise]]) => [
    key,
    { key, title: {}, onDuty: onDutyAt, otherwise, outside: false },
  ]);
  const always = { key: 'day', zone: 'Europe/Paris', week: Array(7).fill([{ from: 360, to: 1320 }]), days: {} };
  return { ...charter(), roles: Object.fromEntries(table), calendars: { office, nights, day: always } };
}

describe('who is there', () => {
  const brand = staffed({
    agent: ['office', 'agency'],
    agency: ['nights', 'chief'],
    chief: ['always', null],
    lonely: ['office', null],
  });
  it.each([
    ['agent', '2026-11-20 10:00', 'agent', 'on duty'],
    ['agent', '2026-11-20 23:00', 'agency', 'at night'],
    ['agent', '2026-11-20 20:00', 'chief', 'when the stand-in is away too'],
    ['agent', '2026-12-25 10:00', 'chief', 'on a holiday'],
    ['agency', '2026-11-20 10:00', 'chief', 'for a stand-in itself'],
    ['lonely', '2026-11-22 10:00', 'lonely', 'nobody: the role itself'],
    ['constructor', '2026-11-20 10:00', 'constructor', 'a role that is unknown: itself'],
  ])('for %s at %s is %s (%s)', (role, at, expected) => {
    expect(onDuty(brand, role, paris(at))).toBe(expected);
  });

  it('ends where stand-ins stand in for each other', () => {
    const circle = staffed({ a: ['office', 'b'], b: ['office', 'a'] });
    expect(onDuty(circle, 'a', paris('2026-11-22 10:00'))).toBe('a');
    expect(onParisWall(dutyGap(circle, 'a')!)).toBe('2027-01-01 00:00');
  });
});

describe('an hour without anybody', () => {
  it('is none where somebody is always there, or the chain covers day and night to the minute', () => {
    const brand = staffed({
      agent: ['office', 'chief'],
      chief: ['always', null],
      day: ['day', 'night'],
      night: ['nights', null],
    });
    expect([dutyGap(brand, 'agent'), dutyGap(brand, 'day')]).toEqual([null, null]);
  });

  it('is the first of the horizon', () => {
    const brand = staffed({
      night: ['nights', null],
      late: ['nights', 'office'],
      office: ['office', null],
      nobody: ['nights', 'missing'],
    });
    expect(onParisWall(dutyGap(brand, 'night')!)).toBe('2027-01-01 06:00');
    expect(onParisWall(dutyGap(brand, 'late')!)).toBe('2027-01-01 06:00');
    expect(onParisWall(dutyGap(brand, 'nobody')!)).toBe('2027-01-01 06:00');
    expect(dutyGap(brand, 'missing')).toBe(Date.parse(brand.horizon.from));
  });

  it('is found where one exception leaves it, a year ahead', () => {
    const brand = staffed({ day: ['day', 'night'], night: ['nights', null] });
    const closed = { ...brand.calendars.day!, days: { '2028-02-29': [] } };
    expect(onParisWall(dutyGap({ ...brand, calendars: { ...brand.calendars, day: closed } }, 'day')!)).toBe(
      '2028-02-29 06:00',
    );
  });

  it('is an hour at which nobody of the chain is on duty, and there is none before it', () => {
    const calendars = fc.constantFrom('office', 'nights', 'day');
    fc.assert(
      fc.property(calendars, calendars, fc.integer({ min: 0, max: 365 * 24 }), (first, second, hours) => {
        const brand = staffed({ a: [first, 'b'], b: [second, null] });
        const gap = dutyGap(brand, 'a');
        const there = (at: number) => ['a', 'b'].some((role) => isThere(brand, role, at));
        if (gap !== null) expect(there(gap)).toBe(false);
        const at = Date.parse(brand.horizon.from) + hours * 3_600_000;
        if (gap === null || at < gap) expect(there(at)).toBe(true);
      }),
    );
  });
});

/** A role alone, without those who stand in, told from a marker that stands in for it. */
function isThere(brand: Charter, role: string, at: number): boolean {
  const alone = { ...brand.roles[role]!, otherwise: 'away' };
  const away = { key: 'away', title: {}, onDuty: 'always', otherwise: null, outside: false };
  return onDuty({ ...brand, roles: { [role]: alone, away } }, role, at) === role;
}
