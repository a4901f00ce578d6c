/** Comments as `learn` hears them: each read once, with what the charter makes of it today. */
import type { Charter } from '../../charter.ts';
import type { Comment, Triage } from '../../comment.ts';
import { classifierOf } from '../classifier.ts';
import { type Reading, readComment } from '../features.ts';
import { withoutNames } from '../names.ts';
import { triage } from '../triage.ts';
import { type Vector, vectorOf, vocabularyOf } from '../vectors.ts';
import { wordsOf } from '../words.ts';

export interface Heard {
  readonly comment: Comment;
  readonly verdict: Triage;
  readonly reading: Reading;
  /** How each word reads; null or the sign for a name where it is one (names.ts). */
  readonly spelt: readonly (string | null)[];
  /** Some signal of the type found speaks for it. */
  readonly isSaid: boolean;
}

/** A comment that stands twice teaches once: the first counts. */
export function hear(charter: Charter, comments: readonly Comment[], now: number): readonly Heard[] {
  const { lexicon } = classifierOf(charter);
  const seen = new Set<string>();
  return comments.flatMap((comment): Heard[] => {
    const words = wordsOf(comment.text);
    const key = words.map(({ text }) => text).join(' ');
    if (key === '' || seen.has(key)) return [];
    seen.add(key);
    const spelt = withoutNames(comment.text, words, lexicon);
    const reading = readComment(comment.text, words, spelt);
    const verdict = triage(charter, comment, { now });
    return [{ comment, verdict, reading, spelt, isSaid: verdict.evidence.some(({ signal }) => signal !== null) }];
  });
}

/** Words alone, however the comments are written: what they are compared by. Each has length 1. */
export function vectorsOf(readings: readonly Reading[]): readonly Vector[] {
  const plain = readings.map((reading) => ({ ...reading, manners: [] }));
  const vocabulary = vocabularyOf(plain);
  return plain.map((reading) => vectorOf(vocabulary, reading));
}
