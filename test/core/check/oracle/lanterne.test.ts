import { describe, expect, it } from 'vitest';
import { changed } from './edits.ts';
import { compiled, judged, wrongLengths } from './judge.ts';
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

  it('is refused by the compiler for what a search of every configuration finds, and for nothing else', {
    timeout: 600_000,
  }, () => {
    const differences = brands.flatMap(({ brand, said }) => {
      const [compiler, oracle] = [compiled(brand), judged(brand)];
      return JSON.stringify(compiler) === JSON.stringify(oracle) ? [] : [{ said, compiler, oracle }];
    });
    expect(differences).toEqual([]);
  });

  it('has the worst case, minute for minute, that a simulation of its arrivals finds', { timeout: 600_000 }, () => {
    const differences = brands.flatMap(({ brand, said }) => {
      const hasOtherFaults = Object.values(judged(brand))
        .flat()
        .some((code) => !code.startsWith('promise/'));
      return hasOtherFaults ? [] : wrongLengths(brand).map((difference) => `${said}: ${difference}`);
    });
    expect(differences).toEqual([]);
  });

  it('comes with every fault that can be made, and sometimes with none', () => {
    const codes = new Set(brands.flatMap(({ brand }) => Object.values(judged(brand)).flat()));
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
