import { describe, expect, it } from 'vitest';
import { fitWeights, type Judged, sharesOf, withDoubt } from '../../../packages/core/src/triage/calibrate.ts';

/** Of 100 comments with this clue, so many are of the first candidate. */
const hundred = (clue: number, right: number): Judged[] =>
  Array.from({ length: 100 }, (_, number) => ({ clues: [[clue], [0]], right: number < right ? 0 : 1 }));

describe('shares', () => {
  it('add up to 1 and follow the clues', () => {
    const shares = sharesOf([[2], [1], [0]], [1]);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
  });

  it('stay finite for any clue', () => {
    expect(sharesOf([[1e6], [-1e6]], [1])).toEqual([1, 0]);
  });

  it('are never told as certain', () => {
    const told = withDoubt(sharesOf([[1e6], [0]], [1]));
    expect(told[0]).toBeCloseTo(0.985);
    expect(told[1]).toBeCloseTo(0.015);
  });
});

describe('fitted weights', () => {
  it('make a share of 0.8 right 80 times in 100', () => {
    const judged = Array.from({ length: 20 }, () => hundred(1, 80)).flat();
    const [share] = sharesOf([[1], [0]], fitWeights(judged, [1]));
    expect(share).toBeCloseTo(0.8, 2);
  });

  it('stay where they start without comments, and near it with few', () => {
    expect(fitWeights([], [4, 2])).toEqual([4, 2]);
    const [few] = fitWeights(hundred(1, 80).slice(78, 82), [4]);
    const [many] = fitWeights(hundred(1, 80), [4]);
    expect(few).toBeGreaterThan(many!);
    expect(few).toBeLessThan(4);
  });
});
