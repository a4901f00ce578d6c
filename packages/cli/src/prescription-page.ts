/** A prescription as a page that a person reads in a terminal, in the comment's language. */
import { styleText } from 'node:util';
import type { Charter, Evidence, Locale, Prescription } from '@aplomb/core';
import { columnsOf, visible } from './excerpt.ts';
import { quoted, say } from './locale.ts';
import type { Reader, Row } from './page.ts';
import { replyRows } from './reply-rows.ts';
import { stepRows } from './step-rows.ts';
import { toneRows } from './tone-rows.ts';
import { wrap } from './wrap.ts';

/** What is asked of a page besides the prescription. */
export interface PageOptions extends Pick<Reader, 'language' | 'now' | 'why'> {
  /** Width of the terminal; null where there is none, and lines stay whole. */
  readonly columns: number | null;
  /** The words that speak for one crisis or another: what the alternatives rest on. */
  evidenceOf(crisis: string): readonly Evidence[];
}

/** The whole page, every line ended. Never holds a control character from the comment or the charter. */
export function prescriptionPage(charter: Charter, prescription: Prescription, options: PageOptions): string {
  const paint = (format: 'dim' | 'yellow' | 'bold') => (words: string) =>
    styleText(format, words, { stream: process.stdout });
  const locale: Locale = options.language.split('-')[0] === 'fr' ? 'fr' : 'en';
  const { language, now, why } = options;
  const reader: Reader = { language, now, why, locale, quiet: paint('dim'), alert: paint('yellow') };
  const rows = [
    ...triageRows(prescription, reader, options),
    ...severityRows(prescription, reader),
    ...stepRows(charter, prescription, reader),
    ...toneRows(prescription.tone, reader),
    ...replyRows(prescription.reply, reader),
    ...charterRow(prescription, reader),
  ];
  const widest = Math.max(...rows.map(([label]) => columnsOf(label)));
  const room = options.columns === null ? null : options.columns - widest - GAP.length;
  const lines = rows.flatMap(([label, words]) =>
    wrap(words, room).map((line, index) => {
      const shown = index === 0 ? label : '';
      return `${shown === '' ? '' : paint('bold')(shown)}${' '.repeat(widest - columnsOf(shown))}${GAP}${line}`.trimEnd();
    }),
  );
  return `${lines.join('\n')}\n`;
}

/** Between a label and its words. */
const GAP = '  ';

const percent = (share: number, language: string): string => share.toLocaleString(language, { style: 'percent' });

function triageRows(
  prescription: Prescription,
  reader: Reader,
  { evidenceOf }: Pick<PageOptions, 'evidenceOf'>,
): Row[] {
  const { crisis, confidence, abstained, alternatives } = prescription;
  const { locale, language, quiet, alert, why } = reader;
  const sure = percent(confidence, language);
  const verdict = abstained
    ? alert(say(locale, 'pas de réponse sûre : une personne doit trancher', 'no sure answer: a person must decide'))
    : say(locale, `confiance ${sure}`, `confidence ${sure}`);
  const others = alternatives.map((other) => `${other.crisis} ${percent(other.confidence, language)}`);
  const rows: Row[] = [
    [say(locale, 'Crise', 'Crisis'), `${visible(crisis.title)} ${quiet(`(${crisis.key})`)}, ${verdict}`],
    ...evidenceRows(prescription.evidence, reader),
  ];
  const label = say(locale, 'Sinon', 'Otherwise');
  if (!why) return abstained && others.length > 0 ? [...rows, [label, others.join(', ')]] : rows;
  const reasons = alternatives.flatMap(({ crisis: key }, at): Row[] => [
    [at === 0 ? label : '', others[at]!],
    ...evidenceRows(evidenceOf(key), reader),
  ]);
  return [...rows, ...reasons];
}

/** Signals first, then words that the examples taught; those that spoke against, and every weight, only when asked. */
function evidenceRows(evidence: readonly Evidence[], { locale, language, quiet, why }: Reader): Row[] {
  const said = (one: Evidence, signal: string) => {
    const weight = why
      ? ` ${one.weight.toLocaleString(language, { maximumFractionDigits: 2, signDisplay: 'always' })}`
      : '';
    return `${quoted(visible(one.quote), locale)}${signal + weight === '' ? '' : quiet(signal + weight)}`;
  };
  const signals = evidence.flatMap((one) =>
    one.signal === null ? [] : said(one, ` ${say(locale, 'signal', 'signal')} ${quoted(one.signal, locale)}`),
  );
  const learnt = evidence
    .filter(({ signal, weight }) => signal === null && (why || weight > 0))
    .map((one) => said(one, ''));
  const rows: Row[] = signals.length === 0 ? [] : [['', signals.join(', ')]];
  return learnt.length === 0
    ? rows
    : [...rows, ['', `${learnt.join(', ')} ${quiet(say(locale, 'd’après les exemples', 'from the examples'))}`]];
}

function severityRows({ severity }: Prescription, { locale, quiet }: Reader): Row[] {
  const reasons = severity.reasons.map(({ message }): Row => ['', quiet(visible(message))]);
  return [
    [say(locale, 'Gravité', 'Severity'), say(locale, `${severity.level} sur 5`, `${severity.level} of 5`)],
    ...reasons,
  ];
}

function charterRow({ charter }: Prescription, { locale, quiet }: Reader): Row[] {
  return [
    [say(locale, 'Charte', 'Charter'), quiet(`${charter.brand} ${charter.version} (${charter.digest.slice(0, 12)})`)],
  ];
}
