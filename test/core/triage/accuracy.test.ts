/** On real comments, which stand beside the repository and may be absent: the tests are then reported as skipped. */
import { describe, expect, it } from 'vitest';
import { triage } from '../../../packages/core/src/triage/triage.ts';
import { benchCharter, labelOf } from '../../bench/triage/charter.ts';
import { deal, type Row, readComments } from '../../bench/triage/comments.ts';
import { type Answer, measure } from '../../bench/triage/measure.ts';
import { all, type Perturbation } from '../../bench/triage/perturb.ts';

const rows = readComments('charter');

/** Each half asked of a charter taught by the other. */
function halves(comments: readonly Row[], perturb: Perturbation = (text) => text) {
  const asked: Row[] = [];
  const answers: Answer[] = [];
  for (const seed of [1, 2]) {
    const [one, two] = deal(comments, 2, seed);
    for (const [taught, half] of [
      [one!, two!],
      [two!, one!],
    ] as const) {
      const charter = benchCharter(taught);
      half.forEach(({ text, lang }, number) => {
        const comment = { text: perturb(text, number), language: lang, channel: 'x' };
        const { crisis, confidence, abstained } = triage(charter, comment, { now: 0 });
        answers.push({ label: labelOf(crisis), confidence, abstained });
      });
      asked.push(...half);
    }
  }
  return measure(asked, answers);
}

describe.skipIf(rows === null)(
  'taught by one half of the development comments, asked the other (needs ../shared/data)',
  () => {
    it('is right two times in three, and as sure as it is right', () => {
      const { accuracy, macroF1, ece, halfCoverage } = halves(rows!);
      expect(accuracy).toBeGreaterThan(0.66);
      expect(macroF1).toBeGreaterThan(0.66);
      expect(ece).toBeLessThan(0.06);
      expect(halfCoverage).toBeGreaterThan(0.85);
    });

    it('bears dropped accents, other case and typing errors', () => {
      expect(halves(rows!).accuracy - halves(rows!, all).accuracy).toBeLessThan(0.025);
    });
  },
);
