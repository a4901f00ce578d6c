/** What triage is measured against: the plain recipe, and the best naive Bayes of npm where it is at hand. */
import { readPhrase } from '../../../packages/core/src/triage/features.ts';
import { separate } from '../../../packages/core/src/triage/svm.ts';
import { rowsOf, vectorOf, vocabularyOf } from '../../../packages/core/src/triage/vectors.ts';
import { wordsOf } from '../../../packages/core/src/triage/words.ts';
import type { Row } from './comments.ts';
import type { Answer } from './measure.ts';
import { types } from './phrases.ts';

/** Taught by rows, asked row after row. */
export type Rival = (taught: readonly Row[]) => (text: string) => Answer;

interface Short {
  readonly text: string;
  readonly label: string;
}

const shorts: readonly Short[] = Object.entries(types).flatMap(([label, { title, fr, en }]) =>
  [title.fr, title.en, ...fr.any, ...en.any].map((text) => ({ text, label })),
);

function surest(labels: readonly string[], margins: readonly number[]): Answer {
  const most = Math.max(...margins);
  // The temperature that fits this recipe best over the whole track; it is not fitted fold by fold.
  const powers = margins.map((margin) => Math.exp(6 * (margin - most)));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return { label: labels[margins.indexOf(most)]!, confidence: 1 / total, abstained: false };
}

/** Words, pairs and pieces as TF-IDF, one linear separator per type, C = 0.3; phrases, if wanted, as more examples. */
export const plainRecipe =
  (withPhrases: boolean): Rival =>
  (taught) => {
    const texts: readonly Short[] = withPhrases ? [...taught, ...shorts] : taught;
    const readings = texts.map(({ text }) => readPhrase(wordsOf(text)));
    const vocabulary = vocabularyOf(readings);
    const rows = rowsOf(
      vocabulary,
      readings.map((reading) => vectorOf(vocabulary, reading)),
    );
    const labels = [...new Set(texts.map(({ label }) => label))].sort();
    const costs = new Float64Array(texts.length).fill(0.3);
    const separators = labels.map((label) =>
      separate(
        rows,
        Int8Array.from(texts, (one) => (one.label === label ? 1 : -1)),
        costs,
      ),
    );
    return (text) => {
      const { columns, values } = vectorOf(vocabulary, readPhrase(wordsOf(text)));
      const margins = separators.map(({ weights, bias }) =>
        columns.reduce((sum, column, i) => sum + weights[column]! * values[i]!, bias),
      );
      return surest(labels, margins);
    };
  };

interface NaiveBayes {
  definePrepTasks(tasks: readonly ((text: string) => readonly string[])[]): number;
  defineConfig(config: { considerOnlyPresence: boolean; smoothingFactor: number }): boolean;
  learn(text: string, label: string): boolean;
  consolidate(): boolean;
  computeOdds(text: string): readonly (readonly [label: string, odds: number])[];
}

const WINK = process.env.WINK_NAIVE_BAYES ?? 'wink-naive-bayes-text-classifier';

/**
 * wink-naive-bayes-text-classifier over the same folded words, where it is installed or `WINK_NAIVE_BAYES` gives its
 * path; else null. It is no dependency of the project.
 */
export async function winkRival(): Promise<Rival | null> {
  const found = await import(WINK).catch(() => null);
  if (found === null) return null;
  const create = (found as { default: () => NaiveBayes }).default;
  return (taught) => {
    const classifier = create();
    classifier.definePrepTasks([(text) => wordsOf(text).map((word) => word.text)]);
    classifier.defineConfig({ considerOnlyPresence: true, smoothingFactor: 0.5 });
    for (const { text, label } of taught) classifier.learn(text, label);
    classifier.consolidate();
    return (text) => {
      const odds = classifier.computeOdds(text);
      const chances = odds.map(([, odd]) => 2 ** odd / (1 + 2 ** odd));
      const total = chances.reduce((sum, chance) => sum + chance, 0);
      return { label: odds[0]![0], confidence: chances[0]! / total, abstained: false };
    };
  };
}
