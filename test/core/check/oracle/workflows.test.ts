import { describe, expect, it } from 'vitest';
import { agreeOn, codesOf } from './agreement.ts';
import { judged } from './judge.ts';
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

  agreeOn(brands);

  it('comes with the faults that matter, and often with none but a broken promise', () => {
    const codes = new Set(brands.flatMap(({ brand }) => codesOf(brand)));
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
