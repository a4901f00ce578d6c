/** Scores JSON lines of `aplomb triage` against a key: node test/bench/triage/score.ts key.jsonl answers.jsonl */
import { readFileSync } from 'node:fs';
import { crisisOf } from './charter.ts';
import type { Row } from './comments.ts';
import { type Answer, type Figures, figuresLine, measure } from './measure.ts';

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

export interface Score {
  readonly figures: Figures;
  readonly abstained: number;
}

/** An answer that is missing or an error counts as wrong. */
export function scoreLines(key: readonly Row[], lines: readonly Line[]): Score {
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
  return { figures: measure(key, answers), abstained };
}

if (import.meta.main) {
  const [key, answers] = process.argv.slice(2);
  if (key === undefined || answers === undefined) {
    console.error('Usage: node test/bench/triage/score.ts key.jsonl answers.jsonl');
    process.exitCode = 2;
  } else {
    const rows = readLines<Row>(key);
    const { figures, abstained } = scoreLines(rows, readLines<Line>(answers));
    const line = figuresLine(figures);
    console.log(
      `accuracy / macro-F1 | lenient | ECE | at half coverage: ${line}; abstained ${abstained} of ${rows.length}`,
    );
  }
}
