/** How good triage is and how fast, beside its rivals: node test/bench/triage/bench.ts */
import type { Charter } from '../../../packages/core/src/charter.ts';
import { trainClassifier } from '../../../packages/core/src/triage/classifier.ts';
import { triage } from '../../../packages/core/src/triage/triage.ts';
import { benchCharter, labelOf, type Taught } from './charter.ts';
import { deal, type Row, readComments, shuffled } from './comments.ts';
import { type Answer, type Figures, figuresLine, meanOf, measure } from './measure.ts';
import { all, otherCase, type Perturbation, typos, withoutAccents } from './perturb.ts';
import { plainRecipe, type Rival, winkRival } from './rivals.ts';

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
    return (text) => askCharter(charter, text, null);
  };

/** Every row asked once by a rival taught with the other folds; the mean over the seeds. */
function crossed(rows: readonly Row[], rival: Rival, perturb = AS_IS, folds = FOLDS): Figures {
  return meanOf(
    SEEDS.map((seed) => {
      const parts = deal(rows, folds, seed);
      const asked: Row[] = [];
      const answers: Answer[] = [];
      parts.forEach((part, fold) => {
        const ask = rival(parts.filter((_, other) => other !== fold).flat());
        part.forEach((row, number) => {
          asked.push(row);
          answers.push(ask(perturb(row.text, number * folds + fold)));
        });
      });
      return measure(asked, answers);
    }),
  );
}

/** So many examples a type, the rest asked. */
function few(rows: readonly Row[], rival: Rival, count: number): Figures {
  return meanOf(
    SEEDS.map((seed) => {
      const mixed = shuffled(rows, seed);
      const taken = new Map<string, number>();
      const isTaught = mixed.map(({ label }) => {
        taken.set(label, (taken.get(label) ?? 0) + 1);
        return taken.get(label)! <= count;
      });
      const asked = mixed.filter((_, number) => !isTaught[number]);
      const ask = rival(mixed.filter((_, number) => isTaught[number]));
      return measure(
        asked,
        asked.map((row) => ask(row.text)),
      );
    }),
  );
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
  const wink = await winkRival();
  const rivals: readonly (readonly [string, Rival | null])[] = [
    ['phrases only', ours({ examples: false })],
    ['wink naive Bayes', wink],
    ['plain recipe, without phrases', plainRecipe(false)],
    ['plain recipe', plainRecipe(true)],
    ['triage, without phrases', ours({ phrases: false })],
    ['**triage**', ours()],
  ];
  const line = (name: string, cells: string) => `| ${name} | ${cells} |`;
  const absent = 'not installed | | | ';
  const measured = rivals.map(([name, rival]) =>
    line(name, rival === null ? absent : figuresLine(crossed(rows, rival))),
  );
  const perturbed = (
    [
      ['accents dropped', withoutAccents],
      ['other case', otherCase],
      ['typing errors', typos],
      ['all three', all],
    ] as const
  ).map(([name, perturb]) => line(`triage, ${name}`, figuresLine(crossed(rows, ours(), perturb))));
  const half = line('triage, taught by one half, asked the other', figuresLine(crossed(rows, ours(), AS_IS, 2)));
  const counts = [5, 10, 20, 50];
  const short = ({ accuracy, macroF1 }: Figures) => `${(accuracy * 100).toFixed(1)} / ${(macroF1 * 100).toFixed(1)}`;
  const fewLines = rivals.slice(1).map(([name, rival]) => {
    const cells = counts.map((count) => (rival === null ? '' : short(few(rows, rival, count))));
    return line(name, cells.join(' | '));
  });
  return `## Triage

${rows.length} real comments in French and English, 20 types, five folds, mean of ${SEEDS.length} deals. An abstention counts as the answer "other".
Calibration error (ECE) over the answers given. Lenient: the label or another right one. Half coverage: accuracy over the surer half.

| | accuracy / macro-F1 | lenient | ECE | at half coverage |
|---|---|---|---|---|
${[...measured, ...perturbed, half].join('\n')}

Accuracy / macro-F1 with few examples a type:

| | ${counts.join(' | ')} |
|---|${counts.map(() => '---|').join('')}
${fewLines.join('\n')}

${speeds(rows)}
`;
}

if (import.meta.main) console.log(await benchTriage());
