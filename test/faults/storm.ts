import { execFileSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Db, openDb } from '../../api/src/db.ts';
import { migrate } from '../../api/src/postgres/migrate.ts';
import { startPostgres } from '../../api/src/postgres/postgres.ts';
import { playbooks } from '../api/harness.ts';
import { chanceFrom } from './chance.ts';
import { fast } from './fast.ts';
import { startFleet } from './fleet.ts';
import { type Follower, followByPolling, followBySse } from './followers.ts';
import { makeLoad } from './load.ts';
import { type Finding, judgeChains, judgeChanges, judgeClocks, judgeFollower } from './verdict.ts';
import { makeWeather } from './weather.ts';
import { placeWitness } from './witness.ts';

export interface StormOptions {
  readonly seconds: number;
  /** It goes on until so many changes were answered and so many strikes fell, at most ten times as long. */
  readonly changes: number;
  readonly strikes: number;
  readonly seed: number;
  /** Between two strikes. */
  readonly everyMs: number;
}

export interface StormReport {
  /** What was done: a name and how often. */
  readonly done: readonly (readonly [string, number])[];
  readonly findings: readonly Finding[];
}

const calmingMs = 90_000;
/** Servers look twice a second, and may have much to do. */
const slackMs = 3_000;

/** Three servers on one PostgreSQL, callers who insist, followers, and weather; then calm, and every promise looked at. */
export async function storm({ seconds, changes, strikes, seed, everyMs }: StormOptions): Promise<StormReport> {
  const root = mkdtempSync(join(tmpdir(), 'aplomb-storm-'));
  execFileSync('chmod', ['755', root]);
  const postgres = await startPostgres(join(root, 'postgres'));
  await migrate(postgres.url);
  const db = openDb(postgres.url, 2);
  await placeWitness(db);
  const env = {
    APLOMB_DATA: join(root, 'postgres'),
    APLOMB_PLAYBOOKS: playbooks,
    STORM_BEGAN: join(root, 'began'),
    STORM_SECONDS: String(seconds),
  };
  const fleet = await startFleet(3, env);
  const began = begin(env.STORM_BEGAN);
  /** What was due by then must have fired. */
  const dueBy = () => fast(Date.now() - slackMs, began, seconds);
  try {
    const faults: string[] = [];
    const retries: Record<string, number> = {};
    let until = performance.now() + seconds * 10_000 + calmingMs;
    const load = makeLoad(`storm${seed}`, chanceFrom(seed), {
      urls: fleet.urls,
      chance: chanceFrom(seed + 1),
      until: () => until,
      onFault: (why) => faults.push(why),
      onRetry: (why) => (retries[why] = (retries[why] ?? 0) + 1),
    });
    const sse = followBySse(fleet.urls, chanceFrom(seed + 2));
    const polling = followByPolling(fleet.urls, chanceFrom(seed + 3));
    const weather = makeWeather({ fleet, db, folder: postgres.folder, chance: chanceFrom(seed + 4), everyMs });

    const loading = load.run(8);
    const striking = weather.run();
    const [enoughAt, endAt] = [performance.now() + seconds * 1_000, performance.now() + seconds * 10_000];
    const enough = () => performance.now() >= enoughAt && load.sent.length >= changes && weather.strikes() >= strikes;
    while (!enough() && performance.now() < endAt) await pause(100);
    weather.stop();
    load.stop();
    await striking;
    until = performance.now() + calmingMs;
    await loading;
    await fleet.ready();
    await calm(() => insist(() => isCalm(db, dueBy())));
    const last = await insist(() => lastSequence(db));
    const [{ total }] = await insist(
      () => db.$queryRaw<[{ total: number }]>`SELECT count(*)::int AS total FROM "LogEntry" WHERE sequence <= ${last}`,
    );
    await calm(async () => sse.seen.length >= total && polling.seen.length >= total);
    const late = await judgeClocks(db, dueBy());
    await Promise.all([sse.stop(), polling.stop()]);
    const statuses = await fleet.stop();
    const findings = [
      ...(await judgeChanges(db, load.sent)),
      ...late,
      await judgeChains(db),
      await judgeFollower(db, 'those who follow by SSE', sse.seen, last),
      await judgeFollower(db, 'those who poll', polling.seen, last),
      { promise: 'no fault of ours is told', looked: load.sent.length + load.reads(), broken: faults },
      { promise: 'no server ends by itself', looked: 3, broken: fleet.lost },
      {
        promise: 'servers stop when asked',
        looked: statuses.length,
        broken: statuses.filter((status) => status !== 0).map((status) => `status ${status}`),
      },
    ];
    return {
      done: told(load.sent, load.reads(), retries, weather.done, [sse, polling], fleet.startedInVain()),
      findings,
    };
  } finally {
    await fleet.stop();
    await db.$disconnect();
    postgres.letGo();
    await pause(500);
    rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** Lets the servers' clocks run; renamed into place, so that nobody reads half of it. */
function begin(file: string): number {
  const began = Date.now();
  writeFileSync(`${file}.aside`, String(began));
  renameSync(`${file}.aside`, file);
  return began;
}

function told(
  sent: ReturnType<typeof makeLoad>['sent'],
  reads: number,
  retries: Readonly<Record<string, number>>,
  weather: Readonly<Record<string, number>>,
  [sse, polling]: readonly [Follower, Follower],
  inVain: number,
): [string, number][] {
  const changes = Map.groupBy(sent, ({ operation, answer }) => `${operation} ${answer ?? 'unanswered'}`);
  return [
    ...[...changes].map(([name, list]): [string, number] => [name, list.length]).sort(),
    ['read', reads],
    ...Object.entries(weather),
    ...Object.entries(retries).map(([why, times]): [string, number] => [`sent again: ${why}`, times]),
    ['servers that found no database at their start', inVain],
    ['connections by SSE', sse.connections()],
    ['polls', polling.connections()],
  ];
}

async function isCalm(db: Db, dueBy: number): Promise<boolean> {
  return (await db.deadline.count({ where: { dueAt: { lte: new Date(dueBy) } } })) === 0;
}

async function lastSequence(db: Db): Promise<bigint> {
  const last = await db.logEntry.findFirst({ orderBy: { sequence: 'desc' }, select: { sequence: true } });
  return last?.sequence ?? 0n;
}

/** The witness's own sessions are struck as well. */
async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (fault) {
      if (tries === 100) throw fault;
      await pause(200);
    }
  }
}

async function calm(holds: () => Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + calmingMs;
  while (performance.now() < giveUpAt && !(await holds())) await pause(200);
}
