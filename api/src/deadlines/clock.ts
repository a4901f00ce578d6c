import { dropOldKeys } from '../cases/once.ts';
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
  let stopped = false;
  let watchAt = 0;
  let tidyAt = 0;
  let timer: NodeJS.Timeout | null = null;
  const look = async (): Promise<void> => {
    try {
      while (!stopped && (await fireDue(services, onFault)) > 0);
      if (performance.now() >= watchAt) {
        await watchSurges(services);
        watchAt = performance.now() + watchEveryMs;
      }
      if (performance.now() >= tidyAt) {
        await dropOldKeys(services.db, services.now());
        await keepPromisesToAuthors(services);
        tidyAt = performance.now() + tidyEveryMs;
      }
    } catch (fault) {
      onLost(fault);
    }
    if (!stopped) timer = setTimeout(() => (looking = look()), everyMs);
  };
  let looking = look();
  return async () => {
    stopped = true;
    if (timer !== null) clearTimeout(timer);
    await looking;
  };
}
