/** Comments that the charter finds by its examples alone: each group of them deserves one example more. */
import type { Charter } from '../../charter.ts';
import { classifierOf } from '../classifier.ts';
import { readComment } from '../features.ts';
import { withoutNames } from '../names.ts';
import { wordsOf } from '../words.ts';
import { groupsOf, neighboursOf } from './groups.ts';
import { type Heard, vectorsOf } from './heard.ts';

/** One line of an examples.yaml, proposed. */
export interface ExampleProposal {
  /** Of which type's examples it is a line. */
  readonly crisis: string;
  readonly text: string;
  /** One of the charter's languages; null where it is another. */
  readonly lang: string | null;
  readonly channel: string | null;
  /** A near miss: what it was wrongly taken for. */
  readonly not: boolean;
}

export interface SureProposal extends ExampleProposal {
  /** 0..1 */
  readonly confidence: number;
  /** Comments like it, itself counted. */
  readonly like: number;
}

const SURE = 0.7;
const ALIKE = 0.35;
/** An example so like a comment already teaches it. */
const SAME = 0.75;
const MOST_EXAMPLES = 5;

/** The fields of a line: language and channel only where the charter has them. */
export function lineOf(
  charter: Charter,
  { comment, verdict }: Heard,
): Pick<ExampleProposal, 'text' | 'lang' | 'channel'> {
  const { text, channel } = comment;
  const lang = verdict.language === verdict.detectedLanguage ? verdict.language : null;
  return { text, lang, channel: Object.hasOwn(charter.channels, channel) ? channel : null };
}

function forType(charter: Charter, crisis: string, sure: readonly Heard[]): readonly SureProposal[] {
  const { lexicon } = classifierOf(charter);
  const known = charter.playbooks[crisis]!.examples.map(({ text }) => {
    const words = wordsOf(text);
    return readComment(text, words, withoutNames(text, words, lexicon));
  });
  const vectors = vectorsOf([...sure.map(({ reading }) => reading), ...known]);
  const taught = neighboursOf(vectors, SAME).map((others) => others.some((other) => other >= sure.length));
  const fresh = sure.filter((_, number) => !taught[number]);
  const freshVectors = vectors.filter((_, number) => number < sure.length && !taught[number]);
  return groupsOf(neighboursOf(freshVectors, ALIKE))
    .slice(0, MOST_EXAMPLES)
    .map((group) => {
      const middle = fresh[group[0]!]!;
      const { confidence } = middle.verdict;
      return { crisis, ...lineOf(charter, middle), not: false, confidence, like: group.length };
    });
}

/** By type, the middle of the largest groups first. Types with a ground for removal get none: their words are declared. */
export function proposeExamples(charter: Charter, heard: readonly Heard[]): readonly SureProposal[] {
  const sure = heard.filter(({ verdict, isSaid }) => !isSaid && !verdict.abstained && verdict.confidence >= SURE);
  return Object.values(charter.playbooks)
    .filter(({ crisis, ground }) => crisis !== charter.whenUnsure && ground === 'none')
    .flatMap(({ crisis }) =>
      forType(
        charter,
        crisis,
        sure.filter(({ verdict }) => verdict.crisis === crisis),
      ),
    );
}
