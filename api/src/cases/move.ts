import {
  type Actor,
  type Advanced,
  advance,
  type CaseEvent,
  type CaseState,
  type Charter,
  type Effect,
  type Refused,
} from '@aplomb/core';
import type { Tx } from '../db.ts';
import type { Case, Prisma } from '../generated/prisma/client.ts';
import { eventsOf } from '../webhooks/events.ts';
import { telling } from '../webhooks/tell.ts';
import { columnsOf } from './columns.ts';
import { keepEffects } from './effects.ts';
import { append, chain, type Entry } from './log.ts';
import { storedState } from './personal.ts';

/** An event for core and the words that the log adds to it. */
export interface Move {
  readonly event: CaseEvent;
  readonly note?: string | null;
  readonly detail?: Prisma.InputJsonObject;
}

/** What core made of a case's moves, not written yet. */
export interface Moved {
  readonly ok: true;
  readonly state: CaseState;
  readonly effects: readonly Effect[];
  readonly entries: readonly Entry[];
}

export function stateOf(row: Case): CaseState {
  return row.state as unknown as CaseState;
}

/** Reads a case and keeps others from it until the transaction ends. Null when there is none. */
export async function lockCase(tx: Tx, id: string): Promise<Case | null> {
  await tx.$queryRaw`SELECT 1 FROM "Case" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return tx.case.findUnique({ where: { id } });
}

/** The same for several, one after the other: give their ids in order, so that nobody waits for whoever waits for them. */
export async function lockCases(tx: Tx, ids: readonly string[]): Promise<Case[]> {
  const rows: Case[] = [];
  for (const id of ids) {
    const row = await lockCase(tx, id);
    if (row !== null) rows.push(row);
  }
  return rows;
}

/** Takes a state through events, one after the other. The first refusal refuses them all. Writes nothing. */
export function advanceBy(
  charter: Charter,
  before: CaseState,
  moves: readonly Move[],
  language: string,
): Moved | Refused {
  let state = before;
  const effects: Effect[] = [];
  const entries: Entry[] = [];
  for (const move of moves) {
    const advanced = advance(charter, state, move.event, language);
    if (!advanced.ok) return advanced;
    state = advanced.state;
    effects.push(...advanced.effects);
    entries.push(entryOf(move, advanced.from, advanced.to, advanced.effects));
  }
  return { ok: true, state, effects, entries };
}

function entryOf(
  { event, note, detail }: Move,
  from: readonly string[],
  to: readonly string[],
  effects: readonly Effect[],
): Entry {
  const about = { ...detail, ...asked(effects) };
  return {
    at: event.at,
    dueAt: event.type === 'clock' ? event.dueAt : null,
    type: event.type === 'clock' ? event.kind : event.type,
    event: event.type === 'choice' ? event.event : null,
    actor: 'actor' in event ? event.actor : null,
    from,
    to,
    note: note ?? null,
    detail: Object.keys(about).length === 0 ? null : about,
  };
}

/** What was asked for besides clocks: whom to tell, what to keep. */
export function asked(effects: readonly Effect[]): Prisma.InputJsonObject {
  const rest = effects.filter(({ type }) => type !== 'set-clock' && type !== 'cancel-clock');
  return rest.length === 0 ? {} : { effects: rest.map((effect) => ({ ...effect })) };
}

/** The first entry of a log. */
export function opened(at: number, externalId: string, { state, effects }: Advanced): Entry {
  return { ...remark('opened', at, null, { comment: externalId, ...asked(effects) }, state), from: [] };
}

/** An entry about something that core does not move: a message kept, an edit. */
export function remark(
  type: string,
  at: number,
  actor: Actor | null,
  detail: Prisma.InputJsonObject | null,
  state: CaseState,
): Entry {
  const active = state.active.map(({ step }) => step);
  return { at, dueAt: null, type, event: null, actor, from: active, to: active, note: null, detail };
}

/** Writes a locked case's new state, keeps the effects and appends to the log. One revision more, whatever happened. */
export async function write(
  tx: Tx,
  row: Case,
  charter: Charter,
  moved: Omit<Moved, 'ok'>,
  at: number,
  more: Prisma.CaseUncheckedUpdateInput = {},
): Promise<Case> {
  const { entries, end } = chain(row.id, row, moved.entries);
  const data = {
    ...columnsOf(charter, moved.state),
    state: await storedState(tx.vault, () => tx.vault.keyOfCase(row.id), charter, moved.state),
    ...end,
    revision: row.revision + 1,
    updatedAt: new Date(at),
    ...more,
  };
  const written = await tx.case.update({ where: { id: row.id }, data });
  await keepEffects(tx, written, charter, moved.effects, at);
  await append(tx, row.brand, row.id, entries, telling(row.brand, eventsOf(written, moved.entries)));
  return written;
}
