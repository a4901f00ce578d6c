/** Scores JSON lines of `aplomb triage` against a key: node test/bench/triage/score.ts key.jsonl answers.jsonl */
import { readFileSync } from 'node:fs';
import { crisisOf } from './charter.ts';
import type { Row } from './comments.ts';
import { type Answer, figuresLine, measure } from './measure.ts';

interface Line {
  readonly id: string;
  readonly crisis?: string;
  readonly confidence?: number;
  readonly abstained?: boolean;
}

function readLines<T>(file: string): T[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as T);
}

/** The figures as one line. An answer that is missing or an error counts as wrong. */
export function scoreLines(key: readonly Row[], lines: readonly Line[]): string {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const labels = new Map(key.map((row) => [crisisOf(row.label), row.label]));
  const answers = key.map(({ id }): Answer => {
    const line = byId.get(id);
    return {
      label: labels.get(line?.crisis ?? '') ?? '',
      confidence: line?.confidence ?? 0,
      abstained: line?.abstained ?? false,
    };
  });
  const abstained = lines.filter((line) => line.abstained === true).length;
  return `accuracy / macro-F1 | lenient | ECE | at half coverage: ${figuresLine(measure(key, answers))}; abstained ${abstained} of ${key.length}`;
}

if (import.meta.main) {
  const [key, answers] = process.argv.slice(2);
  if (key === undefined || answers === undefined) {
    console.error('Usage: node test/bench/triage/score.ts key.jsonl answers.jsonl');
    process.exitCode = 2;
  } else {
    console.log(scoreLines(readLines<Row>(key), readLines<Line>(answers)));
  }
}
