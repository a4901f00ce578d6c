/**
 * How right `aplomb triage` is on comments it has not seen, end to end, in one command: half of the development comments
 * become a brand, the other half are asked of the real command line, and its answers are scored. Eight deals and their mean.
 *
 *   node test/bench/triage/heldout.ts          # seeds 1 to 8
 *   node test/bench/triage/heldout.ts 3 20     # these
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Figures, figuresLine, meanOf } from './measure.ts';
import { scoreLines } from './score.ts';

const SEEDS = ['1', '2', '3', '4', '5', '6', '7', '8'];

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

function node(script: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [here(script), ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr || stdout);
  return stdout;
}

const linesOf = (text: string) => {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line));
};

/** One deal, in a folder of its own that is gone afterwards. */
function heldOut(seed: string): Figures {
  const folder = mkdtempSync(join(tmpdir(), 'aplomb-heldout-'));
  try {
    node('brand.ts', [folder, seed]);
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    const brand = join(folder, 'brand');
    const answers = node('../../../packages/cli/src/main.ts', ['triage', '--charter', brand], read('questions.jsonl'));
    const { figures, abstained } = scoreLines(linesOf(read('key.jsonl')), linesOf(answers));
    console.log(`seed ${seed}: ${figuresLine(figures)}; abstained ${abstained}`);
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const asked = process.argv.slice(2);
console.log('accuracy / macro-F1 | lenient | ECE | at half coverage');
console.log(`mean: ${figuresLine(meanOf((asked.length > 0 ? asked : SEEDS).map(heldOut)))}`);
