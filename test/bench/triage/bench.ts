/** How good triage is and how fast, beside its rivals: node test/bench/triage/bench.ts */
import type { Charter } from '../../../packages/core/src/charter.ts';
import { trainClassifier } from '../../../packages/core/src/triage/classifier.ts';
import { triage } from '../../../packages/core/src/triage/triage.ts';
import { charterOf, example, playbook } from '../../core/triage/charter.ts';
import { benchCharter, crisisOf, labelOf, type Taught } from './charter.ts';
import { deal, type Row, readComments, shuffled } from './comments.ts';
import { type Answer, type Figures, figuresLine, meanOf, measure, partsLine } from './measure.ts';
import { all, otherCase, type Perturbation, typos, withoutAccents } from './perturb.ts';
import { nlpjsRival, plainRecipe, type Rival, winkRival } from './rivals.ts';

const SEEDS = [1, 2, 3];
const FOLDS = 5;
const AS_IS: Perturbation = (text) => text;

function askCharter(charter: Charter, text: string, language: string | null): Answer {
  const { crisis, confidence, abstained } = triage(charter, { text, language, channel: 'x' }, { now: 0 });
  return { label: labelOf(crisis), confidence, abstained };
}

const ours =
  (taught?: Taught): Rival =>
  (rows) => {
    const charter = benchCharter(rows, taught);
    return (text: string) => askCharter(charter, text, null);
  };

/** Every row asked once by a rival taught with the other folds; the mean over the seeds. */
async function crossed(rows: readonly Row[], rival: Rival, perturb = AS_IS, folds = FOLDS): Promise<Figures> {
  const all: Figures[] = [];
  for (const seed of SEEDS) {
    const parts = deal(rows, folds, seed);
    const asked: Row[] = [];
    const answers: Answer[] = [];
    for (const [fold, part] of parts.entries()) {
      const ask = await rival(parts.filter((_, other) => other !== fold).flat());
      for (const [number, row] of part.entries()) {
        asked.push(row);
        answers.push(await ask(perturb(row.text, number * folds + fold), row.lang));
      }
    }
    all.push(measure(asked, answers));
  }
  return meanOf(all);
}

/** So many examples a type, the rest asked. */
async function few(rows: readonly Row[], rival: Rival, count: number): Promise<Figures> {
  const all: Figures[] = [];
  for (const seed of SEEDS) {
    const mixed = shuffled(rows, seed);
    const taken = new Map<string, number>();
    const isTaught = mixed.map(({ label }) => {
      taken.set(label, (taken.get(label) ?? 0) + 1);
      return taken.get(label)! <= count;
    });
    const asked = mixed.filter((_, number) => !isTaught[number]);
    const ask = await rival(mixed.filter((_, number) => isTaught[number]));
    const answers: Answer[] = [];
    for (const row of asked) answers.push(await ask(row.text, row.lang));
    all.push(measure(asked, answers));
  }
  return meanOf(all);
}

/** Single skills: the classifier alone, with examples and no phrase; an abstention counts as its first alternative. */
const alone: Rival = (rows) => {
  const labels = [...new Set(rows.map(({ label }) => label))].sort();
  const examplesOf = (label: string) => rows.filter((row) => row.label === label);
  const charter = charterOf(
    labels.map((label) =>
      playbook(crisisOf(label), {
        title: {},
        examples: examplesOf(label).map(({ text, lang }) => example(text, lang)),
      }),
    ),
  );
  return (text) => {
    const { crisis, confidence, abstained, alternatives } = triage(charter, { text, channel: 'x' }, { now: 0 });
    return { label: labelOf(abstained ? (alternatives[0]?.crisis ?? '') : crisis), confidence, abstained: false };
  };
};

const TRACKS = [
  'hate_fr',
  'offensive_en',
  'spam_fr',
  'spam_en',
  'complaint_en',
  'airline_reason',
  'app_reviews',
  'reviews_fr',
];

/** Ours and wink over each of the other tracks. */
async function trackLines(): Promise<string> {
  const lines: string[] = [];
  for (const track of TRACKS) {
    const rows = readComments(track) ?? [];
    const labels = new Set(rows.map(({ label }) => label)).size;
    const cells: string[] = [];
    for (const rival of [winkRival('our words'), alone]) {
      const { accuracy, macroF1 } = await crossed(rows, rival);
      cells.push(`${(accuracy * 100).toFixed(1)} / ${(macroF1 * 100).toFixed(1)}`);
    }
    lines.push(`| ${track.replace('_', ' ')} | ${rows.length} | ${labels} | ${cells.join(' | ')} |`);
  }
  return lines.join('\n');
}

/** Milliseconds of one training and the median microseconds of one triage, language given and detected. */
function speeds(rows: readonly Row[]): string {
  const copies = Math.ceil(3000 / rows.length);
  const other = (copy: number): Row[] => rows.map((row) => ({ ...row, text: typos(row.text, copy) }));
  const many = Array.from({ length: copies }, (_, copy) => other(copy))
    .flat()
    .slice(0, 3000);
  const training = [rows, many].map((some) => {
    const charter = benchCharter(some);
    const from = performance.now();
    trainClassifier(charter);
    return `${some.length} examples: ${Math.round(performance.now() - from)} ms`;
  });
  const charter = benchCharter(rows);
  const medians = ([true, false] as const).map((given) => {
    const times = rows.map((row) => {
      const from = performance.now();
      askCharter(charter, row.text, given ? row.lang : null);
      return (performance.now() - from) * 1000;
    });
    return Math.round(times.sort((a, b) => a - b)[times.length >> 1]!);
  });
  return `Training: ${training.join(', ')}. One triage, median: ${medians[0]} µs, with the language detected ${medians[1]} µs.`;
}

/** The section of the benchmark on triage, in Markdown. Says so where the comments are not at hand. */
export async function benchTriage(): Promise<string> {
  const rows = readComments('charter');
  if (rows === null) return '## Triage\n\nNot measured: the development comments are not beside the repository.\n';
  const rivals: readonly (readonly [string, Rival])[] = [
    ['phrases only', ours({ examples: false })],
    ['NLP.js', nlpjsRival],
    ['wink naive Bayes, prepared its own way', winkRival('its own')],
    ['wink naive Bayes', winkRival('our words')],
    ['plain recipe, without phrases', plainRecipe(false)],
    ['plain recipe', plainRecipe(true)],
    ['triage, without phrases', ours({ phrases: false })],
    ['**triage**', ours()],
  ];
  const perturbations = [
    ['accents dropped', withoutAccents],
    ['other case', otherCase],
    ['typing errors', typos],
    ['all three', all],
  ] as const;
  const measured: string[] = [];
  const line = (name: string, figures: Figures) =>
    measured.push(`| ${name} | ${figuresLine(figures)} | ${partsLine(figures)} |`);
  for (const [name, rival] of rivals) line(name, await crossed(rows, rival));
  for (const [name, perturb] of perturbations) line(`triage, ${name}`, await crossed(rows, ours(), perturb));
  line('triage, taught by one half, asked the other', await crossed(rows, ours(), AS_IS, 2));
  const counts = [5, 10, 20, 50];
  const fewLines: string[] = [];
  for (const [name, rival] of rivals.slice(1)) {
    const cells: string[] = [];
    for (const count of counts) {
      const { accuracy, macroF1 } = await few(rows, rival, count);
      cells.push(`${(accuracy * 100).toFixed(1)} / ${(macroF1 * 100).toFixed(1)}`);
    }
    fewLines.push(`| ${name} | ${cells.join(' | ')} |`);
  }
  return `## Triage

${rows.length} real comments in French and English, 20 types, five folds, mean of ${SEEDS.length} deals. An abstention counts as the answer "other".
Calibration error (ECE) over the answers given. Lenient: the label or another right one. Half coverage: accuracy over the surer half.
Rare: mean F1 of the types with fewer than 25 comments. NLP.js is told the language of each comment; the others find it.

| | accuracy / macro-F1 | lenient | ECE | at half coverage | French | English | rare |
|---|---|---|---|---|---|---|---|
${measured.join('\n')}

Accuracy / macro-F1 with few examples a type:

| | ${counts.join(' | ')} |
|---|${counts.map(() => '---|').join('')}
${fewLines.join('\n')}

Single skills, accuracy / macro-F1, five folds, examples only (no phrase, no word list):

| track | comments | labels | wink naive Bayes | triage |
|---|---|---|---|---|
${await trackLines()}

${speeds(rows)}
`;
}

if (import.meta.main) console.log(await benchTriage());
