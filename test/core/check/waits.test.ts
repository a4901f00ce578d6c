import { describe, expect, it } from 'vitest';
import { compile } from '../../../packages/core/src/index.ts';
import { lanterneBrand, sourcesOf } from './oracle/written.ts';

/** The findings about waits of a brand whose waiting step keeps these of its choices. */
function found(kept: number) {
  const brand = lanterneBrand();
  const { waiting } = brand.playbooks.late!.workflow.steps;
  waiting!.choices = waiting!.choices!.slice(0, kept);
  if (kept === 0) delete waiting!.choices;
  const { diagnostics } = compile(sourcesOf(brand), { year: 2026, locale: 'en' });
  return diagnostics.filter(({ code }) => code.startsWith('wait/'));
}

describe('wait/no-choice', () => {
  it('warns of a wait that an author who writes ends for good', () => {
    expect(found(0)).toEqual([
      expect.objectContaining({
        file: 'late/playbook.yaml',
        severity: 'warning',
        code: 'wait/no-choice',
        message: expect.stringContaining('"waiting" no longer waits'),
      }),
    ]);
  });

  it('is silent where somebody may lead on', () => {
    expect(found(1)).toEqual([]);
  });
});
