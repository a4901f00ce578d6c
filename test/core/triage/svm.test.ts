import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marginOf, type Rows, separate } from '../../../packages/core/src/triage/svm.ts';

/** Dense rows as sparse ones. */
function rowsOf(points: readonly (readonly number[])[]): Rows {
  const width = points[0]?.length ?? 0;
  return {
    starts: Int32Array.from({ length: points.length + 1 }, (_, row) => row * width),
    columns: Int32Array.from({ length: points.length * width }, (_, i) => i % width),
    values: Float64Array.from(points.flat()),
    width,
  };
}

const costs = (count: number, cost = 10) => new Float64Array(count).fill(cost);
const scoreOf = (point: readonly number[], { weights, bias }: { weights: Float64Array; bias: number }) =>
  point.reduce((sum, value, column) => sum + value * weights[column]!, bias);

describe('a separator', () => {
  it('puts separable points on their sides', () => {
    const points = [
      [2, 1],
      [1, 2],
      [-1, -2],
      [-2, -1],
    ];
    const separator = separate(rowsOf(points), Int8Array.from([1, 1, -1, -1]), costs(4));
    expect(points.map((point) => scoreOf(point, separator) > 0)).toEqual([true, true, false, false]);
  });

  it('is the minimum that can be written down: one point each side on a line', () => {
    // min w²/2 + b²/2 + C((1 - (w + b))² + (1 - (w - b))²) → b = 0, w = 4C / (1 + 4C)
    const { weights, bias } = separate(rowsOf([[1], [-1]]), Int8Array.from([1, -1]), costs(2, 1));
    expect(weights[0]).toBeCloseTo(0.8, 1);
    expect(bias).toBeCloseTo(0, 1);
  });

  it('does not see rows that take no part', () => {
    const { weights, bias, pushes } = separate(rowsOf([[1], [-1], [-5]]), Int8Array.from([1, -1, 0]), costs(3));
    const alone = separate(rowsOf([[1], [-1]]), Int8Array.from([1, -1]), costs(2));
    expect({ weights, bias, pushes }).toEqual({ ...alone, pushes: Float64Array.from([...alone.pushes, 0]) });
  });

  const point = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
  const some = fc.array(fc.tuple(point, fc.constantFrom(-1, 1)), { minLength: 4, maxLength: 30 });

  it('is its rows added up, each as often as it pushes', () => {
    fc.assert(
      fc.property(some, (given) => {
        const rows = rowsOf(given.map(([values]) => values));
        const { weights, bias, pushes } = separate(
          rows,
          Int8Array.from(given, ([, side]) => side),
          costs(given.length, 1),
        );
        const sumOf = (column: number) => given.reduce((sum, [values], row) => sum + pushes[row]! * values[column]!, 0);
        for (const column of weights.keys()) expect(weights[column]).toBeCloseTo(sumOf(column), 9);
        expect(bias).toBeCloseTo(
          pushes.reduce((sum, push) => sum + push, 0),
          9,
        );
        given.forEach(([, side], row) => {
          expect(side * pushes[row]!).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });

  it('that begins with more rows forgets those that take no part, and ends near one that never saw them', () => {
    fc.assert(
      fc.property(some, fc.nat(), (given, left) => {
        const rows = rowsOf(given.map(([values]) => values));
        const sides = Int8Array.from(given, ([, side]) => side);
        const whole = separate(rows, sides, costs(given.length, 0.5));
        const before = whole.weights.slice();
        const without = sides.map((side, row) => (row % 3 === left % 3 ? 0 : side));
        const begun = separate(rows, without, costs(given.length, 0.5), whole);
        const anew = separate(rows, without, costs(given.length, 0.5));
        expect(whole.weights).toEqual(before);
        expect([...begun.pushes].every((push, row) => without[row] !== 0 || push === 0)).toBe(true);
        for (const row of given.keys()) {
          expect(Math.abs(marginOf(rows, begun, row) - marginOf(rows, anew, row))).toBeLessThan(0.5);
        }
      }),
    );
  });

  it('heeds what costs more', () => {
    const rows = rowsOf([[1], [1]]);
    const { weights, bias } = separate(rows, Int8Array.from([1, -1]), Float64Array.from([10, 0.1]));
    expect(weights[0]! + bias).toBeGreaterThan(0);
  });

  it('is the same to the bit for the same rows', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(point, fc.constantFrom(-1, 0, 1)), { minLength: 1, maxLength: 20 }), (given) => {
        const rows = rowsOf(given.map(([values]) => values));
        const sides = Int8Array.from(given, ([, side]) => side);
        const first = separate(rows, sides, costs(given.length));
        expect(first.weights.every(Number.isFinite)).toBe(true);
        expect(separate(rows, sides, costs(given.length))).toEqual(first);
      }),
    );
  });
});
