import { setTimeout as pause } from 'node:timers/promises';
import { repeat } from '../repeat.ts';
import type { Services } from '../services.ts';
import { type Claimed, claim, deliver, standBehind } from './deliver.ts';
import { dropOldMessages } from './dropOld.ts';
import { isTaken, type SendOptions } from './send.ts';

const everyMs = 500;
/** Tries end one by one; a look for each would cost more than it brings. */
const gatherMs = 20;
const mostAtOnce = 40;
/** Of an endpoint that took the last it was sent. Of any other one: many that hang leave room for those that do not. */
const mostPerWebhook = 4;
const day = 24 * 3_600_000;
/** How long the log of deliveries goes back, and with it what can be replayed. */
const keptMs = 30 * day;
const tidyEveryMs = 600_000;
/** What a try may still take once the process is asked to stop. */
const graceMs = 2_000;

/**
 * Delivers what is due: looks twice a second, and while there is something to do whenever a try has ended. An endpoint
 * that hangs holds up its own deliveries only. Any number of processes may run it. The function returned stops it: tries
 * that run may end within two seconds; the others are given back, for whichever process looks next.
 */
export function startDeliveries(
  services: Services,
  options: SendOptions,
  onLost: (fault: unknown) => void,
): () => Promise<void> {
  const running = new Map<Promise<void>, string>();
  const well = new Set<string>();
  const stopping = new AbortController();
  const sending = { ...options, stopped: stopping.signal };
  const run = (claimed: Claimed): void => {
    const { webhookId } = claimed;
    const trying = deliver(services, claimed, sending)
      .then(({ status }) => void (isTaken(status) ? well.add(webhookId) : well.delete(webhookId)), onLost)
      .finally(() => running.delete(trying));
    running.set(trying, webhookId);
  };
  const take = async (): Promise<number> => {
    const free = mostAtOnce - running.size;
    const claimed = free > 0 ? await claim(services, free, 1, shares(running, well)) : [];
    for (const one of claimed) run(one);
    return claimed.length;
  };
  const look = async (isStopped: () => boolean): Promise<void> => {
    await standBehind(services);
    while (!isStopped() && (await take()) > 0) {
      await Promise.race([...running.keys(), pause(everyMs, undefined, { ref: false })]);
      await pause(gatherMs);
    }
  };
  const stops = [repeat(everyMs, look, onLost), repeat(tidyEveryMs, () => dropOldMessages(services, keptMs), onLost)];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
    const grace = setTimeout(() => stopping.abort(), graceMs);
    await Promise.all(running.keys());
    clearTimeout(grace);
  };
}

/** How many more each endpoint may have under way that has some, or is well. */
function shares(running: ReadonlyMap<Promise<void>, string>, well: ReadonlySet<string>): Record<string, number> {
  const underWay = Map.groupBy(running.values(), (id) => id);
  const known = new Set([...underWay.keys(), ...well]);
  return Object.fromEntries(
    [...known].map((id) => [id, Math.max(0, (well.has(id) ? mostPerWebhook : 1) - (underWay.get(id)?.length ?? 0))]),
  );
}
