/** The classifier of a charter: trained from its examples, phrases and titles, calibrated on held-out examples. */
import type { Charter } from '../charter.ts';
import type { Candidate } from '../comment.ts';
import { fitWeights, sharesOf, withDoubt } from './calibrate.ts';
import { type Echoes, fitEchoes, withEchoes } from './echoes.ts';
import type { Reading } from './features.ts';
import { type GroundTable, matchDisguised, reliableGrounds, tabulateGrounds } from './grounds.ts';
import { cluesOf, dealFolds, type HeldOut, judgeHeldOut } from './heldOut.ts';
import { lessonsOf } from './lessons.ts';
import { type Model, marginsOf, prepare, train } from './model.ts';
import { type Lexicon, lexiconOf } from './names.ts';
import { matchTable, type Said, type SignalTable, tabulateSignals } from './signals.ts';
import { type Vector, vectorOf } from './vectors.ts';

export interface Classifier {
  /** In alphabetical order, `when-unsure` included. */
  readonly crises: readonly string[];
  readonly model: Model;
  readonly signals: SignalTable;
  readonly grounds: readonly GroundTable[];
  /** Grounds whose signals decide, with the types they are mistaken for. */
  readonly reliable: ReadonlyMap<string, ReadonlySet<string>>;
  readonly lexicon: Lexicon;
  /** What a unit of margin and a matching signal are worth. */
  readonly clueWeights: readonly number[];
  /** What the margins of the other crises add. */
  readonly echoes: Echoes;
  /** The examples that the weights were fitted on: all of a charter of up to some 1,800, a fifth or more of a larger one. */
  readonly heldOut: readonly HeldOut[];
}

/** What the classifier makes of a text. */
export interface Opinion {
  /** Of the open crises, in alphabetical order; add up to 1. */
  readonly shares: readonly Candidate[];
  readonly vector: Vector;
  /** Crises for which a signal speaks, with its words. */
  readonly said: ReadonlyMap<string, readonly Said[]>;
}

/** Margin and signal before anything is fitted: what a charter with very few examples gets. */
export const START_WEIGHTS = [4, 2];
const FOLDS = 5;
/** So many examples judged are enough: a big charter needs fewer folds. */
const ENOUGH_JUDGED = 1500;

export function trainClassifier(charter: Charter): Classifier {
  const crises = Object.keys(charter.playbooks).sort();
  const signals = tabulateSignals(charter.playbooks);
  const lexicon = lexiconOf(charter);
  const prepared = prepare(crises, lessonsOf(charter, lexicon));
  const folds = dealFolds(prepared.lessons, { folds: FOLDS, enough: ENOUGH_JUDGED });
  const trained = train(prepared, folds);
  const { model } = trained;
  const heldOut = judgeHeldOut(prepared, signals, folds, trained);
  const clueWeights = fitWeights(heldOut, START_WEIGHTS);
  const grounds = tabulateGrounds(charter.playbooks);
  const reliable = reliableGrounds(signals, charter.playbooks);
  const echoes = fitEchoes(heldOut, clueWeights);
  return { crises, model, signals, grounds, reliable, lexicon, clueWeights, echoes, heldOut };
}

const classifiers = new WeakMap<Charter, Classifier>();

/** The classifier of a charter, trained on first use and kept as long as the charter object lives. */
export function classifierOf(charter: Charter): Classifier {
  let classifier = classifiers.get(charter);
  if (classifier === undefined) {
    classifier = trainClassifier(charter);
    classifiers.set(charter, classifier);
  }
  return classifier;
}

/** What the classifier makes of a text. Only `open` crises are candidates; `languages` null: signals of all languages. */
export function opinionOf(
  classifier: Classifier,
  text: string,
  reading: Reading,
  languages: readonly string[] | null,
  open: ReadonlySet<string>,
): Opinion {
  const { crises, model, signals, grounds, clueWeights, echoes } = classifier;
  const vector = vectorOf(model.vocabulary, reading);
  const said = new Map([...matchDisguised(grounds, text, languages), ...matchTable(signals, reading.words, languages)]);
  const clues = withEchoes(cluesOf(crises, marginsOf(model, vector), said), echoes);
  const candidates = crises.filter((crisis) => open.has(crisis));
  const openClues = clues.filter((_, number) => open.has(crises[number]!));
  const shares = withDoubt(sharesOf(openClues, [...clueWeights, 1]));
  return { shares: candidates.map((crisis, at) => ({ crisis, confidence: shares[at]! })), vector, said };
}

/** By column of the text at hand: how often it occurs, all zero between two texts, and its value. */
let counts = new Int32Array(0);
let values = new Float64Array(0);

/** How much each word of a text speaks for one crisis, on the scale of margins. */
export function wordWeights(
  model: Model,
  crisis: number,
  { words, slots, owners }: Reading,
  vector: Vector,
): Float64Array {
  const { vocabulary } = model;
  const width = model.crises.length;
  if (counts.length < vocabulary.rarity.length) {
    counts = new Int32Array(vocabulary.rarity.length);
    values = new Float64Array(vocabulary.rarity.length);
  }
  for (let i = 0; i < vector.columns.length; i += 1) values[vector.columns[i]!] = vector.values[i]!;
  for (const slot of slots) counts[vocabulary.columns[slot]!]! += 1;
  const weights = new Float64Array(words.length);
  for (let i = 0; i < slots.length; i += 1) {
    const column = vocabulary.columns[slots[i]!]!;
    if (column === 0) continue;
    weights[owners[i]!]! += (model.weights[column * width + crisis]! * values[column]!) / counts[column]!;
  }
  counts[0] = 0;
  for (const column of vector.columns) counts[column] = 0;
  return weights;
}
