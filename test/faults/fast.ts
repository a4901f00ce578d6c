/** What passes on the servers' clocks while a storm lasts: several deadlines in a row. */
const passes = 12 * 3_600_000;

/** The time on the servers' clocks: fast for the seconds that the storm is meant to last, then no faster than anybody's. */
export function fast(real: number, began: number, seconds: number): number {
  const lasted = Math.min(real - began, seconds * 1_000);
  return Math.floor(began + (lasted / (seconds * 1_000)) * passes + Math.max(0, real - began - seconds * 1_000));
}
