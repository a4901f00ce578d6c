/** Which crisis a comment is, how sure that is and why, and how grave. */
import type { Charter } from '../charter.ts';
import type { Candidate, Comment, Evidence, Situation, Triage } from '../comment.ts';
import { type Classifier, classifierOf, type Opinion, opinionOf, wordWeights } from './classifier.ts';
import { type Reading, readComment } from './features.ts';
import { languageOf } from './language.ts';
import { severityOf } from './severity.ts';
import { isKnown } from './vectors.ts';
import { wordsOf } from './words.ts';

/** Under this share nothing fits. */
const NOTHING_FITS = 0.2;
/** Two crises with a signal each fit equally when the second reaches this part of the first. */
const FIT_EQUALLY = 0.8;
const MOST_ALTERNATIVES = 3;
const LEAST_ALTERNATIVE = 0.02;
const MOST_WORDS = 5;
const LEAST_WORD_WEIGHT = 0.02;

/** From the first day to the last, both included, as days are counted where the playbook's calendar is. */
function isActive(charter: Charter, crisis: string, now: number): boolean {
  const { active, calendar } = charter.playbooks[crisis]!;
  if (active === null) return true;
  const zone = Object.hasOwn(charter.calendars, calendar)
    ? charter.calendars[calendar]!
    : Object.values(charter.calendars)[0];
  const day = dayAt(now, zone?.zone ?? 'UTC');
  return (active.from === null || active.from <= day) && (active.until === null || day <= active.until);
}

/** ISO date; the Swedish way of writing a date is the same. */
function dayAt(now: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

/** Whether the best candidate is good enough to be named. */
function isUnsure(best: Candidate, second: Candidate | undefined, opinion: Opinion, whenUnsure: string): boolean {
  if (best.crisis === whenUnsure || best.confidence < NOTHING_FITS) return true;
  if (!isKnown(opinion.vector) && opinion.said.size === 0) return true;
  const bothSaid = second !== undefined && opinion.said.has(best.crisis) && opinion.said.has(second.crisis);
  return bothSaid && second.confidence >= FIT_EQUALLY * best.confidence;
}

function evidenceFor(
  crisis: string,
  classifier: Classifier,
  opinion: Opinion,
  reading: Reading,
  text: string,
): readonly Evidence[] {
  const said = opinion.said.get(crisis) ?? [];
  const signalWeight = classifier.clueWeights[1]! / Math.max(1, said.length);
  const signals = said.map(({ start, end, phrase }) => {
    return { quote: text.slice(start, end), start, end, signal: phrase, weight: signalWeight };
  });
  const number = classifier.crises.indexOf(crisis);
  const weights = wordWeights(classifier.model, number, reading, opinion.vector);
  const learnt = reading.words
    .map(({ start, end }, at) => {
      return {
        quote: text.slice(start, end),
        start,
        end,
        signal: null,
        weight: weights[at]! * classifier.clueWeights[0]!,
      };
    })
    .filter(({ weight }) => Math.abs(weight) >= LEAST_WORD_WEIGHT)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.start - b.start)
    .slice(0, MOST_WORDS);
  return [...signals, ...learnt];
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
  const { language, detectedLanguage, certain } = languageOf(charter.languages, text, comment.language);
  const words = wordsOf(text);
  const reading = readComment(text, words);
  const classifier = classifierOf(charter);
  const open = (crisis: string) => crisis === charter.whenUnsure || isActive(charter, crisis, situation.now);
  const opinion = opinionOf(classifier, reading, certain ? [language] : null, open);

  const ranked = classifier.crises
    .map((crisis, number) => ({ crisis, confidence: opinion.shares[number]! }))
    .filter(({ crisis }) => open(crisis))
    .sort((a, b) => b.confidence - a.confidence);
  const nothing = words.length === 0;
  const abstained = nothing || isUnsure(ranked[0]!, ranked[1], opinion, charter.whenUnsure);
  const crisis = abstained ? charter.whenUnsure : ranked[0]!.crisis;
  const others = nothing ? [] : ranked.filter((one) => one.crisis !== crisis && one.crisis !== charter.whenUnsure);
  const alternatives = others.filter(({ confidence }) => confidence >= LEAST_ALTERNATIVE).slice(0, MOST_ALTERNATIVES);
  const shown = abstained ? alternatives[0]?.crisis : crisis;
  return {
    language,
    detectedLanguage,
    crisis,
    confidence: abstained ? (alternatives[0]?.confidence ?? 0) : ranked[0]!.confidence,
    abstained,
    alternatives,
    evidence: shown === undefined ? [] : evidenceFor(shown, classifier, opinion, reading, text),
    severity: severityOf(charter, crisis, comment, situation, language),
  };
}
