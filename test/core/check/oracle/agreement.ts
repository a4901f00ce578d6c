/** What both oracle suites ask of a set of brands: that compiler and oracle agree on each. */
import { expect, it } from 'vitest';
import { compiled, judged, wrongLengths } from './judge.ts';
import type { Brand } from './written.ts';

/** A brand, and what was done to it, to be told where the two disagree. */
export interface Judgeable {
  readonly brand: Brand;
  readonly said: string;
}

export function agreeOn(brands: readonly Judgeable[]): void {
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
      const hasOtherFaults = codesOf(brand).some((code) => !code.startsWith('promise/'));
      return hasOtherFaults ? [] : wrongLengths(brand).map((difference) => `${said}: ${difference}`);
    });
    expect(differences).toEqual([]);
  });
}

export function codesOf(brand: Brand): readonly string[] {
  return Object.values(judged(brand)).flat();
}
