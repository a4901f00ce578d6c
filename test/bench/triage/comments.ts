/** The development comments: read from beside the repository, never copied into it. */
import { existsSync, readFileSync } from 'node:fs';

export interface Row {
  readonly id: string;
  readonly track: string;
  readonly text: string;
  readonly lang: string;
  readonly label: string;
  /** Other labels that are also right. */
  readonly alt: readonly string[];
}

const DATA = new URL('../../../../shared/data/comments.jsonl', import.meta.url);

/** Rows of a track, or null where the data is not at hand. */
export function readComments(track: string): readonly Row[] | null {
  if (!existsSync(DATA)) return null;
  const rows = readFileSync(DATA, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
  return rows.filter((row) => row.track === track);
}

/** mulberry32, 0 to 1. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function shuffled<T>(values: readonly T[], seed: number): T[] {
  const random = randomNumbers(seed);
  const mixed = [...values];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
  }
  return mixed;
}

/** Deals rows to parts so that each label and language is spread evenly. */
export function deal(rows: readonly Row[], parts: number, seed: number): readonly (readonly Row[])[] {
  const dealt: Row[][] = Array.from({ length: parts }, () => []);
  const groups = new Map<string, Row[]>();
  for (const row of shuffled(rows, seed)) {
    const key = `${row.label} ${row.lang}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  let turn = 0;
  for (const key of [...groups.keys()].sort()) {
    for (const row of groups.get(key)!) {
      dealt[turn % parts]!.push(row);
      turn += 1;
    }
  }
  return dealt;
}
