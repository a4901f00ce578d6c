/** A comment is not removed for one everyday word. Asked of both sample brands. */
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Charter } from '../../../packages/core/src/charter.ts';
import { compile } from '../../../packages/core/src/compile.ts';
import { readCharter } from '../../../packages/core/src/node.ts';
import { triage } from '../../../packages/core/src/triage/triage.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const HARMLESS = [
  'I will feel better',
  'I will tell my friends',
  'I will come back tomorrow',
  'you will see',
  'when will you answer me',
  'je vais revenir',
];

describe.each(['hirondelle', 'croquembouche'])('%s', (brand) => {
  let charter: Charter;
  beforeAll(async () => {
    const sources = await readCharter(resolve(import.meta.dirname, '../../../playbooks', brand));
    charter = compile(sources, { year: 2026 }).charter!;
  });
  const crisisOf = (text: string) => triage(charter, { text, channel: 'x' }, { now: 0 }).crisis;

  it.each(HARMLESS)('finds no ground in “%s”', (text) => {
    expect(charter.playbooks[crisisOf(text)]!.ground).toBe('none');
  });

  it.each(['I will find you and I will hurt you', 'je vais venir te retrouver et te casser la gueule'])(
    'still finds a threat in “%s”',
    (text) => {
      expect(crisisOf(text)).toBe('threat');
    },
  );

  it('gives shares that add up to no more than 1', () => {
    for (const text of HARMLESS) {
      const { confidence, alternatives, abstained } = triage(charter, { text, channel: 'x' }, { now: 0 });
      const others = alternatives.slice(abstained ? 1 : 0).reduce((sum, one) => sum + one.confidence, 0);
      expect(confidence + others).toBeLessThanOrEqual(1 + 1e-9);
    }
  });
});
