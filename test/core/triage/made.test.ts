import { describe, expect, it } from 'vitest';
import { madeOnce, type Taught } from '../../../packages/core/src/triage/made.ts';

const taught = (change: Partial<Taught> = {}): Taught => ({
  crises: ['delay', 'praise'],
  rows: {
    starts: Int32Array.of(0, 1, 2),
    columns: Int32Array.of(1, 2),
    values: Float64Array.of(0.5, 0.25),
    width: 3,
  },
  lessons: [
    { crisis: 'delay', not: false, weight: 1 },
    { crisis: 'praise', not: false, weight: 0.3 },
  ],
  folds: Int8Array.of(-1, -1),
  ...change,
});

describe('what the same lessons made', () => {
  it('is not made again', () => {
    let makings = 0;
    const make = madeOnce(
      () => ({ number: ++makings }),
      () => true,
    );
    expect([make(taught()), make(taught())]).toEqual([{ number: 1 }, { number: 1 }]);
  });

  const { rows } = taught();
  const changes: [what: string, change: Partial<Taught>][] = [
    ['a type is called otherwise', { crises: ['delay', 'thanks'] }],
    ['a lesson is held out', { folds: Int8Array.of(-1, 0) }],
    ['a value is another', { rows: { ...rows, values: Float64Array.of(0.5, 0.26) } }],
    ['a word is another', { rows: { ...rows, columns: Int32Array.of(1, 1) } }],
    ['a lesson is longer', { rows: { ...rows, starts: Int32Array.of(0, 0, 2) } }],
    ['a lesson is a near miss', { lessons: [{ crisis: 'delay', not: true, weight: 1 }, taught().lessons[1]!] }],
    ['a lesson weighs more', { lessons: [{ crisis: 'delay', not: false, weight: 2 }, taught().lessons[1]!] }],
    ['a lesson is of another type', { lessons: [{ crisis: 'praise', not: false, weight: 1 }, taught().lessons[1]!] }],
  ];
  for (const [what, change] of changes)
    it(`is made anew where ${what}`, () => {
      let makings = 0;
      const make = madeOnce(
        () => ({ number: ++makings }),
        () => true,
      );
      make(taught());
      expect(make(taught(change))).toEqual({ number: 2 });
      expect(make(taught())).toEqual({ number: 1 });
    });

  it('is made anew where it was too large to keep', () => {
    let makings = 0;
    const make = madeOnce(
      () => ({ number: ++makings }),
      () => false,
    );
    make(taught());
    expect(make(taught())).toEqual({ number: 2 });
  });

  it('is forgotten after eight others', () => {
    let makings = 0;
    const make = madeOnce(
      () => ({ number: ++makings }),
      () => true,
    );
    make(taught());
    for (let other = 0; other < 8; other += 1) make(taught({ crises: ['delay', `type-${other}`] }));
    expect(make(taught())).toEqual({ number: 10 });
  });
});
