import { dropOldKeys } from '../cases/once.ts';
import { repeat } from '../repeat.ts';
import { watchSurges } from '../reports/watch.ts';
import type { Services } from '../services.ts';
import { fireDue, type OnFault } from './fire.ts';
import { keepPromisesToAuthors } from './retention.ts';

const everyMs = 500;
const watchEveryMs = 60_000;
const tidyEveryMs = 600_000;

/**
 * Looks for due clocks, at once and then twice a second. The rows themselves are the schedule: a job queue beside them would
 * hold every due time twice, and a due time moves whenever severity rises or somebody acts. Surges, old keys and what was
 * promised to authors are seen to beside, each by itself: none of them holds up the clocks, nor another by its faults.
 * `isSure` throws where the time is not sure enough to forget somebody by it; unless it is given, it is.
 * The function returned stops it, once what runs has ended.
 */
export function startClock(
  services: Services,
  onFault: OnFault,
  onLost: (fault: unknown) => void,
  isSure: () => Promise<void> = async () => {},
): () => Promise<void> {
  const fire = async (isStopped: () => boolean): Promise<void> => {
    while (!isStopped() && (await fireDue(services, onFault)) > 0);
  };
  const keep = async (isStopped: () => boolean): Promise<void> => {
    await isSure();
    await keepPromisesToAuthors(services, onLost, isStopped);
  };
  const stops = [
    repeat(everyMs, fire, onLost),
    repeat(watchEveryMs, () => watchSurges(services), onLost),
    repeat(tidyEveryMs, () => dropOldKeys(services.db, services.now()), onLost),
    repeat(tidyEveryMs, keep, onLost),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}
