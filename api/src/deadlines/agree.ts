import type { Services } from '../services.ts';

const mostApartMs = 3_600_000;

/** Two clocks that should show the same time do not. */
export class ClocksDisagree extends Error {
  constructor(apartMs: number) {
    const minutes = Math.round(apartMs / 60_000);
    super(
      `This server's clock is ${minutes} minutes from the database's: nobody is forgotten and no proof dropped by it.`,
    );
    this.name = 'ClocksDisagree';
  }
}

/**
 * Throws where the clock of this process and that of the database are more than an hour apart. What cannot be undone is not
 * done by one clock alone: a machine that wakes up in another year would forget everybody.
 */
export async function askAnotherClock({ db, now }: Pick<Services, 'db' | 'now'>): Promise<void> {
  const before = now();
  const [row] = await db.$queryRaw<[{ at: Date }]>`SELECT clock_timestamp() AS at`;
  const apart = before - row.at.getTime();
  if (Math.abs(apart) > mostApartMs) throw new ClocksDisagree(apart);
}
