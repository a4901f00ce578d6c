import { sha256 } from '../cases/log.ts';
import type { Db } from '../db.ts';
import { type CaseEnd, casesWithLogs, digestNow, type Scope, type StoredEntry } from './rows.ts';

/**
 * What is wrong with a log. number: an entry is missing, inserted or moved; content: a column was changed; note: the note is
 * another one, or gone though nobody was forgotten; brand, order: the entry was put elsewhere; end: the case knows of more or
 * other entries.
 */
export type Flaw = 'number' | 'content' | 'note' | 'brand' | 'order' | 'end';

export interface Broken {
  /** The row's id. */
  readonly caseId: string;
  /** The entry, from 1; where entries are missing, the first that is. */
  readonly number: number;
  readonly flaw: Flaw;
}

export interface Verified {
  readonly cases: number;
  readonly entries: number;
  /** The first flaw of each case that has one. */
  readonly broken: readonly Broken[];
}

/** Recomputes the hash chain of every case, or of those asked for. Reads in batches and changes nothing. */
export async function verifyLog(db: Db, scope: Scope = {}): Promise<Verified> {
  let [cases, entries] = [0, 0];
  const broken: Broken[] = [];
  for await (const [end, log] of casesWithLogs(db, scope)) {
    cases += 1;
    entries += log.length;
    const found = (await flawOf(db, end, log)) && (await flawNow(db, end.id));
    if (found !== null) broken.push({ caseId: end.id, ...found });
  }
  return { cases, entries, broken };
}

type Found = Omit<Broken, 'caseId'>;

/** A second look: notes are opened after they were read, and their author may have been forgotten between. */
async function flawNow(db: Db, caseId: string): Promise<Found | null> {
  for await (const [end, log] of casesWithLogs(db, { caseId })) return flawOf(db, end, log);
  return null;
}

async function flawOf(db: Db, end: CaseEnd, log: readonly StoredEntry[]): Promise<Found | null> {
  const notes = await notesOf(db, log);
  const forgotten = log.some(({ type }) => type === 'forget-author');
  let before = '';
  let sequence = -1n;
  for (const [place, entry] of log.entries()) {
    const number = place + 1;
    const found = (flaw: Flaw): Found => ({ number, flaw });
    if (entry.number !== number) return found('number');
    if (entry.brand !== end.brand) return found('brand');
    if (entry.digest !== digestNow(entry, before)) return found('content');
    if (!isNoteIntact(entry, notes[place] ?? null, forgotten)) return found('note');
    if (entry.sequence <= sequence) return found('order');
    before = entry.digest;
    sequence = entry.sequence;
  }
  const whole = end.logLength === log.length && end.logDigest === before;
  return whole ? null : { number: Math.min(log.length, end.logLength) + 1, flaw: 'end' };
}

/** A note may be erased, with its author; the chain holds its digest. */
function isNoteIntact({ noteDigest }: StoredEntry, note: string | null, forgotten: boolean): boolean {
  if (note === null) return noteDigest === null || forgotten;
  return sha256(note) === noteDigest;
}

async function notesOf(db: Db, log: readonly StoredEntry[]): Promise<(string | null)[]> {
  if (log.every(({ note }) => note === null)) return log.map(() => null);
  const opened = await db.vault.unseal(log.map(({ note }) => note ?? ''));
  return log.map(({ note }, place) => (note === null ? null : (opened[place] ?? null)));
}
