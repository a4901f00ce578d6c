/** The sample brands on comments that no playbook has for an example: the figure is reported, the floor a little under it. */
import { describe, expect, it } from 'vitest';
import { charterOf, judge } from './judge.ts';
import { practice, type Unseen, unseen } from './unseen.ts';

const lists = [
  { name: 'unseen', comments: unseen, brand: 'hirondelle', atLeast: 0.72, confidentlyWrong: 4 },
  { name: 'unseen', comments: unseen, brand: 'croquembouche', atLeast: 0.8, confidentlyWrong: 5 },
  { name: 'practice', comments: practice, brand: 'hirondelle', atLeast: 0.92, confidentlyWrong: 3 },
  { name: 'practice', comments: practice, brand: 'croquembouche', atLeast: 0.92, confidentlyWrong: 3 },
];

const asked = (name: string, comments: readonly Unseen[]) =>
  comments.map(({ text, types }, number) => ({ id: `${name} ${number}`, text, types }));

describe.each(lists)('$brand on the $name comments', ({ name, comments, brand, atLeast, confidentlyWrong }) => {
  it(`gives at least ${Math.round(atLeast * 100)} % a type one would defend`, async () => {
    const all = comments[brand]!;
    const verdict = await judge(brand, asked(name, all));
    const share = verdict.right / all.length;
    const sure = verdict.confidentlyWrong;
    console.info(`${brand}, ${name}: ${verdict.right} of ${all.length} right, ${sure.length} confidently wrong`);
    expect(share, `misses: ${verdict.misses.join(', ')}`).toBeGreaterThanOrEqual(atLeast);
    expect(sure.length, `confidently wrong: ${sure.join(', ')}`).toBeLessThanOrEqual(confidentlyWrong);
  });

  it('has none of them for an example', async () => {
    const { playbooks } = await charterOf(brand);
    const taught = Object.values(playbooks).flatMap(({ examples }) => examples);
    const plain = (text: string) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
    const known = new Set(taught.map(({ text }) => plain(text)));
    expect(comments[brand]!.map(({ text }) => plain(text)).filter((text) => known.has(text))).toEqual([]);
  });
});
