/**
 * The sample brands on real comments of the development data, which are read where they lie and are no part of the project.
 * Where they are absent the test says which comments it could not read; where they are present, none may be missing.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';
import { defended } from './real-comments.ts';

const file = resolve(import.meta.dirname, '../../../shared/data/comments.jsonl');
const AT_LEAST = 40;
const AT_MOST_CONFIDENTLY_WRONG = 1;

function readTexts(): ReadonlyMap<string, string> | null {
  if (!existsSync(file)) return null;
  const rows = readFileSync(file, 'utf8').trim().split('\n');
  return new Map(rows.map((row) => JSON.parse(row) as { id: string; text: string }).map(({ id, text }) => [id, text]));
}

const texts = readTexts();

describe.each(Object.entries(defended))('%s on real comments', (brand, types) => {
  const ids = Object.keys(types);

  it(`gives at least ${AT_LEAST} of ${ids.length} a type one would defend`, async () => {
    if (texts === null) {
      console.warn(`development data absent, ${brand}: not read ${ids.join(' ')}`);
      expect(existsSync(file), 'development data absent').toBe(false);
      return;
    }
    const missing = ids.filter((id) => !texts.has(id));
    expect(missing, 'ids that the development data lacks').toEqual([]);
    const asked = ids.map((id) => ({ id, text: texts.get(id)!, types: types[id]! }));
    const { right, misses, confidentlyWrong } = await judge(brand, asked);
    expect(right, `misses: ${misses.join(', ')}`).toBeGreaterThanOrEqual(AT_LEAST);
    expect(confidentlyWrong.length, `confidently wrong: ${confidentlyWrong.join(', ')}`).toBeLessThanOrEqual(
      AT_MOST_CONFIDENTLY_WRONG,
    );
  });
});
