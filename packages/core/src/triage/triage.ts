/** Which crisis a comment is, how sure that is and why, and how grave. */
import type { Charter } from '../charter.ts';
import type { Candidate, Comment, Situation, Triage } from '../comment.ts';
import { classifierOf, type Opinion, opinionOf } from './classifier.ts';
import { evidenceFor } from './evidence.ts';
import { readComment } from './features.ts';
import { groundFirst, type Ranking } from './grounds.ts';
import { languageOf } from './language.ts';
import { blankNames, withoutNames } from './names.ts';
import { isInSeason } from './season.ts';
import { severityOf } from './severity.ts';
import { isKnown } from './vectors.ts';
import { wordsOf } from './words.ts';

/** Under this share nothing fits; nor, where there are few crises, under this many times an even share. */
const LEAST_SHARE = 0.2;
const LEAST_LEAD = 1.5;
/** Two crises with a signal each fit equally when the second reaches this part of the first. */
const FIT_EQUALLY = 0.8;
const NOTHING: Ranking = { ranked: [], decided: false };
const MOST_ALTERNATIVES = 3;
const LEAST_ALTERNATIVE = 0.02;

/** Whether nothing fits, or two crises fit equally. `ranked` is best first. */
function isUnsure(ranked: readonly Candidate[], { said }: Opinion, whenUnsure: string): boolean {
  const [best, second] = ranked;
  if (best === undefined || best.crisis === whenUnsure) return true;
  if (best.confidence < Math.max(LEAST_SHARE, LEAST_LEAD / ranked.length)) return true;
  if (second === undefined || !said.has(best.crisis) || !said.has(second.crisis)) return false;
  return second.confidence >= FIT_EQUALLY * best.confidence;
}

/**
 * Names the crisis of a comment, or abstains (`crisis` is then the charter's `when-unsure`, the candidates stand in
 * `alternatives`) when nothing fits or two crises fit equally. Playbooks that are not active at `situation.now` are no
 * candidates. A pure function: the same three values give the same answer. Never throws on a text, whatever it holds.
 *
 * @example triage(charter, { text: 'Valise perdue !', channel: 'x' }, { now }).crisis // 'lost-luggage'
 */
export function triage(charter: Charter, comment: Comment, situation: Situation): Triage {
  const { text } = comment;
  const { whenUnsure } = charter;
  const classifier = classifierOf(charter);
  const words = wordsOf(text);
  const spelt = withoutNames(text, words, classifier.lexicon);
  const prose = blankNames(text, words, spelt);
  const { language, detectedLanguage, certain } = languageOf(charter.languages, prose, comment.language);
  const reading = readComment(text, words, spelt);
  const isOpen = (crisis: string) => crisis === whenUnsure || isInSeason(charter, crisis, situation.now);
  const open = new Set(classifier.crises.filter(isOpen));
  const opinion = opinionOf(classifier, text, reading, certain ? [language] : null, open);

  const means = isKnown(opinion.vector) || opinion.said.size > 0;
  const { playbooks } = charter;
  const { reliable } = classifier;
  const { ranked, decided } = means
    ? groundFirst(opinion.shares, { playbooks, reliable, said: opinion.said })
    : NOTHING;
  const abstained = !decided && isUnsure(ranked, opinion, whenUnsure);
  const crisis = abstained ? whenUnsure : ranked[0]!.crisis;
  const alternatives = ranked
    .filter((one) => one.crisis !== crisis && one.crisis !== whenUnsure && one.confidence >= LEAST_ALTERNATIVE)
    .slice(0, MOST_ALTERNATIVES);
  const shown = abstained ? alternatives[0] : ranked[0];
  return {
    language,
    detectedLanguage,
    crisis,
    confidence: shown?.confidence ?? 0,
    abstained,
    alternatives,
    evidence: shown === undefined ? [] : evidenceFor(shown.crisis, classifier, opinion, reading, text),
    severity: severityOf(charter, crisis, comment, situation, language),
  };
}
