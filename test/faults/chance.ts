/** Chance that can be repeated: the same seed gives the same numbers (mulberry32). */
export interface Chance {
  /** From 0 up to 1. */
  readonly next: () => number;
  /** From 0 up to, without, `most`. */
  readonly below: (most: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
}

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most: number) => Math.floor(next() * most);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  return { next, below, pick };
}
