import { sha256 } from '../../api/src/cases/log.ts';
import type { Db } from '../../api/src/db.ts';
import { canonicalJson } from '../../packages/core/src/index.ts';
import type { Sent } from './load.ts';

/** One promise and what breaks it. Empty: it was kept. */
export interface Finding {
  readonly promise: string;
  /** Of how many things it was looked at. */
  readonly looked: number;
  readonly broken: readonly string[];
}

/** Every change that was answered stands in the log once; none stands there twice; what was refused left nothing. */
export async function judgeChanges(db: Db, sent: readonly Sent[]): Promise<Finding[]> {
  const byActor = await db.logEntry.groupBy({ by: ['actorId'], where: { actorId: { not: null } }, _count: true });
  const times = new Map(byActor.map(({ actorId, _count }) => [actorId, _count]));
  const comments = await db.comment.findMany({ select: { externalId: true, caseId: true } });
  for (const { externalId } of comments) times.set(externalId, (times.get(externalId) ?? 0) + 1);
  const openings = await db.logEntry.groupBy({ by: ['caseId'], where: { type: 'opened' }, _count: true });
  const found = (id: string) => times.get(id) ?? 0;
  const done = sent.filter(({ answer }) => answer === 'done');
  const refused = sent.filter(({ answer }) => answer === 'refused');
  const say = ({ id, operation }: Sent) => `${operation} ${id}: ${found(id)} times`;
  return [
    {
      promise: 'answered changes stand in the log',
      looked: done.length,
      broken: done.filter(({ id }) => found(id) === 0).map(say),
    },
    {
      promise: 'no change is made twice',
      looked: sent.length,
      broken: sent.filter(({ id }) => found(id) > 1).map(say),
    },
    {
      promise: 'refused changes leave nothing',
      looked: refused.length,
      broken: refused.filter(({ id }) => found(id) > 0).map(say),
    },
    {
      promise: 'every call was answered in the end',
      looked: sent.length,
      broken: sent.filter(({ answer }) => answer === null).map(({ id, operation }) => `${operation} ${id}`),
    },
    {
      promise: 'a case is opened once',
      looked: openings.length,
      broken: openings.filter(({ _count }) => _count !== 1).map(({ caseId, _count }) => `${caseId}: ${_count} times`),
    },
  ];
}

/** By the witness in the database: no clock fires twice, none goes without a word in the log, none that was due is left. */
export async function judgeClocks(db: Db, now: number): Promise<Finding[]> {
  const [{ fired }] = await db.$queryRaw<[{ fired: number }]>`
    SELECT count(*)::int AS fired FROM "LogEntry" WHERE "dueAt" IS NOT NULL`;
  const twice = await db.$queryRaw<{ what: string }[]>`
    SELECT concat_ws(' ', "caseId", type, detail->>'step', "dueAt") AS what FROM "LogEntry" WHERE "dueAt" IS NOT NULL
    GROUP BY "caseId", type, detail->>'step', "dueAt" HAVING count(*) > 1`;
  const [{ gone }] = await db.$queryRaw<[{ gone: number }]>`SELECT count(*)::int AS gone FROM storm.clock WHERE gone`;
  const vanished = await db.$queryRaw<{ what: string }[]>`
    SELECT concat_ws(' ', "caseId", step, kind, "dueAt") AS what FROM storm.clock AS clock WHERE gone AND NOT EXISTS (
      SELECT 1 FROM storm.log AS log WHERE log.tx = clock.tx AND log."caseId" = clock."caseId")`;
  const unset = await db.$queryRaw<{ what: string }[]>`
    SELECT concat_ws(' ', log."caseId", log.type, log."dueAt") AS what FROM storm.log AS log
    WHERE log."dueAt" IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM storm.clock AS clock
      WHERE gone AND clock.tx = log.tx AND clock."caseId" = log."caseId" AND clock.kind = log.type
        AND clock."dueAt" = log."dueAt")`;
  const late = await db.deadline.findMany({ where: { dueAt: { lte: new Date(now) } } });
  const words = (rows: readonly { what: string }[]) => rows.map(({ what }) => what);
  return [
    { promise: 'clocks fire once', looked: fired, broken: words(twice) },
    { promise: 'clocks fire at the time they were set for', looked: fired, broken: words(unset) },
    { promise: 'clocks go only with a word in the log', looked: gone, broken: words(vanished) },
    {
      promise: 'no clock that was due is left',
      looked: late.length + fired,
      broken: late.map(({ caseId, step, kind, dueAt }) => `${caseId} ${step} ${kind} ${dueAt.toISOString()}`),
    },
  ];
}

/** Computed anew here: numbers without a gap, each digest over the one before, the case's own end of the chain. */
export async function judgeChains(db: Db): Promise<Finding> {
  const rows = await db.case.findMany({ include: { log: { orderBy: { number: 'asc' } } } });
  const broken: string[] = [];
  let looked = 0;
  for (const row of rows) {
    let before = '';
    for (const [index, entry] of row.log.entries()) {
      const { number, at, dueAt, type, event, actorId, actorRole, from, to, noteDigest, detail, digest } = entry;
      const actor = actorId === null ? null : { id: actorId, role: actorRole };
      const times = { at: at.getTime(), dueAt: dueAt?.getTime() ?? null };
      const words = { ...times, type, event, actor, from, to, detail, note: noteDigest };
      const whole = canonicalJson({ ...words, caseId: row.id, number: index + 1, before });
      if (number !== index + 1 || sha256(whole) !== digest) broken.push(`${row.id} ${number}`);
      before = digest;
      looked += 1;
    }
    if (row.logLength !== row.log.length || row.logDigest !== before) broken.push(`${row.id} ends otherwise`);
  }
  return { promise: 'chains verify', looked, broken };
}

/** Who follows sees every entry, in order, once. */
export async function judgeFollower(
  db: Db,
  brand: string,
  name: string,
  seen: readonly string[],
  last: bigint,
): Promise<Finding> {
  const entries = await db.logEntry.findMany({
    where: { brand, sequence: { lte: last } },
    orderBy: { sequence: 'asc' },
    select: { digest: true },
  });
  const wanted = entries.map(({ digest }) => digest);
  const wrong = wanted.findIndex((digest, index) => seen[index] !== digest);
  const twice = new Set(seen).size === seen.length ? [] : ['some entry came twice'];
  const broken = wrong < 0 ? twice : [`entry ${wrong + 1} of ${wanted.length} is missing or out of order`, ...twice];
  return { promise: `${brand}: those who ${name} see every entry once, in order`, looked: wanted.length, broken };
}
