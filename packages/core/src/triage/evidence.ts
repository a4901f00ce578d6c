/** The words of a comment that speak for or against a crisis. */
import type { Evidence } from '../comment.ts';
import { type Classifier, type Opinion, wordWeights } from './classifier.ts';
import type { Reading } from './features.ts';

const MOST_WORDS = 5;
const LEAST_WEIGHT = 0.02;

/**
 * The phrases of signals first, then the words that weigh most in the classifier, without those a phrase already shows.
 * Weights are on one scale: the logarithm of the odds.
 */
export function evidenceFor(
  crisis: string,
  classifier: Classifier,
  opinion: Opinion,
  reading: Reading,
  text: string,
): readonly Evidence[] {
  const { crises, model, clueWeights } = classifier;
  const [marginWeight, signalWeight] = clueWeights;
  const show = (start: number, end: number, signal: string | null, weight: number): Evidence => {
    return { quote: text.slice(start, end), start, end, signal, weight };
  };
  const said = opinion.said.get(crisis) ?? [];
  const phrases = said.map(({ start, end, phrase }) => show(start, end, phrase, signalWeight! / said.length));
  const weights = wordWeights(model, crises.indexOf(crisis), reading, opinion.vector);
  const words = reading.words
    .map(({ start, end }, at) => show(start, end, null, weights[at]! * marginWeight!))
    .filter(({ weight }) => Math.abs(weight) >= LEAST_WEIGHT)
    .filter((word) => !said.some((phrase) => phrase.start <= word.start && word.end <= phrase.end))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.start - b.start);
  return [...phrases, ...words.slice(0, MOST_WORDS)];
}
