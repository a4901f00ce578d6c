/** The figures of the bench. */
import type { Row } from './comments.ts';

export interface Answer {
  readonly label: string;
  readonly confidence: number;
  readonly abstained: boolean;
}

export interface Figures {
  readonly accuracy: number;
  readonly macroF1: number;
  /** The label or one of `alt`. */
  readonly lenient: number;
  /** Expected calibration error of the answers given (not of those abstained from), ten bins of equal width. */
  readonly ece: number;
  /** Accuracy over the surer half. */
  readonly halfCoverage: number;
  /** Accuracy over the comments of one language; NaN where there are none. */
  readonly french: number;
  readonly english: number;
  /** Mean F1 of the types that have fewer than RARE comments in the whole; NaN where there are none. */
  readonly rare: number;
}

const RARE = 25;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const share = <T>(values: readonly T[], right: (value: T) => boolean): number =>
  values.filter(right).length / values.length;

function macroF1(rows: readonly Row[], answers: readonly Answer[], most = Number.POSITIVE_INFINITY): number {
  const all = [...new Set(rows.map((row) => row.label))];
  const labels = all.filter((label) => rows.filter((row) => row.label === label).length < most);
  return mean(
    labels.map((label) => {
      const truly = rows.filter((row) => row.label === label).length;
      const said = answers.filter((answer) => answer.label === label).length;
      const both = rows.filter((row, i) => row.label === label && answers[i]!.label === label).length;
      return (2 * both) / (truly + said);
    }),
  );
}

export function measure(rows: readonly Row[], answers: readonly Answer[]): Figures {
  const judged = rows.map((row, i) => ({ row, answer: answers[i]!, right: row.label === answers[i]!.label }));
  const given = judged.filter(({ answer }) => !answer.abstained);
  const bins = Array.from({ length: 10 }, (_, bin) =>
    given.filter(({ answer }) => Math.min(9, Math.floor(answer.confidence * 10)) === bin),
  );
  const gaps = bins
    .filter((bin) => bin.length > 0)
    .map(
      (bin) =>
        (bin.length / given.length) *
        Math.abs(mean(bin.map(({ answer }) => answer.confidence)) - share(bin, ({ right }) => right)),
    );
  const surest = [...judged]
    .sort((a, b) => b.answer.confidence - a.answer.confidence)
    .slice(0, Math.ceil(judged.length / 2));
  return {
    accuracy: share(judged, ({ right }) => right),
    macroF1: macroF1(rows, answers),
    lenient: share(judged, ({ row, answer, right }) => right || row.alt.includes(answer.label)),
    ece: gaps.reduce((sum, gap) => sum + gap, 0),
    halfCoverage: share(surest, ({ right }) => right),
    french: share(
      judged.filter(({ row }) => row.lang === 'fr'),
      ({ right }) => right,
    ),
    english: share(
      judged.filter(({ row }) => row.lang === 'en'),
      ({ right }) => right,
    ),
    rare: macroF1(rows, answers, RARE),
  };
}

/** The mean of each figure. */
export function meanOf(all: readonly Figures[]): Figures {
  const of = (key: keyof Figures) => mean(all.map((figures) => figures[key]));
  return {
    accuracy: of('accuracy'),
    macroF1: of('macroF1'),
    lenient: of('lenient'),
    ece: of('ece'),
    halfCoverage: of('halfCoverage'),
    french: of('french'),
    english: of('english'),
    rare: of('rare'),
  };
}

const percent = (value: number): string => (value * 100).toFixed(1);

export function figuresLine({ accuracy, macroF1: f1, lenient, ece, halfCoverage }: Figures): string {
  return `${percent(accuracy)} / ${percent(f1)} | ${percent(lenient)} | ${ece.toFixed(3)} | ${percent(halfCoverage)}`;
}

/** French, English, rare types. */
export function partsLine({ french, english, rare }: Figures): string {
  return `${percent(french)} | ${percent(english)} | ${percent(rare)}`;
}
