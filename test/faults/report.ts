import type { Copy } from './copy.ts';
import type { Scene } from './scene.ts';

interface Rest {
  readonly weather: Readonly<Record<string, number>>;
  readonly copy: Copy;
}

/** What was done in a storm: a name and how often. */
export function reportOf({ parties, trespassers, retries, fleet }: Scene, { weather, copy }: Rest): [string, number][] {
  const changes = Map.groupBy(
    parties.flatMap(({ load }) => load.sent),
    ({ operation, answer }) => `${operation} ${answer ?? 'unanswered'}`,
  );
  const arrivals = Map.groupBy(
    parties.flatMap(({ receiver }) => receiver.arrivals),
    ({ made }) => made,
  );
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  return [
    ...[...changes].map(([name, list]): [string, number] => [name, list.length]).sort(),
    ['read', sum(parties.map(({ load }) => load.reads()))],
    ['asked for what is the other’s', sum(trespassers.map(({ asked }) => asked()))],
    ...Object.entries(weather),
    ...Object.entries(retries).map(([why, times]): [string, number] => [`sent again: ${why}`, times]),
    ['servers that found no database at their start', fleet.startedInVain()],
    ['connections by SSE', sum(parties.map(({ sse }) => sse.connections()))],
    ['polls', sum(parties.map(({ polling }) => polling.connections()))],
    ...[...arrivals].map(([made, list]): [string, number] => [`messages ${made}`, list.length]).sort(),
    ['receivers killed', sum(parties.map(({ receiver }) => receiver.kills()))],
    ['copies cut short', copy.inVain],
    ['lines said by the servers', fleet.lines().length],
  ];
}
