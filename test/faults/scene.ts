import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Db, openDb } from '../../api/src/db.ts';
import { migrate } from '../../api/src/postgres/migrate.ts';
import { startPostgres } from '../../api/src/postgres/postgres.ts';
import { brands, layOut } from './brands.ts';
import { chanceFrom } from './chance.ts';
import { fast } from './fast.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { makeParty, type Party } from './party.ts';
import { makeTrespasser, type Trespasser } from './trespass.ts';
import { placeWitness } from './witness.ts';

/** Where a storm takes place: three servers on one PostgreSQL, and two brands with everybody who has to do with them. */
export interface Scene {
  readonly folder: string;
  readonly postgres: { readonly url: string; readonly folder: string };
  readonly db: Db;
  readonly fleet: Fleet;
  readonly parties: readonly Party[];
  readonly trespassers: readonly Trespasser[];
  /** On the servers' clocks, which jump from the first call of `begin`. */
  readonly begin: () => void;
  readonly now: (agoMs?: number) => number;
  /** How long callers insist from now on. */
  readonly insistFor: (ms: number) => void;
  /** What callers were told that was a fault of ours, and why they sent again. */
  readonly faults: readonly string[];
  readonly retries: Readonly<Record<string, number>>;
  readonly close: () => Promise<void>;
}

export async function openScene(seconds: number, seed: number): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), 'aplomb-storm-'));
  execFileSync('chmod', ['755', folder]);
  mkdirSync(join(folder, 'playbooks'));
  const postgres = await startPostgres(join(folder, 'postgres'));
  await migrate(postgres.url);
  const db = openDb(postgres.url, 3);
  await placeWitness(db);
  const beginning = join(folder, 'began');
  const fleet = await startFleet(3, {
    HOST: '127.0.0.1',
    APLOMB_API_KEY: `root-${seed}`,
    APLOMB_DATA: join(folder, 'postgres'),
    APLOMB_PLAYBOOKS: layOut(join(folder, 'playbooks')),
    APLOMB_WEBHOOKS_ALLOW_PRIVATE: '1',
    APLOMB_LOG: 'info',
    STORM_BEGAN: beginning,
    STORM_SECONDS: String(seconds),
  });
  const faults: string[] = [];
  const retries: Record<string, number> = {};
  let until = 0;
  let began = Date.now();
  const persistence = {
    until: () => until,
    onFault: (why: string) => void faults.push(why),
    onRetry: (why: string) => {
      retries[why] = (retries[why] ?? 0) + 1;
    },
  };
  const parties: Party[] = [];
  for (const [place, brand] of brands.entries()) {
    const other = brands[1 - place] ?? brand;
    const elsewhere = () => parties[1 - place]?.receiver.url ?? '';
    const meeting = { db, brand, other, elsewhere, persistence, urls: fleet.urls, seed: seed * 10 + place };
    parties.push(await makeParty(meeting));
  }
  const trespassers = parties.map(({ worker }, place) => {
    const { brand, load } = parties[1 - place] as Party;
    const chance = chanceFrom(seed * 7 + place);
    return makeTrespasser({ caller: worker, other: brand, cases: load.cases, urls: fleet.urls, chance });
  });
  return {
    folder,
    postgres,
    db,
    fleet,
    parties,
    trespassers,
    begin: () => {
      began = Date.now();
      // Renamed into place, so that nobody reads half of it.
      writeFileSync(`${beginning}.aside`, String(began));
      renameSync(`${beginning}.aside`, beginning);
    },
    now: (agoMs = 0) => fast(Date.now() - agoMs, began, seconds),
    insistFor: (ms) => {
      until = performance.now() + ms;
    },
    faults,
    retries,
    close: async () => {
      await Promise.all(parties.flatMap(({ sse, polling }) => [sse.stop(), polling.stop()]));
      await Promise.all(parties.flatMap(({ receiver, gone }) => [receiver.close(), gone.close()]));
      await fleet.stop();
      await db.$disconnect();
      postgres.letGo();
      await pause(500);
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}
