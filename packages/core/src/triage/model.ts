/** One-vs-rest linear model over lessons. */
import type { Lesson } from './lessons.ts';
import { madeOnce, type Taught } from './made.ts';
import { marginOf, type Rows, type Separator, separate } from './svm.ts';
import { rowsOf, type Vector, type Vocabulary, vectorOf, vocabularyOf } from './vectors.ts';

/** What a mistake costs in training (C), found by cross-validation. */
const COST = 0.5;

/**
 * A crisis learns against at most so many examples of the others. In a charter of hundreds of types each sees a share of
 * them, that counts for all: the cost of training grows with the number of examples, not with its square.
 */
const MOST_OTHERS = 5000;

export interface Model {
  readonly crises: readonly string[];
  readonly vocabulary: Vocabulary;
  /** `weights[column * crises.length + crisis]`: what a text needs lies side by side. */
  readonly weights: Float32Array;
  readonly biases: Float64Array;
}

/** Lessons turned into numbers once, for as many trainings as folds ask for. */
export interface Prepared {
  readonly crises: readonly string[];
  readonly lessons: readonly Lesson[];
  readonly vocabulary: Vocabulary;
  readonly vectors: readonly Vector[];
  readonly rows: Rows;
}

export function prepare(crises: readonly string[], lessons: readonly Lesson[]): Prepared {
  const readings = lessons.map((lesson) => lesson.reading);
  const vocabulary = vocabularyOf(readings);
  const vectors = readings.map((reading) => vectorOf(vocabulary, reading));
  return { crises, lessons, vocabulary, vectors, rows: rowsOf(vocabulary, vectors) };
}

/** Lessons as numbers, by row. */
interface Labels {
  /** The number of its crisis. */
  readonly crisis: Int32Array;
  /** 1 for a near miss. */
  readonly not: Uint8Array;
  readonly weight: Float64Array;
}

function labelsOf(crises: readonly string[], lessons: Taught['lessons']): Labels {
  const numbers = new Map(crises.map((crisis, number) => [crisis, number]));
  return {
    crisis: Int32Array.from(lessons, (lesson) => numbers.get(lesson.crisis)!),
    not: Uint8Array.from(lessons, (lesson) => (lesson.not ? 1 : 0)),
    weight: Float64Array.from(lessons, (lesson) => lesson.weight),
  };
}

/** Mistakes on the lessons of a crisis cost more the rarer they are: the fourth root of others / own. */
function costsOf({ weight }: Labels, sides: Int8Array, share: number): Float64Array {
  let own = 0;
  let others = 0;
  for (let row = 0; row < sides.length; row += 1) {
    if (sides[row] === 1) own += weight[row]!;
    else if (sides[row] === -1) others += weight[row]!;
  }
  const favour = own === 0 ? 1 : Math.sqrt(Math.sqrt((share * others) / own));
  const costs = new Float64Array(sides.length);
  for (let row = 0; row < sides.length; row += 1)
    if (sides[row] !== 0) costs[row] = COST * weight[row]! * (sides[row] === 1 ? favour : share);
  return costs;
}

/** Which lessons speak for a crisis, which against it, and which say nothing about it: a near miss only of its own. */
function sidesOf({ crisis, not }: Labels, number: number, share: number): Int8Array {
  const sides = new Int8Array(crisis.length);
  const turn = number % share;
  for (let row = 0; row < sides.length; row += 1) {
    if (crisis[row] === number) sides[row] = not[row] === 1 ? -1 : 1;
    else if (not[row] === 0 && (share === 1 || row % share === turn)) sides[row] = -1;
  }
  return sides;
}

/** A model of more weights is not kept for the same lessons: a charter of hundreds of types would fill the memory. */
const LARGEST_KEPT = 2_000_000;
/** Separators are put into the table so many at a time: one by one, each number would fetch a line of memory of its own. */
const AT_A_TIME = 8;

export interface Trained {
  readonly model: Model;
  /** `[lesson * crises.length + crisis]`: margins of the lessons that are held out, by models taught without their fold. */
  readonly heldOut: Float64Array;
}

/**
 * Trains on all lessons, and for each fold on all but its own: `folds[lesson]` is the fold that a lesson is held out in, -1 for
 * none. The same lessons make the same model, so it is not made twice in a row.
 */
export function train({ crises, lessons, vocabulary, rows }: Prepared, folds: Int8Array): Trained {
  const { weights, biases, heldOut } = taughtBy({ crises, lessons, rows, folds });
  return { model: { crises, vocabulary, weights, biases }, heldOut };
}

interface Numbers {
  readonly weights: Float32Array;
  readonly biases: Float64Array;
  readonly heldOut: Float64Array;
}

const taughtBy = madeOnce(
  ({ crises, lessons, rows, folds }): Numbers => {
    const width = crises.length;
    const weights = new Float32Array(rows.width * width);
    const biases = new Float64Array(width);
    const heldOut = new Float64Array(lessons.length * width);
    const share = Math.ceil(lessons.length / MOST_OTHERS);
    const labels = labelsOf(crises, lessons);
    const margin = (row: number, crisis: number, value: number) => {
      heldOut[row * width + crisis] = value;
    };
    for (let first = 0; first < width; first += AT_A_TIME) {
      const some: Float64Array[] = [];
      for (let crisis = first; crisis < Math.min(width, first + AT_A_TIME); crisis += 1) {
        const sides = sidesOf(labels, crisis, share);
        const costs = (taking: Int8Array) => costsOf(labels, taking, share);
        const whole = separate(rows, sides, costs(sides));
        holdOut({ rows, folds, sides, costs, whole }, (row, value) => margin(row, crisis, value));
        some.push(whole.weights);
        biases[crisis] = whole.bias;
      }
      for (let column = 0; column < rows.width; column += 1)
        for (let at = 0; at < some.length; at += 1) weights[column * width + first + at] = some[at]![column]!;
    }
    return { weights, biases, heldOut };
  },
  ({ weights }) => weights.length <= LARGEST_KEPT,
);

interface Holding {
  readonly rows: Rows;
  readonly folds: Int8Array;
  readonly sides: Int8Array;
  readonly costs: (sides: Int8Array) => Float64Array;
  /** Taught by all folds: where each training without one begins. */
  readonly whole: Separator;
}

/** The margin of each lesson that some fold holds out, by a separator that has not seen that fold. */
function holdOut({ rows, folds, sides, costs, whole }: Holding, tell: (row: number, margin: number) => void): void {
  for (const fold of new Set(folds)) {
    if (fold < 0) continue;
    const taught = sides.map((side, row) => (folds[row] === fold ? 0 : side));
    const separator = separate(rows, taught, costs(taught), whole);
    folds.forEach((own, row) => {
      if (own === fold) tell(row, marginOf(rows, separator, row));
    });
  }
}

/** How far a text lies on each crisis' side; about -1 (not at all) to 1 (surely). */
export function marginsOf(model: Model, vector: Vector): Float64Array {
  const margins = Float64Array.from(model.biases);
  const width = margins.length;
  const { weights } = model;
  const { columns, values } = vector;
  // Four types at a time: their sums stay out of memory. Each sum adds up in the same order as it would alone.
  const fours = width - (width % 4);
  for (let crisis = 0; crisis < fours; crisis += 4) {
    let [a, b, c, d] = [margins[crisis]!, margins[crisis + 1]!, margins[crisis + 2]!, margins[crisis + 3]!];
    for (let i = 0; i < columns.length; i += 1) {
      const from = columns[i]! * width + crisis;
      const value = values[i]!;
      a += value * weights[from]!;
      b += value * weights[from + 1]!;
      c += value * weights[from + 2]!;
      d += value * weights[from + 3]!;
    }
    margins.set([a, b, c, d], crisis);
  }
  for (let crisis = fours; crisis < width; crisis += 1) {
    for (let i = 0; i < columns.length; i += 1) margins[crisis]! += values[i]! * weights[columns[i]! * width + crisis]!;
  }
  return margins;
}
