import { addDuration, type Charter, type CharterPromise, type Severity } from '@aplomb/core';
import type { Db } from '../db.ts';
import { mergeSurges, type Surge, surgesIn } from './surges.ts';

export interface ReportData {
  /** Comments posted, the brand's own left out. */
  readonly received: number;
  /** Of these, those whose case has a public answer. */
  readonly answered: number;
  readonly firstAnswer: {
    readonly medianMinutes: number | null;
    readonly p90Minutes: number | null;
    /** 0..1, of the answered cases that a promise of an answer concerns. */
    readonly withinPromise: number | null;
  };
  /** Cases of which a deadline was missed. */
  readonly overdue: number;
  readonly byCrisis: readonly { readonly crisis: string; readonly count: number }[];
  readonly byChannel: readonly { readonly channel: string; readonly count: number }[];
  readonly byTeam: readonly { readonly role: string; readonly relayed: number; readonly answered: number }[];
  readonly surges: readonly Surge[];
}

interface Received {
  readonly caseId: string;
  readonly opening: boolean;
  readonly channel: string;
  readonly crisis: string;
  readonly severity: number;
  readonly postedAt: Date;
  readonly openedAt: Date;
  readonly answeredAt: Date | null;
}

/** What happened between two instants, the first included. Comments count from when they were posted. */
export async function reportOf(db: Db, charter: Charter, from: Date, to: Date): Promise<ReportData> {
  const { brand } = charter;
  const comments = await db.$queryRaw<Received[]>`
    SELECT m."caseId", m."id" = c."openingId" AS opening, m."channel", c."crisis", c."severity", m."postedAt", c."openedAt", c."answeredAt"
    FROM "Comment" m JOIN "Case" c ON c."id" = m."caseId"
    WHERE m."brand" = ${brand} AND NOT m."own" AND m."postedAt" >= ${from} AND m."postedAt" < ${to}
    ORDER BY m."postedAt"`;
  const missed = await db.logEntry.findMany({
    where: { brand, type: 'missed', at: { gte: from, lt: to } },
    distinct: ['caseId'],
    select: { caseId: true },
  });
  const surges = Object.values(charter.playbooks).flatMap((playbook) => {
    const times = comments.filter(({ crisis }) => crisis === playbook.crisis).map(({ postedAt }) => postedAt.getTime());
    return surgesIn(playbook, times);
  });
  const noticed = await noticedSurges(db, brand, from, to);
  return {
    received: comments.length,
    answered: comments.filter(({ answeredAt }) => answeredAt !== null).length,
    firstAnswer: firstAnswersOf(charter, comments),
    overdue: missed.length,
    byCrisis: counts(comments.map(({ crisis }) => crisis)).map(([crisis, count]) => ({ crisis, count })),
    byChannel: counts(comments.map(({ channel }) => channel)).map(([channel, count]) => ({ channel, count })),
    byTeam: await relaysOf(db, brand, from, to),
    surges: mergeSurges([...surges, ...noticed]),
  };
}

/** Those that were told as they happened: more than is usual at that hour. */
async function noticedSurges(db: Db, brand: string, from: Date, to: Date): Promise<Surge[]> {
  const rows = await db.surge.findMany({ where: { brand, startedAt: { lt: to }, lastAt: { gte: from } } });
  return rows.map(({ crisis, startedAt, endedAt, lastAt, peakPerHour }) => {
    return { crisis, startedAt, endedAt: endedAt ?? lastAt, peakPerHour };
  });
}

/** Most first. */
function counts(words: readonly string[]): [string, number][] {
  const groups = [...Map.groupBy(words, (word) => word)].map(([word, all]): [string, number] => [word, all.length]);
  return groups.sort(([a, most], [b, more]) => more - most || a.localeCompare(b));
}

function firstAnswersOf(charter: Charter, comments: readonly Received[]): ReportData['firstAnswer'] {
  const answered = comments.filter((comment) => comment.opening && comment.answeredAt !== null);
  const minutes = answered
    .map(({ postedAt, answeredAt }) => Math.max(0, ((answeredAt?.getTime() ?? 0) - postedAt.getTime()) / 60_000))
    .sort((a, b) => a - b);
  const kept = answered.map((one) => isWithinPromise(charter, one)).filter((one) => one !== null);
  return {
    medianMinutes: quantile(minutes, 0.5),
    p90Minutes: quantile(minutes, 0.9),
    withinPromise: kept.length === 0 ? null : kept.filter(Boolean).length / kept.length,
  };
}

/** Between the two values around it, in proportion. */
function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** By every promise of an answer that concerns this case, from receipt; null where none does. */
function isWithinPromise(charter: Charter, { crisis, severity, openedAt, answeredAt }: Received): boolean | null {
  const concerning = charter.promises.filter(
    (promise) => promise.kind === 'answered-within' && concerns(promise, crisis, severity),
  );
  if (concerning.length === 0 || answeredAt === null) return null;
  const calendar = charter.calendars[charter.playbooks[crisis]?.calendar ?? ''] ?? 'always';
  const zone = calendar === 'always' ? (Object.values(charter.calendars)[0]?.zone ?? 'UTC') : calendar.zone;
  return concerning.every((promise) => {
    return (
      promise.kind !== 'answered-within' ||
      answeredAt.getTime() <= addDuration(openedAt.getTime(), promise.within, calendar, zone)
    );
  });
}

function concerns(promise: CharterPromise, crisis: string, severity: number): boolean {
  const level: Severity = promise.fromSeverity ?? 1;
  return (promise.in === null || promise.in.includes(crisis)) && severity >= level;
}

async function relaysOf(db: Db, brand: string, from: Date, to: Date): Promise<ReportData['byTeam']> {
  return db.$queryRaw<{ role: string; relayed: number; answered: number }[]>`
    WITH asked AS (
      SELECT l."caseId", l."number", effect->>'to' AS role, effect->>'step' AS step
      FROM "LogEntry" l, json_array_elements(l."detail"->'effects') AS effect
      WHERE l."brand" = ${brand} AND l."at" >= ${from} AND l."at" < ${to} AND effect->>'type' = 'ask-relay'
    )
    SELECT asked.role, count(*)::int AS relayed, count(*) FILTER (WHERE EXISTS (
      SELECT 1 FROM "LogEntry" a
      WHERE a."caseId" = asked."caseId" AND a."number" > asked."number" AND a."type" = 'answer' AND a."detail"->>'step' = asked.step
    ))::int AS answered
    FROM asked GROUP BY asked.role ORDER BY relayed DESC, asked.role`;
}
