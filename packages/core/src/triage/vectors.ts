/**
 * Texts as sparse vectors: first the manners, then sublinear TF-IDF over the slots that the training texts use, scaled to
 * length 1.
 */
import { type Reading, SLOTS } from './features.ts';
import { MANNERS } from './manners.ts';
import type { Rows } from './svm.ts';

/** What training never saw counts as this part of its rarest piece: "I like turtles" must not be all about "like". */
const UNKNOWN = 0.5;
/** The value of a manner beside words that are scaled to length 1. */
const MANNER_VALUE = 0.15;

export interface Vocabulary {
  /** Slot → column, 0 where no training text has it: column 0 is a manner's. */
  readonly columns: Int32Array;
  /** By column; manners, which come first, have none. */
  readonly rarity: Float64Array;
  /** What a piece that no training text has adds to the square of the length. */
  readonly unknown: number;
}

export interface Vector {
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

export function vocabularyOf(readings: readonly Reading[]): Vocabulary {
  const columns = new Int32Array(SLOTS);
  const seenIn: number[] = new Array(MANNERS).fill(0);
  const lastSeen: number[] = new Array(MANNERS).fill(-1);
  readings.forEach(({ slots }, number) => {
    for (const slot of slots) {
      let column = columns[slot]!;
      if (column === 0) {
        column = seenIn.length;
        columns[slot] = column;
        seenIn.push(0);
        lastSeen.push(-1);
      }
      if (lastSeen[column] === number) continue;
      lastSeen[column] = number;
      seenIn[column]! += 1;
    }
  });
  const rarity = Float64Array.from(seenIn, (count) => Math.log((1 + readings.length) / (1 + count)) + 1);
  return { columns, rarity, unknown: UNKNOWN * (Math.log(1 + readings.length) + 1) ** 2 };
}

/** How often each column occurs in the text at hand; all zero between two texts. As long as the widest vocabulary. */
let tally = new Int32Array(0);

/** What training never saw is left out, but makes the rest smaller. */
export function vectorOf(vocabulary: Vocabulary, { slots, manners }: Reading): Vector {
  const { rarity } = vocabulary;
  if (tally.length < rarity.length) tally = new Int32Array(rarity.length);
  const known: number[] = [];
  let square = 0;
  for (const slot of slots) {
    const column = vocabulary.columns[slot]!;
    if (column === 0) {
      square += vocabulary.unknown;
      continue;
    }
    if (tally[column] === 0) known.push(column);
    tally[column]! += 1;
  }
  const columns = new Int32Array(manners.length + known.length);
  const values = new Float64Array(columns.length);
  columns.set(manners);
  values.fill(MANNER_VALUE, 0, manners.length);
  let at = manners.length;
  for (const column of known) {
    const count = tally[column]!;
    tally[column] = 0;
    const value = (count === 1 ? 1 : 1 + Math.log(count)) * rarity[column]!;
    square += value * value;
    columns[at] = column;
    values[at] = value;
    at += 1;
  }
  const length = Math.sqrt(square);
  for (let i = manners.length; i < at; i += 1) values[i]! /= length;
  return { columns, values };
}

/** Whether training knew any of the words. */
export function isKnown({ columns }: Vector): boolean {
  return columns.length > 0 && columns[columns.length - 1]! >= MANNERS;
}

export function rowsOf(vocabulary: Vocabulary, vectors: readonly Vector[]): Rows {
  const starts = new Int32Array(vectors.length + 1);
  vectors.forEach((vector, row) => {
    starts[row + 1] = starts[row]! + vector.columns.length;
  });
  const size = starts[vectors.length]!;
  const columns = new Int32Array(size);
  const values = new Float64Array(size);
  vectors.forEach((vector, row) => {
    columns.set(vector.columns, starts[row]!);
    values.set(vector.values, starts[row]!);
  });
  return { starts, columns, values, width: vocabulary.rarity.length };
}
