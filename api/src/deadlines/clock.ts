import { dropOldKeys } from '../cases/once.ts';
import { atMostEvery, repeat } from '../repeat.ts';
import { watchSurges } from '../reports/watch.ts';
import type { Services } from '../services.ts';
import { fireDue, type OnFault } from './fire.ts';
import { keepPromisesToAuthors } from './retention.ts';

const everyMs = 500;
const watchEveryMs = 60_000;
const tidyEveryMs = 600_000;

/**
 * Looks for due clocks, at once and then twice a second. The rows themselves are the schedule: a job queue beside them would
 * hold every due time twice, and a due time moves whenever severity rises or somebody acts.
 * The function returned stops it, once what runs has ended.
 */
export function startClock(
  services: Services,
  onFault: OnFault,
  onLost: (fault: unknown) => void,
): () => Promise<void> {
  const watch = atMostEvery(watchEveryMs, () => watchSurges(services));
  const tidy = atMostEvery(tidyEveryMs, async () => {
    await dropOldKeys(services.db, services.now());
    await keepPromisesToAuthors(services);
  });
  const look = async (isStopped: () => boolean): Promise<void> => {
    while (!isStopped() && (await fireDue(services, onFault)) > 0);
    await watch();
    await tidy();
  };
  return repeat(everyMs, look, onLost);
}
