import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { allIsTold, calm, insistOn, lastSequence, noClockIsDue } from './calm.ts';
import { chanceFrom } from './chance.ts';
import { type Copy, copyAmidst } from './copy.ts';
import type { Weight } from './fleet.ts';
import { judge } from './judge.ts';
import { reportOf } from './report.ts';
import { openScene, type Scene } from './scene.ts';
import type { Finding } from './verdict.ts';
import { makeWeather, type Weather } from './weather.ts';

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

const patienceMs = 90_000;
/** Servers look twice a second, and may have much to do. */
const slackMs = 3_000;
const callersPerBrand = 4;

/**
 * Three servers on one PostgreSQL; two brands, each with callers who insist, followers and a moody receiver, all by keys that
 * may little; somebody who asks for what is the other's; weather. Then calm, and every promise looked at.
 */
export async function storm(options: StormOptions): Promise<StormReport> {
  const scene = await openScene(options.seconds, options.seed);
  try {
    const { fleet, db, postgres } = scene;
    const weather = makeWeather({ ...options, fleet, db, folder: postgres.folder, chance: chanceFrom(options.seed) });
    const copy = await rage(scene, weather, options);
    const weights = await goOnInCalm(scene, options.seconds * 200);
    const last = await settle(scene);
    return {
      findings: await judge(scene, { copy, weights, last, dueBy: scene.now(slackMs) }),
      done: reportOf(scene, { weather: weather.done, copy }),
    };
  } finally {
    await scene.close();
  }
}

/** Everything at once, and in the midst of it a copy and another secret. */
async function rage(
  { parties, trespassers, postgres, folder, begin, insistFor, fleet }: Scene,
  weather: Weather,
  { seconds, changes, strikes }: StormOptions,
): Promise<Copy> {
  insistFor(seconds * 10_000 + patienceMs);
  begin();
  const [halfAt, enoughAt, endAt] = [0.5, 1, 10].map((times) => performance.now() + times * seconds * 1_000) as Times;
  const working = [...parties.map(({ load }) => load.run(callersPerBrand)), ...trespassers.map(({ run }) => run())];
  const striking = weather.run();
  while (performance.now() < halfAt) await pause(100);
  const copying = copyAmidst(postgres.url, join(folder, 'copy'));
  await Promise.all(parties.map(({ rotate }) => insistOn(rotate)));
  const sent = () => parties.reduce((sum, { load }) => sum + load.sent.length, 0);
  const enough = () => performance.now() >= enoughAt && sent() >= changes && weather.strikes() >= strikes;
  while (!enough() && performance.now() < endAt) await pause(100);
  weather.stop();
  for (const { load } of parties) load.stop();
  for (const { stop } of trespassers) stop();
  await striking;
  insistFor(patienceMs);
  await Promise.all(working);
  await fleet.ready();
  return copying;
}
type Times = [number, number, number];

/** Work without weather, in two equal parts; what each server weighs after the one and after the other. */
async function goOnInCalm({ parties, fleet, insistFor }: Scene, ms: number): Promise<(readonly Weight[])[]> {
  const weights = [];
  for (let part = 0; part < 2; part += 1) {
    insistFor(ms + patienceMs);
    const working = parties.map(({ load }) => load.run(callersPerBrand));
    await pause(ms);
    for (const { load } of parties) load.stop();
    await Promise.all(working);
    weights.push(await fleet.weigh());
  }
  return weights;
}

/** Until every clock that was due has fired, everything is told and every follower has seen it. The last entry of the log. */
async function settle({ parties, db, now }: Scene): Promise<bigint> {
  await Promise.all(parties.map(({ receiver }) => receiver.recover()));
  await calm(() => insistOn(() => noClockIsDue(db, now(slackMs))));
  await calm(() => insistOn(() => allIsTold(db, now())));
  const last = await insistOn(() => lastSequence(db));
  for (const { brand, sse, polling } of parties) {
    const where = { brand: brand.name, sequence: { lte: last } };
    const total = await insistOn(() => db.logEntry.count({ where }));
    await calm(async () => sse.seen.length >= total && polling.seen.length >= total);
  }
  return last;
}
