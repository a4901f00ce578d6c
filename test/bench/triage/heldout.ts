/**
 * How right `aplomb triage` is on comments it has not seen, end to end, in one command: half of the development comments
 * become a brand, the other half are asked of the real command line, and its answers are scored.
 *
 *   node test/bench/triage/heldout.ts
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

const folder = mkdtempSync(join(tmpdir(), 'aplomb-heldout-'));
try {
  process.stdout.write(node('brand.ts', [folder]));
  const questions = readFileSync(join(folder, 'questions.jsonl'), 'utf8');
  const answers = node('../../../packages/cli/src/main.ts', ['triage', '--charter', join(folder, 'brand')], questions);
  writeFileSync(join(folder, 'answers.jsonl'), answers);
  process.stdout.write(node('score.ts', [join(folder, 'key.jsonl'), join(folder, 'answers.jsonl')]));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
