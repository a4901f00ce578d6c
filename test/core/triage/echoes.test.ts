import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Clues, type Judged, sharesOf } from '../../../packages/core/src/triage/calibrate.ts';
import { fitEchoes, withEchoes } from '../../../packages/core/src/triage/echoes.ts';

const WEIGHTS = [4, 2];
const shares = (clues: Clues, echoes: Float64Array | null) =>
  sharesOf(withEchoes(clues, echoes), echoes === null ? [...WEIGHTS, 0] : [...WEIGHTS, 1]);

/** Margins of late, rude and price, no signal. */
const margins = (...all: readonly number[]): Clues => all.map((margin) => [margin, 0]);
const times = (count: number, clues: Clues, right: number): readonly Judged[] =>
  Array.from({ length: count }, () => ({ clues, right }));

const loss = (judged: readonly Judged[], echoes: Float64Array | null) =>
  judged.reduce((sum, { clues, right }) => sum - Math.log(shares(clues, echoes)[right]!), 0);

describe('echoes', () => {
  it('hear that what looks late and a little rude is rude, and leave what looks late alone', () => {
    const both = margins(0.1, 0, -1);
    const late = margins(0.1, -1, -1);
    const echoes = fitEchoes([...times(60, both, 1), ...times(60, late, 0)], WEIGHTS);
    expect(shares(both, null)[0]).toBeGreaterThan(shares(both, null)[1]!);
    expect(shares(both, echoes)[1]).toBeGreaterThan(0.8);
    expect(shares(late, echoes)[0]).toBeGreaterThan(0.9);
  });

  it('let a third type speak for one of two', () => {
    const dear = margins(0, 0, -0.2);
    const cheap = margins(0, 0, -1);
    const echoes = fitEchoes([...times(60, dear, 1), ...times(60, cheap, 0)], WEIGHTS);
    expect(shares(dear, echoes)[1]).toBeGreaterThan(0.7);
    expect(shares(cheap, echoes)[0]).toBeGreaterThan(0.7);
  });

  it('hear nothing where every margin is far off', () => {
    const echoes = fitEchoes(times(100, margins(0.1, 0, -1), 1), WEIGHTS);
    const far = margins(-0.95, -1, -1.2);
    expect(shares(far, echoes)).toEqual(shares(far, null));
  });

  it('are the smaller the fewer examples speak for them', () => {
    const both = margins(0.1, 0, -1);
    const silent = margins(-1, -1, -1);
    const largest = (count: number) =>
      Math.max(...fitEchoes([...times(count, both, 1), ...times(100, silent, 0)], WEIGHTS)!.map(Math.abs));
    expect(largest(0)).toBe(0);
    expect(largest(1)).toBeLessThan(largest(10));
    expect(largest(10)).toBeLessThan(largest(60));
    expect(largest(1)).toBeLessThan(0.25);
  });

  it('are none with fewer than a hundred examples, and in a charter of more than sixty types', () => {
    const wide = (count: number, types: number) => times(count, margins(...new Array(types).fill(-0.5)), 2);
    expect(fitEchoes([], WEIGHTS)).toBeNull();
    expect(fitEchoes(wide(99, 3), WEIGHTS)).toBeNull();
    expect(fitEchoes(wide(100, 60), WEIGHTS)).toHaveLength(3600);
    expect(fitEchoes(wide(100, 61), WEIGHTS)).toBeNull();
    expect(withEchoes(margins(0.1, 0), null)).toEqual([
      [0.1, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('never make what was right less likely on the whole, whatever the examples', () => {
    const comment = fc.record({
      clues: fc.array(fc.tuple(fc.double({ min: -1.5, max: 1.5, noNaN: true }), fc.constantFrom(0, 1)), {
        minLength: 4,
        maxLength: 4,
      }),
      right: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(comment, { minLength: 1, maxLength: 40 }), (some) => {
        const judged = Array.from({ length: 100 }, (_, number) => some[number % some.length]!);
        const echoes = fitEchoes(judged, WEIGHTS);
        expect(echoes?.every(Number.isFinite)).toBe(true);
        expect(loss(judged, echoes)).toBeLessThanOrEqual(loss(judged, null) + 1e-9);
      }),
    );
  });
});
