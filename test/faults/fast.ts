/** Several deadlines in a row pass in a storm, by jumps: between two of them a server's clock goes as everybody's. */
const jumps = 24;
const jumpMs = 30 * 60_000;
/** In the middle somebody sets the clocks back. */
const backAt = 12;
const backMs = 40 * 60_000;

/** The time on the servers' clocks: it jumps for the seconds that the storm is meant to last, and then no more. */
export function fast(real: number, began: number, seconds: number): number {
  const lasted = Math.min(Math.max(0, real - began), seconds * 1_000);
  const jumped = Math.floor((lasted * jumps) / (seconds * 1_000));
  return Math.floor(real + jumped * jumpMs - (jumped >= backAt ? backMs : 0));
}
