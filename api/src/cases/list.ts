import { type Charter, onDuty } from '@aplomb/core';
import type { Context } from '../context.ts';
import type { Case, Prisma } from '../generated/prisma/client.ts';

export interface Filter {
  readonly status?: 'OPEN' | 'CLOSED' | null | undefined;
  readonly crisis?: readonly string[] | null | undefined;
  readonly owner?: readonly string[] | null | undefined;
  readonly channel?: readonly string[] | null | undefined;
  readonly overdue?: boolean | null | undefined;
  readonly severityAtLeast?: number | null | undefined;
  readonly text?: string | null | undefined;
  readonly relayedTo?: readonly string[] | null | undefined;
  readonly approvalBy?: readonly string[] | null | undefined;
  readonly externalId?: string | null | undefined;
  readonly sourceId?: string | null | undefined;
  readonly changedSince?: Date | null | undefined;
}

const countedUpTo = 10_000;

/** The earliest deadline first, what has none last. `after` holds the due time (or null) and id of the last case seen. */
export async function dueFirst(
  { db }: Context,
  where: Prisma.CaseWhereInput,
  take: number,
  after: readonly unknown[] | null,
): Promise<Case[]> {
  const later = after === null ? {} : laterThan(after[0], String(after[1]));
  return db.case.findMany({
    where: { AND: [where, later] },
    orderBy: [{ dueAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take,
  });
}

function laterThan(dueAt: unknown, id: string): Prisma.CaseWhereInput {
  if (dueAt === null) return { dueAt: null, id: { gt: id } };
  const due = new Date(Number(dueAt));
  return { OR: [{ dueAt: { gt: due } }, { dueAt: due, id: { gt: id } }, { dueAt: null }] };
}

/** Exact up to 10 000, 10 000 beyond. */
export async function countCases({ db }: Context, where: Prisma.CaseWhereInput): Promise<number> {
  return db.case.count({ where, take: countedUpTo });
}

export async function whereOf(context: Context, brand: string, filter: Filter): Promise<Prisma.CaseWhereInput> {
  const {
    status,
    crisis,
    owner,
    channel,
    overdue,
    severityAtLeast,
    text,
    relayedTo,
    approvalBy,
    externalId,
    sourceId,
    changedSince,
  } = filter;
  const all: Prisma.CaseWhereInput[] = [{ brand }];
  if (status) all.push({ status: status.toLowerCase() });
  if (crisis) all.push({ crisis: { in: [...crisis] } });
  if (owner) all.push({ owners: { hasSome: await ownedBy(context, brand, owner) } });
  if (channel) all.push({ channel: { in: [...channel] } });
  if (overdue === true) all.push(late(context.at));
  if (overdue === false) all.push({ NOT: late(context.at) });
  if (typeof severityAtLeast === 'number') all.push({ severity: { gte: severityAtLeast } });
  if (relayedTo) all.push({ relayedTo: { hasSome: [...relayedTo] } });
  if (approvalBy) all.push({ approvalBy: { hasSome: [...approvalBy] } });
  if (externalId) all.push({ comments: { some: { externalId } } });
  if (sourceId) all.push({ sourceId });
  if (changedSince) all.push({ updatedAt: { gte: changedSince } });
  if (text) all.push({ id: { in: await casesSaying(context, { AND: all }, text) } });
  return { AND: all };
}

const readAtOnce = 1_000;

/**
 * Comments are sealed, so PostgreSQL cannot look inside: those of the cases that everything else leaves are read here, newest
 * first, until as many cases are found as are counted.
 */
async function casesSaying({ db }: Context, where: Prisma.CaseWhereInput, text: string): Promise<string[]> {
  const wanted = text.toLowerCase();
  const found = new Set<string>();
  let before: string | null = null;
  while (found.size < countedUpTo) {
    const comments: { id: string; caseId: string; text: string | null }[] = await db.comment.findMany({
      where: { case: where, text: { not: null }, ...(before === null ? {} : { id: { lt: before } }) },
      orderBy: { id: 'desc' },
      take: readAtOnce,
      select: { id: true, caseId: true, text: true },
    });
    for (const comment of comments) if (comment.text?.toLowerCase().includes(wanted)) found.add(comment.caseId);
    before = comments.at(-1)?.id ?? null;
    if (comments.length < readAtOnce) break;
  }
  return [...found].slice(0, countedUpTo);
}

function late(at: number): Prisma.CaseWhereInput {
  return { OR: [{ overdue: true }, { AND: [{ dueAt: { not: null } }, { dueAt: { lte: new Date(at) } }] }] };
}

/** Roles whose steps these owners hold now: their own and those they stand in for, in every charter with open cases. */
async function ownedBy(context: Context, brand: string, owners: readonly string[]): Promise<string[]> {
  const { db, charters, at } = context;
  const running = await db.case.findMany({
    where: { brand, status: 'open' },
    distinct: ['charterDigest'],
    select: { charterDigest: true },
  });
  const models = await Promise.all(running.map(({ charterDigest }) => charters.byDigest(charterDigest)));
  const held = models.flatMap((charter: Charter) =>
    Object.keys(charter.roles).filter((role) => owners.includes(onDuty(charter, role, at))),
  );
  return [...new Set([...owners, ...held])];
}
