import { randomUUIDv7 } from 'node:crypto';
import { globalId } from '../cases/id.ts';
import type { Entry } from '../cases/log.ts';
import type { Case, Prisma } from '../generated/prisma/client.ts';

/** What a webhook may be told. */
export const eventTypes = [
  'case.opened',
  'case.step-changed',
  'case.deadline-near',
  'case.overdue',
  'case.surge',
  'charter.published',
] as const;
export type EventType = (typeof eventTypes)[number];

/** One thing to tell, not written yet. `payload` is the body that is signed and sent: ids, keys and times. */
export interface Told {
  readonly id: string;
  readonly type: EventType;
  readonly at: Date;
  readonly caseId: string | null;
  readonly payload: Prisma.InputJsonObject;
}

/** What the brand's webhooks are told of a case's new log entries. Never a word of a comment, a note or an author. */
export function eventsOf(row: Case, entries: readonly Entry[]): Told[] {
  return entries.flatMap((entry) => {
    const type = typeOf(entry);
    if (type === null) return [];
    const moved = { from: [...entry.from], to: [...entry.to] };
    const clock = entry.dueAt === null ? {} : { dueAt: new Date(entry.dueAt).toISOString() };
    return [told(type, entry.at, row.id, { ...caseOf(row), ...moved, ...clock })];
  });
}

/** A case that a missed deadline moves on is told once, as overdue: `from` and `to` say the rest. */
function typeOf({ type, from, to }: Entry): EventType | null {
  if (type === 'opened') return 'case.opened';
  if (type === 'remind') return 'case.deadline-near';
  if (type === 'missed') return 'case.overdue';
  return from.join(' ') === to.join(' ') ? null : 'case.step-changed';
}

function caseOf({ id, brand, revision, status, crisis, severity, channel, source, sourceId, charterDigest }: Case) {
  const known = { id: globalId('Case', id), revision, status: status.toUpperCase() };
  return { brand, case: { ...known, crisis, severity, channel, source, sourceId, charter: charterDigest } };
}

/** `data` in the envelope that Standard Webhooks recommends. */
export function told(type: EventType, at: number, caseId: string | null, data: Prisma.InputJsonObject): Told {
  const when = new Date(at);
  return { id: randomUUIDv7(), type, at: when, caseId, payload: { type, timestamp: when.toISOString(), data } };
}
