/** What the checker accepts can be reached: workflows at random, each step and choice of the sound ones played. */
import { describe, expect, it } from 'vitest';
import {
  compile,
  coverageOf,
  draftTests,
  isFailingTest,
  playStory,
  readDocument,
} from '../../../packages/core/src/index.ts';
import { seeded } from '../check/oracle/prng.ts';
import { randomBrand } from '../check/oracle/workflows.ts';
import { sourcesOf } from '../check/oracle/written.ts';

const BRANDS = Number(process.env.DRAFTING_BRANDS ?? 200);
const SEED = Number(process.env.DRAFTING_SEED ?? 20_261_121);
/** A broken promise makes nothing unreachable. */
const HARMLESS = /^promise\//;

describe(`the sound ones of ${BRANDS} workflows at random (seed ${SEED})`, () => {
  it('have a story that plays for every step, choice, reply and severity', { timeout: 600_000 }, () => {
    const random = seeded(SEED);
    let sound = 0;
    const lost: string[] = [];
    for (let count = 0; count < BRANDS; count += 1) {
      const brand = randomBrand(random);
      // No promise is proved: only the workflow is in question.
      brand.charter.promises = [{ 'ends-within': '10 years' }];
      const sources = sourcesOf(brand);
      const { charter, diagnostics } = compile(sources, { year: 2026 });
      const wrong = diagnostics.filter(
        (one) => one.severity === 'error' && !isFailingTest(one) && !HARMLESS.test(one.code),
      );
      if (charter === null || wrong.length > 0) continue;
      sound += 1;
      const said = JSON.stringify(brand.playbooks.triage?.workflow);
      const [coverage] = coverageOf(charter, readDocument(sources, 'en'));
      const { stories, unreachable } = draftTests(charter, coverage!, 'en');
      for (const { kind, name, why } of unreachable)
        if (kind !== 'crisis') lost.push(`${kind} ${name}: ${why} ${said}`);
      for (const { story } of stories) if (!playStory(charter, 'triage', story).ok) lost.push(`${story.story} ${said}`);
    }
    expect(lost).toEqual([]);
    expect(sound).toBeGreaterThan(BRANDS / 25);
  });
});
