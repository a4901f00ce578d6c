/** The sample brands on what their trade brings every month; none of it is an example, and nearly all finds its playbook. */
import { describe, expect, it } from 'vitest';
import { everyMonth } from './every-month.ts';
import { charterOf, judge } from './judge.ts';

const AT_LEAST = 0.9;

describe.each(Object.entries(everyMonth))('%s, every month', (brand, comments) => {
  it('finds the playbook that answers it, nine times in ten', async () => {
    const verdict = await judge(
      brand,
      comments.map(({ text, types }) => ({ id: text, text, types })),
    );
    expect(verdict.right / comments.length, `misses: ${verdict.misses.join(' | ')}`).toBeGreaterThanOrEqual(AT_LEAST);
  });

  it('has none of it for an example', async () => {
    const { playbooks } = await charterOf(brand);
    const taught = new Set(Object.values(playbooks).flatMap(({ examples }) => examples.map(({ text }) => text)));
    expect(comments.filter(({ text }) => taught.has(text))).toEqual([]);
  });
});
