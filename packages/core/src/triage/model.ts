/** One-vs-rest linear model over lessons. */
import type { Lesson } from './lessons.ts';
import { type Rows, separate } from './svm.ts';
import { rowsOf, type Vector, type Vocabulary, vectorOf, vocabularyOf } from './vectors.ts';

/** What a mistake costs in training (C), found by cross-validation. */
const COST = 0.5;

/**
 * A crisis learns against at most so many examples of the others. In a charter of hundreds of types each sees a share of
 * them, that counts for all: the cost of training grows with the number of examples, not with its square.
 */
const MOST_OTHERS = 3000;

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

/** Mistakes on the lessons of a crisis cost more the rarer they are: the fourth root of others / own. */
function costsOf(lessons: readonly Lesson[], sides: Int8Array, share: number): Float64Array {
  const weigh = (side: number) =>
    lessons.reduce((sum, lesson, row) => (sides[row] === side ? sum + lesson.weight : sum), 0);
  const own = weigh(1);
  const favour = own === 0 ? 1 : Math.sqrt(Math.sqrt((share * weigh(-1)) / own));
  return Float64Array.from(lessons, ({ weight }, row) => COST * weight * (sides[row] === 1 ? favour : share));
}

/** Trains on the lessons for which `taught` holds. */
export function train(prepared: Prepared, taught: (lesson: number) => boolean): Model {
  const { crises, lessons, vocabulary, rows } = prepared;
  const weights = new Float32Array(rows.width * crises.length);
  const biases = new Float64Array(crises.length);
  const share = Math.ceil(lessons.length / MOST_OTHERS);
  crises.forEach((crisis, number) => {
    const sides = Int8Array.from(lessons, (lesson, row) => {
      if (!taught(row)) return 0;
      if (lesson.crisis === crisis) return lesson.not ? -1 : 1;
      return lesson.not || row % share !== number % share ? 0 : -1;
    });
    const separator = separate(rows, sides, costsOf(lessons, sides, share));
    separator.weights.forEach((weight, column) => {
      weights[column * crises.length + number] = weight;
    });
    biases[number] = separator.bias;
  });
  return { crises, vocabulary, weights, biases };
}

/** How far a text lies on each crisis' side; about -1 (not at all) to 1 (surely). */
export function marginsOf(model: Model, vector: Vector): Float64Array {
  const margins = Float64Array.from(model.biases);
  const width = margins.length;
  for (let i = 0; i < vector.columns.length; i += 1) {
    const value = vector.values[i]!;
    const from = vector.columns[i]! * width;
    for (let crisis = 0; crisis < width; crisis += 1) margins[crisis]! += value * model.weights[from + crisis]!;
  }
  return margins;
}
