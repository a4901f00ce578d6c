/**
 * What was made lately of the same lessons, so that a charter whose examples, signals and titles are what they were (a reply
 * was edited, it is checked again) is not taught again. Found by comparing every number that training reads, not by a digest.
 */
import type { Lesson } from './lessons.ts';
import type { Rows } from './svm.ts';

/** All that training reads. */
export interface Taught {
  readonly crises: readonly string[];
  readonly rows: Rows;
  readonly lessons: readonly Pick<Lesson, 'crisis' | 'not' | 'weight'>[];
  /** The fold in which a lesson is held out, -1 for none. */
  readonly folds: Int8Array;
}

/** Two brands, with examples and without, and some to spare. */
const MOST = 8;

/** Makes a model of lessons, or finds the one made of them before; keeps the last few that are `small`. */
export function madeOnce<M>(make: (taught: Taught) => M, small: (model: M) => boolean): (taught: Taught) => M {
  let made: readonly { readonly taught: Taught; readonly model: M }[] = [];
  return (taught) => {
    const found = made.find((one) => isSame(one.taught, taught));
    const model = found?.model ?? make(taught);
    if (found !== undefined || small(model)) {
      const kept = found ?? { taught: withoutReadings(taught), model };
      made = [...made.filter((one) => one !== found), kept].slice(-MOST);
    }
    return model;
  };
}

/** The texts as read take most of the memory, and training reads none of them. */
function withoutReadings({ crises, rows, lessons, folds }: Taught): Taught {
  return {
    crises,
    rows,
    lessons: lessons.map(({ crisis, not, weight }) => ({ crisis, not, weight })),
    folds,
  };
}

function isSame(a: Taught, b: Taught): boolean {
  return (
    a.rows.width === b.rows.width &&
    areSame(a.folds, b.folds) &&
    areSame(a.rows.starts, b.rows.starts) &&
    areSame(a.rows.columns, b.rows.columns) &&
    areSame(a.rows.values, b.rows.values) &&
    areSame(a.crises, b.crises) &&
    a.lessons.every(({ crisis, not, weight }, row) => {
      const other = b.lessons[row]!;
      return crisis === other.crisis && not === other.not && weight === other.weight;
    })
  );
}

function areSame<T>(a: ArrayLike<T>, b: ArrayLike<T>): boolean {
  if (a.length !== b.length) return false;
  for (let place = 0; place < a.length; place += 1) if (a[place] !== b[place]) return false;
  return true;
}
