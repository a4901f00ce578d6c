/** What triage is measured against: the plain recipe, and what npm offers: wink's naive Bayes and NLP.js. */
import { createRequire } from 'node:module';
import { readPhrase } from '../../../packages/core/src/triage/features.ts';
import { separate } from '../../../packages/core/src/triage/svm.ts';
import { rowsOf, vectorOf, vocabularyOf } from '../../../packages/core/src/triage/vectors.ts';
import { wordsOf } from '../../../packages/core/src/triage/words.ts';
import type { Row } from './comments.ts';
import type { Answer } from './measure.ts';
import { types } from './phrases.ts';

/** Answers one comment; told its language only where it is known beforehand. */
export type Ask = (text: string, language: string) => Answer | Promise<Answer>;
/** Taught by rows, asked row after row. */
export type Rival = (taught: readonly Row[]) => Ask | Promise<Ask>;

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

// Neither library has types.
const require = createRequire(import.meta.url);
const naiveBayes: () => NaiveBayes = require('wink-naive-bayes-text-classifier');
const nlpUtils: WinkUtils = require('wink-nlp-utils');
const { containerBootstrap } = require('@nlpjs/core');
const { Nlp } = require('@nlpjs/nlp');
const { LangFr } = require('@nlpjs/lang-fr');
const { LangEn } = require('@nlpjs/lang-en');

interface WinkUtils {
  readonly string: { lowerCase(text: string): string; tokenize0(text: string): string[] };
  readonly tokens: {
    removeWords(tokens: readonly string[]): string[];
    propagateNegations(tokens: readonly string[]): string[];
    stem(tokens: readonly string[]): string[];
  };
}

interface NaiveBayes {
  definePrepTasks(tasks: readonly ((text: string) => readonly string[])[]): number;
  defineConfig(config: { considerOnlyPresence: boolean; smoothingFactor: number }): boolean;
  learn(text: string, label: string): boolean;
  consolidate(): boolean;
  computeOdds(text: string): readonly (readonly [label: string, odds: number])[];
}

type Prepare = (text: string) => readonly string[];

/** wink's own way: tokens, without stop words, negation carried on to the next words, stems. */
const winkTokens: Prepare = (text) => {
  const { string, tokens } = nlpUtils;
  return tokens.stem(tokens.propagateNegations(tokens.removeWords(string.tokenize0(string.lowerCase(text)))));
};

const foldedWords: Prepare = (text) => wordsOf(text).map((word) => word.text);

/** wink-naive-bayes-text-classifier, over our folded words or prepared as its manual does. */
export const winkRival =
  (prepare: 'our words' | 'its own'): Rival =>
  (taught) => {
    const classifier: NaiveBayes = naiveBayes();
    classifier.definePrepTasks([prepare === 'its own' ? winkTokens : foldedWords]);
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

interface Nlpjs {
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(language: string, text: string): Promise<{ readonly intent: string; readonly score: number }>;
}

/** NLP.js with its French and English; it is told the language of each comment, which the others are not. */
export const nlpjsRival: Rival = async (taught) => {
  const container = await containerBootstrap();
  for (const plugin of [LangFr, LangEn]) container.use(plugin);
  const nlp: Nlpjs = new Nlp({ container, autoSave: false, log: false, nlu: { log: false } });
  for (const language of ['fr', 'en']) nlp.addLanguage(language);
  for (const { lang, text, label } of taught) nlp.addDocument(lang, text, label);
  await nlp.train();
  return async (text, language) => {
    const { intent, score } = await nlp.process(language, text);
    return { label: intent, confidence: score, abstained: intent === 'None' };
  };
};
