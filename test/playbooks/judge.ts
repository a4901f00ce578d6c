/** What a sample brand makes of comments, set beside the crisis types one would defend. */
import { resolve } from 'node:path';
import type { Charter } from '../../packages/core/src/charter.ts';
import { compile } from '../../packages/core/src/compile.ts';
import { readCharter } from '../../packages/core/src/node.ts';
import { triage } from '../../packages/core/src/triage/triage.ts';

export interface Asked {
  readonly id: string;
  readonly text: string;
  readonly types: readonly string[];
}

export interface Verdict {
  /** How many are of a type one would defend. */
  readonly right: number;
  /** Ids of the others, with the type they got instead. Never their texts. */
  readonly misses: readonly string[];
  /** Ids of those that are wrong with a confidence of at least one half. */
  readonly confidentlyWrong: readonly string[];
}

const SURE = 0.5;
const now = Date.parse('2026-12-02T10:00:00+01:00');

const charters = new Map<string, Promise<Charter>>();

async function readBrand(brand: string): Promise<Charter> {
  const sources = await readCharter(resolve(import.meta.dirname, '../../playbooks', brand));
  const { charter } = compile(sources, { year: 2026 });
  if (charter === null) throw new Error(`The charter of ${brand} does not compile.`);
  return charter;
}

/** The compiled charter of a sample brand, compiled once. */
export function charterOf(brand: string): Promise<Charter> {
  const known = charters.get(brand) ?? readBrand(brand);
  charters.set(brand, known);
  return known;
}

export async function judge(brand: string, asked: readonly Asked[]): Promise<Verdict> {
  const charter = await charterOf(brand);
  const wrong = asked.flatMap(({ id, text, types }) => {
    const { crisis, confidence, abstained } = triage(charter, { text, channel: 'x' }, { now });
    return types.includes(crisis) ? [] : [{ id, crisis, sure: !abstained && confidence >= SURE }];
  });
  return {
    right: asked.length - wrong.length,
    misses: wrong.map(({ id, crisis }) => `${id} ${crisis}`),
    confidentlyWrong: wrong.filter(({ sure }) => sure).map(({ id }) => id),
  };
}
