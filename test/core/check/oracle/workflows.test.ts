import { describe, expect, it } from 'vitest';

import { compiled, judged, wrongLengths } from './judge.ts';
import { seeded } from './prng.ts';
import { randomBrand } from './workflows.ts';

const BRANDS = Number(process.env.ORACLE_BRANDS ?? 500);
const SEED = Number(process.env.ORACLE_SEED ?? 20_261_120);

describe(`a small workflow at random (${BRANDS} times, seed ${SEED})`, () => {
  const random = seeded(SEED);
  const brands = Array.from({ length: BRANDS }, () => {
    const brand = randomBrand(random);
    return { brand, said: JSON.stringify(brand.playbooks.triage!.workflow) };
  });

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

  it('comes with the faults that matter, and often with none but a broken promise', () => {
    const codes = new Set(brands.flatMap(({ brand }) => Object.values(judged(brand)).flat()));
    const flows = brands.filter(({ brand }) => judged(brand).triage === undefined);
    expect(flows.length).toBeGreaterThan(BRANDS / 10);
    expect([...codes].sort()).toEqual(expect.arrayContaining(FAULTS));
  });
});

const FAULTS = [
  'approval/by-author',
  'approval/of-later',
  'approval/too-few',
  'choice/never',
  'deadline/ends-work',
  'deadline/loop',
  'needs/author-later',
  'needs/no-relay',
  'promise/answered-within',
  'promise/approved-by',
  'promise/ends-within',
  'promise/relays-come-back',
  'promise/told',
  'region/sideways',
  'step/trapped',
  'step/unreachable',
  'template/maybe-empty',
];
