import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HourlyCount, surgeOf } from '../../../packages/core/src/triage/surge.ts';

const HOUR = 3_600_000;
const start = Date.parse('2026-01-05T00:00:00Z');
const hours = (counts: readonly number[]): HourlyCount[] =>
  counts.map((count, number) => ({ at: start + number * HOUR, count }));
const flat = (count: number, length: number): number[] => new Array<number>(length).fill(count);
const last = (counts: readonly number[]) => surgeOf(hours(counts), start + (counts.length - 1) * HOUR);

describe('a surge', () => {
  it.each([[0], [1], [4], [20], [300], [5000]])('is never told of constant traffic of %i an hour', (count) => {
    const counts = flat(count, 24 * 21);
    for (let length = 1; length <= counts.length; length += 1) {
      expect(last(counts.slice(0, length)).surging).toBe(false);
    }
  });

  it.each([[1], [4], [20], [300]])('is told within the hour when %i an hour become ten times as many', (count) => {
    const answer = last([...flat(count, 24 * 28), count * 10]);
    expect(answer).toEqual({ surging: true, usual: count, seen: count * 10, since: start + 24 * 28 * HOUR });
  });

  it('is told of a slow rise that no single hour would tell', () => {
    const rise = [24, 26, 28, 30, 30, 31];
    const counts = [...flat(16, 24 * 28), ...rise];
    expect(last([...flat(16, 24 * 28), 31]).surging).toBe(false);
    expect(last(counts)).toMatchObject({ surging: true, since: start + 24 * 28 * HOUR });
  });

  it('knows the hour and the weekday: a busy Monday morning is none', () => {
    const week = [...flat(2, 9), ...flat(40, 3), ...flat(2, 24 * 7 - 12)];
    const weeks = Array.from({ length: 6 }, () => week).flat();
    expect(last([...weeks, ...week.slice(0, 11)]).surging).toBe(false);
    expect(last([...weeks, ...week.slice(0, 9 + 24), 40]).surging).toBe(true);
  });

  it('is over when traffic is as usual again', () => {
    expect(last([...flat(5, 24 * 28), 80, 90, 5]).surging).toBe(false);
  });

  it('is not hidden by one loud hour a week ago', () => {
    const counts = flat(5, 24 * 28);
    counts[24 * 21] = 500;
    expect(last([...counts, 60]).surging).toBe(true);
  });

  it('is monotone in the count of the hour', () => {
    const history = fc.array(fc.nat(60), { minLength: 1, maxLength: 24 * 15 });
    fc.assert(
      fc.property(history, fc.nat(200), fc.nat(200), (before, count, more) => {
        const less = last([...before, count]).surging;
        return !less || last([...before, count + more]).surging;
      }),
      { numRuns: 60 },
    );
  });

  it('does not mind the order of its history, nor what comes after', () => {
    const counts = hours([...flat(3, 24 * 20), 40]);
    const at = counts.at(-1)!.at;
    expect(surgeOf([...counts].reverse(), at)).toEqual(surgeOf(counts, at));
    expect(surgeOf([...counts, { at: at + HOUR, count: 9999 }], at)).toEqual(surgeOf(counts, at));
    expect(surgeOf([], at)).toEqual({ surging: false, usual: 0.5, seen: 0, since: null });
  });
});
