import { describe, expect, it } from 'vitest';
import { holidaysOf } from '../../../packages/core/src/time/holidays.ts';

/** Easter Sunday by the anonymous Gregorian algorithm (Meeus, Jones, Butcher): a second source for the moving days. */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1);
}

describe('public holidays', () => {
  it.each([2026, 2027, 2028, 2031])('are the eleven of France in %i', (year) => {
    const moving = [1, 39, 50].map((days) => new Date(easter(year) + days * 86_400_000).toISOString().slice(0, 10));
    const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'].map(
      (day) => `${year}-${day}`,
    );
    expect(holidaysOf('FR', [year])).toEqual([...new Set([...fixed, ...moving])].sort());
  });

  it('are two more in Moselle, however the department is joined', () => {
    const france = holidaysOf('FR', [2027])!;
    const moselle = holidaysOf('FR-57', [2027])!;
    expect(moselle.filter((day) => !france.includes(day))).toEqual(['2027-03-26', '2027-12-26']);
    expect(holidaysOf('FR.57', [2027])).toEqual(moselle);
  });

  it('come for all years asked for and no other', () => {
    const days = holidaysOf('US', [2027, 2028])!;
    expect([...new Set(days.map((day) => day.slice(0, 4)))]).toEqual(['2027', '2028']);
    expect(days).toContain('2027-07-05');
    expect(new Set(days).size).toBe(days.length);
  });

  it.each(['ZZ', 'FR-99', 'fr', '', 'constructor', 'FR-57-1'])('are unknown for %j', (code) => {
    expect(holidaysOf(code, [2027])).toBeNull();
  });
});
