const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** What Standard Webhooks 1.0 recommends: the waits after the first, second… try. */
const waits = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour];
/** So that those who failed together do not come back together. */
const mostJitter = 0.1;

/** How long to wait after this many failed tries; null where it was the last. `chance` is in [0, 1). */
export function waitAfter(tries: number, chance: number): number | null {
  const wait = waits[tries - 1];
  return wait === undefined ? null : Math.round(wait * (1 + mostJitter * chance));
}
