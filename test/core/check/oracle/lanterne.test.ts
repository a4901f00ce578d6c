import { describe, expect, it } from 'vitest';
import { agreeOn, codesOf } from './agreement.ts';
import { changed } from './edits.ts';
import { judged } from './judge.ts';
import { seeded } from './prng.ts';
import { lanterneBrand } from './written.ts';

const BRANDS = Number(process.env.ORACLE_BRANDS ?? 500);
const SEED = Number(process.env.ORACLE_SEED ?? 20_261_120);

describe(`a good charter, changed in one to three places (${BRANDS} times, seed ${SEED})`, () => {
  const random = seeded(SEED);
  const whole = lanterneBrand();
  const brands: NonNullable<ReturnType<typeof changed>>[] = [];
  while (brands.length < BRANDS) {
    const one = changed(whole, random);
    if (one !== null) brands.push(one);
  }

  agreeOn(brands);

  it('comes with every fault that can be made, and sometimes with none', () => {
    const codes = new Set(brands.flatMap(({ brand }) => codesOf(brand)));
    const sound = brands.filter(({ brand }) => Object.keys(judged(brand)).length === 0);
    expect(sound.length).toBeGreaterThan(BRANDS / 10);
    expect([...codes].sort()).toEqual(expect.arrayContaining(FAULTS));
  });
});

const FAULTS = [
  'approval/of-later',
  'approval/too-few',
  'deadline/ends-work',
  'deadline/loop',
  'deadline/no-consequence',
  'names',
  'needs/author-later',
  'needs/no-relay',
  'promise/answered-within',
  'promise/relays-come-back',
  'promise/told',
  'region/sideways',
  'step/dead-end',
  'step/deadline-missing',
  'step/trapped',
  'step/unreachable',
];
