/** The classifier of a charter: trained from its examples, phrases and titles, calibrated on held-out examples. */
import type { Charter } from '../charter.ts';
import type { Candidate } from '../comment.ts';
import { type Clues, fitWeights, type Judged, sharesOf, withDoubt } from './calibrate.ts';
import type { Reading } from './features.ts';
import { type GroundTable, matchDisguised, reliableGrounds, tabulateGrounds } from './grounds.ts';
import { type Lesson, lessonsOf } from './lessons.ts';
import { type Model, marginsOf, type Prepared, prepare, train } from './model.ts';
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
/** So many examples judged are enough to fit two numbers: a big charter needs no more folds. */
const ENOUGH_JUDGED = 300;

function cluesOf(crises: readonly string[], margins: Float64Array, said: ReadonlyMap<string, unknown>): Clues {
  return crises.map((crisis, number) => [margins[number]!, said.has(crisis) ? 1 : 0]);
}

/** Deals the examples of each crisis to folds in turn, so that every fold has its share. -1: never held out. */
function dealFolds(lessons: readonly Lesson[], folds: number): readonly number[] {
  const dealt = new Map<string, number>();
  return lessons.map(({ crisis, example, not }) => {
    if (example === null || not) return -1;
    const turn = dealt.get(crisis) ?? 0;
    dealt.set(crisis, turn + 1);
    return turn % folds;
  });
}

/** Examples, by number of lesson, each judged by a model that has not seen it; stops after the fold that makes `enough`. */
export function judgeHeldOut(
  prepared: Prepared,
  signals: SignalTable,
  folds: number,
  enough = Number.POSITIVE_INFINITY,
): ReadonlyMap<number, Judged> {
  const { crises, lessons, vectors } = prepared;
  const dealt = dealFolds(lessons, folds);
  const judged = new Map<number, Judged>();
  for (let fold = 0; fold < folds && judged.size < enough; fold += 1) {
    const model = train(prepared, (lesson) => dealt[lesson] !== fold);
    lessons.forEach(({ crisis, reading, language }, number) => {
      if (dealt[number] !== fold) return;
      const said = matchTable(signals, reading.words, language === null ? null : [language]);
      const clues = cluesOf(crises, marginsOf(model, vectors[number]!), said);
      judged.set(number, { clues, right: crises.indexOf(crisis) });
    });
  }
  return judged;
}

export function trainClassifier(charter: Charter): Classifier {
  const crises = Object.keys(charter.playbooks).sort();
  const signals = tabulateSignals(charter.playbooks);
  const lexicon = lexiconOf(charter);
  const prepared = prepare(crises, lessonsOf(charter, lexicon));
  const model = train(prepared, () => true);
  const judged = judgeHeldOut(prepared, signals, FOLDS, ENOUGH_JUDGED);
  const clueWeights = fitWeights([...judged.values()], START_WEIGHTS);
  const grounds = tabulateGrounds(charter.playbooks);
  const reliable = reliableGrounds(signals, charter.playbooks);
  return { crises, model, signals, grounds, reliable, lexicon, clueWeights };
}

const trained = new WeakMap<Charter, Classifier>();

/** The classifier of a charter, trained on first use and kept as long as the charter object lives. */
export function classifierOf(charter: Charter): Classifier {
  let classifier = trained.get(charter);
  if (classifier === undefined) {
    classifier = trainClassifier(charter);
    trained.set(charter, classifier);
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
  const { crises, model, signals, grounds, clueWeights } = classifier;
  const vector = vectorOf(model.vocabulary, reading);
  const said = new Map([...matchDisguised(grounds, text, languages), ...matchTable(signals, reading.words, languages)]);
  const clues = cluesOf(crises, marginsOf(model, vector), said);
  const candidates = crises.filter((crisis) => open.has(crisis));
  const openClues = clues.filter((_, number) => open.has(crises[number]!));
  const shares = withDoubt(sharesOf(openClues, clueWeights));
  return { shares: candidates.map((crisis, at) => ({ crisis, confidence: shares[at]! })), vector, said };
}

/** How much each word of a text speaks for one crisis, on the scale of margins. */
export function wordWeights(
  model: Model,
  crisis: number,
  { words, slots, owners }: Reading,
  vector: Vector,
): Float64Array {
  const counts = new Map<number, number>();
  for (const slot of slots) counts.set(slot, (counts.get(slot) ?? 0) + 1);
  const values = new Map<number, number>();
  vector.columns.forEach((column, i) => {
    values.set(column, vector.values[i]!);
  });
  const weights = new Float64Array(words.length);
  slots.forEach((slot, i) => {
    const column = model.vocabulary.columns[slot]!;
    if (column === 0) return;
    const weight = model.weights[column * model.crises.length + crisis]!;
    weights[owners[i]!]! += (weight * values.get(column)!) / counts.get(slot)!;
  });
  return weights;
}
