import { brands } from './brands.ts';
import { type Copy, judgeCopy } from './copy.ts';
import type { Weight } from './fleet.ts';
import type { Party } from './party.ts';
import type { Scene } from './scene.ts';
import { judgeTold } from './told.ts';
import { type Finding, judgeChains, judgeChanges, judgeClocks, judgeFollower } from './verdict.ts';

export interface Outcome {
  readonly copy: Copy;
  /** Of each server, after one part of the calm and after the other. */
  readonly weights: readonly (readonly Weight[])[];
  /** The last entry of the log. */
  readonly last: bigint;
  /** What was due by then must have fired. */
  readonly dueBy: number;
}

/** Every promise, looked at once all is over; stops the servers. */
export async function judge(scene: Scene, { copy, weights, last, dueBy }: Outcome): Promise<Finding[]> {
  const { db, fleet, parties, trespassers, faults, postgres } = scene;
  const clocks = await judgeClocks(db, dueBy);
  await Promise.all(parties.flatMap(({ sse, polling }) => [sse.stop(), polling.stop()]));
  const statuses = await fleet.stop();
  const sent = parties.flatMap(({ load }) => load.sent);
  const findings = [...(await judgeChanges(db, sent)), ...clocks, await judgeChains(db)];
  for (const party of parties) findings.push(...(await judgeParty(scene, party, last)));
  return [
    ...findings,
    ...trespassers.map(({ asked, got }, place) => ({
      promise: `${parties[place]?.brand.name}: its keys open nothing of the other's`,
      looked: asked(),
      broken: got,
    })),
    ...(await judgeCopy(db, postgres.url, copy)),
    judgeSecrecy(fleet.lines()),
    ...judgeWeights(weights),
    { promise: 'no fault of ours is told', looked: sent.length, broken: faults },
    { promise: 'no server ends by itself', looked: 3, broken: fleet.lost },
    {
      promise: 'servers stop when asked',
      looked: statuses.length,
      broken: statuses.filter((status) => status !== 0).map((status) => `status ${status}`),
    },
  ];
}

async function judgeParty({ db }: Scene, party: Party, last: bigint): Promise<Finding[]> {
  const { brand, sse, polling, receiver, gone, secrets, load, leaks } = party;
  const arrivals = gone.arrivals.length;
  return [
    await judgeFollower(db, brand.name, 'follow by SSE', sse.seen, last),
    await judgeFollower(db, brand.name, 'poll', polling.seen, last),
    ...(await judgeTold(db, brand, receiver, secrets)),
    {
      promise: `${brand.name}: an endpoint that answered 410 is left alone`,
      looked: arrivals,
      broken: arrivals > mostToGone ? [`${arrivals} arrivals`] : [],
    },
    { promise: `${brand.name}: no answer says a word of the other's`, looked: load.sent.length, broken: leaks },
  ];
}
/** As many as may be under way when the first is answered, over three servers. */
const mostToGone = 24;

/** What people wrote stands in no line that a server said, whatever failed meanwhile. */
function judgeSecrecy(lines: readonly string[]): Finding {
  const words = brands.map(({ word }) => word);
  const told = lines.filter((line) => words.some((word) => line.includes(word)));
  return { promise: 'no server logs a word of a comment', looked: lines.length, broken: told };
}

/** Caches fill in the first part of the calm; in the second nothing may grow that does not end. */
function judgeWeights([early = [], late = []]: readonly (readonly Weight[])[]): Finding[] {
  const grown = (what: keyof Weight, most: (before: number) => number): string[] =>
    late.flatMap((weight, place) => {
      const before = early[place]?.[what] ?? 0;
      return weight[what] > most(before) ? [`server ${place}: ${before} → ${weight[what]}`] : [];
    });
  return [
    { promise: 'memory levels off', looked: late.length, broken: grown('heap', (heap) => heap * 1.15 + 8_000_000) },
    { promise: 'handles level off', looked: late.length, broken: grown('handles', (handles) => handles + 40) },
  ];
}
