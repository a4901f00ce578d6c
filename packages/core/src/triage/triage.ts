/** Which crisis a comment is, how sure that is and why, and how grave. */
import type { Charter } from '../charter.ts';
import type { Candidate, Comment, Evidence, Situation, Triage } from '../comment.ts';
import { type Classifier, classifierOf, type Opinion, opinionOf } from './classifier.ts';
import { evidenceFor } from './evidence.ts';
import { type Reading, readComment } from './features.ts';
import { groundFirst, type Ranking } from './grounds.ts';
import { withoutLoneWords } from './guesses.ts';
import { languageOf } from './language.ts';
import { blankNames, withoutNames } from './names.ts';
import { saidApart } from './saidApart.ts';
import { isInSeason } from './season.ts';
import { severityOf } from './severity.ts';
import { isKnown } from './vectors.ts';
import { wordsOf } from './words.ts';

/** Under this share nothing fits; nor, where there are few crises, under this many times an even share. */
const LEAST_SHARE = 0.2;
const LEAST_LEAD = 1.5;
/** Two crises with a signal each, in one clause, fit equally when the second reaches this part of the first. */
const FIT_EQUALLY = 0.8;
const NOTHING: Ranking = { ranked: [], decided: false };
const MOST_ALTERNATIVES = 3;
/** A crisis that is less likely is an alternative only where a signal speaks for it. */
const LEAST_ALTERNATIVE = 0.02;

/** The language that the reader asked for, where the charter has it. */
const readerOf = ({ languages }: Charter, { locale }: Situation): string | undefined =>
  languages.find((language) => language === locale);

/** Whether nothing fits, or two crises fit equally. `ranked` is best first. */
function isUnsure(ranked: readonly Candidate[], { said }: Opinion, whenUnsure: string, text: string): boolean {
  const [best, second] = ranked;
  if (best === undefined || best.crisis === whenUnsure) return true;
  if (best.confidence < Math.max(LEAST_SHARE, LEAST_LEAD / ranked.length)) return true;
  const [one, other] = [said.get(best.crisis), said.get(second?.crisis ?? '')];
  if (second === undefined || one === undefined || other === undefined) return false;
  return second.confidence >= FIT_EQUALLY * best.confidence && !saidApart(one, other, text);
}

interface Heard {
  readonly classifier: Classifier;
  readonly language: string;
  readonly detectedLanguage: string;
  readonly reading: Reading;
  readonly opinion: Opinion;
}

/** The comment read once, and what the classifier makes of it. */
function hear(charter: Charter, { text, language: given }: Comment, { now }: Situation): Heard {
  const classifier = classifierOf(charter);
  const words = wordsOf(text);
  const spelt = withoutNames(text, words, classifier.lexicon);
  const prose = blankNames(text, words, spelt);
  const { language, detectedLanguage, certain } = languageOf(charter.languages, prose, given);
  const reading = readComment(text, words, spelt);
  const isOpen = (crisis: string) => crisis === charter.whenUnsure || isInSeason(charter, crisis, now);
  const open = new Set(classifier.crises.filter(isOpen));
  const opinion = opinionOf(classifier, text, reading, certain ? [language] : null, open);
  return { classifier, language, detectedLanguage, reading, opinion };
}

/**
 * Names the crisis of a comment, or abstains (`crisis` is then the charter's `when-unsure`, the candidates stand in
 * `alternatives`) when nothing fits or two crises fit equally in one clause. What a comment says besides stands in
 * `alternatives` too. Playbooks that are not active at `situation.now` are no candidates. A pure function: the same three
 * values give the same answer. Never throws on a text, whatever it holds.
 *
 * @example triage(charter, { text: 'Valise perdue !', channel: 'x' }, { now }).crisis // 'lost-luggage'
 */
export function triage(charter: Charter, comment: Comment, situation: Situation): Triage {
  const { text } = comment;
  const { whenUnsure, playbooks } = charter;
  const { classifier, language, detectedLanguage, reading, opinion } = hear(charter, comment, situation);
  const { reliable } = classifier;
  const means = isKnown(opinion.vector) || opinion.said.size > 0;
  const { ranked, decided } = means
    ? groundFirst(withoutLoneWords(playbooks, classifier, opinion, reading), {
        playbooks,
        reliable,
        said: opinion.said,
      })
    : NOTHING;
  const abstained = !decided && isUnsure(ranked, opinion, whenUnsure, text);
  const crisis = abstained ? whenUnsure : ranked[0]!.crisis;
  const alternatives = ranked
    .filter((one) => one.crisis !== crisis && one.crisis !== whenUnsure)
    .filter((one) => one.confidence >= LEAST_ALTERNATIVE || opinion.said.has(one.crisis))
    // A ground that was too much of a guess to be chosen may still be the likeliest of all.
    .toSorted((a, b) => b.confidence - a.confidence)
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
    severity: severityOf(charter, crisis, comment, situation, language, readerOf(charter, situation) ?? language),
  };
}

/**
 * The words of a comment that speak for or against any one crisis of the charter: what an alternative rests on. The phrases
 * of its signals first; empty where neither phrases nor examples know a word of it, and for a crisis the charter lacks.
 *
 * @example evidenceOf(charter, comment, situation, 'rude-service')[0]?.quote // 'insulted me'
 */
export function evidenceOf(
  charter: Charter,
  comment: Comment,
  situation: Situation,
  crisis: string,
): readonly Evidence[] {
  if (!Object.hasOwn(charter.playbooks, crisis)) return [];
  const { classifier, opinion, reading } = hear(charter, comment, situation);
  return evidenceFor(crisis, classifier, opinion, reading, comment.text);
}
