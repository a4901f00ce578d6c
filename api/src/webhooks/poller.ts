import { atMostEvery, repeat } from '../repeat.ts';
import type { Services } from '../services.ts';
import { type Claimed, claim, deliver, dropOldMessages } from './deliver.ts';
import type { SendOptions } from './send.ts';

const everyMs = 500;
const mostAtOnce = 20;
const mostPerWebhook = 4;
const day = 24 * 3_600_000;
/** How long the log of deliveries goes back, and with it what can be replayed. */
const keptMs = 30 * day;
const tidyEveryMs = 600_000;

/**
 * Delivers what is due, looking twice a second; an endpoint that hangs holds up its own deliveries only. Any number of
 * processes may run it. The function returned stops it, once the tries that run have ended.
 */
export function startDeliveries(
  services: Services,
  options: SendOptions,
  onLost: (fault: unknown) => void,
): () => Promise<void> {
  const running = new Map<Promise<void>, string>();
  const tidy = atMostEvery(tidyEveryMs, () => dropOldMessages(services, keptMs));
  const run = (claimed: Claimed): void => {
    const trying = deliver(services, claimed, options)
      .then(() => {}, onLost)
      .finally(() => running.delete(trying));
    running.set(trying, claimed.webhookId);
  };
  const look = async (): Promise<void> => {
    const free = mostAtOnce - running.size;
    if (free > 0) for (const claimed of await claim(services, free, mostPerWebhook, full(running))) run(claimed);
    await tidy();
  };
  const stop = repeat(everyMs, look, onLost);
  return async () => {
    await stop();
    await Promise.all(running.keys());
  };
}

/** Endpoints with as many tries under way as one may have. */
function full(running: ReadonlyMap<Promise<void>, string>): string[] {
  const counts = Map.groupBy(running.values(), (id) => id);
  return [...counts].flatMap(([id, all]) => (all.length >= mostPerWebhook ? [id] : []));
}
