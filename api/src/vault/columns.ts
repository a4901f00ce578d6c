import type { Vault } from './vault.ts';

/** Columns that hold words of a person, or about one: what the database keeps of them is sealed. */
const sealed: Readonly<Record<string, readonly string[]>> = {
  Author: ['externalId', 'handle', 'name'],
  Comment: ['text', 'url'],
  Edit: ['text'],
  Capture: ['text', 'url'],
  Submission: ['text'],
  Approval: ['note'],
  LogEntry: ['note'],
};

/** Columns of JSON that are sealed whole. */
const sealedJson: Readonly<Record<string, string>> = { Capture: 'author', Idempotency: 'answer' };

/** Relations that a read may bring along, by the name that the schema gives them. */
const relations: Readonly<Record<string, string>> = {
  author: 'Author',
  comment: 'Comment',
  comments: 'Comment',
  edits: 'Edit',
  captures: 'Capture',
  submission: 'Submission',
  submissions: 'Submission',
  approvals: 'Approval',
  log: 'LogEntry',
  case: 'Case',
  cases: 'Case',
};

type Rows = Record<string, unknown>;

/** A sealed value and where what it says goes; null: its key is gone. */
interface Place {
  readonly value: string;
  readonly put: (words: string | null) => void;
}

/** Opens what is sealed in rows as they were read, in place, whatever they bring along. */
export async function unsealRows<T>(vault: Vault, model: string, rows: T): Promise<T> {
  const places: Place[] = [];
  collect(model, rows, places);
  if (places.length === 0) return rows;
  const opened = await vault.unseal(places.map(({ value }) => value));
  for (const [index, { put }] of places.entries()) put(opened[index] ?? null);
  return rows;
}

function collect(model: string, found: unknown, places: Place[]): void {
  if (Array.isArray(found)) {
    for (const one of found) collect(model, one, places);
    return;
  }
  if (!isRows(found)) return;
  for (const column of sealed[model] ?? []) note(found, column, places, (words) => words);
  const json = sealedJson[model];
  if (json !== undefined) note(found, json, places, (words) => (words === null ? null : JSON.parse(words)));
  if (model === 'Case') collectCase(found, places);
  for (const [name, related] of Object.entries(relations)) {
    // A capture's author is what was known of them, not a row.
    if (name !== json && isRows(found[name])) collect(related, found[name], places);
  }
}

/** Private facts, what teams answered and what a severity quotes: see cases/personal.ts. */
function collectCase({ state, triage }: Rows, places: Place[]): void {
  if (isRows(state)) {
    const { facts } = state;
    if (isRows(facts)) {
      for (const key of Object.keys(facts))
        note(facts, key, places, (words) => (words === null ? undefined : JSON.parse(words)));
    }
    for (const relay of listOf(state.relays)) note(relay, 'answer', places, (words) => words ?? '');
  }
  if (!isRows(triage) || !isRows(triage.reasons)) return;
  for (const reasons of Object.values(triage.reasons))
    for (const reason of listOf(reasons)) note(reason, 'message', places, (words) => words ?? reason.subject ?? '');
}

/** `undefined` takes the value away. */
function note(row: Rows, column: string, places: Place[], read: (words: string | null) => unknown): void {
  const value = row[column];
  if (typeof value !== 'string' || !value.startsWith('sealed:')) return;
  const put = (words: string | null) => {
    const said = read(words);
    if (said === undefined) delete row[column];
    else row[column] = said;
  };
  places.push({ value, put });
}

function isRows(value: unknown): value is Rows {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

function listOf(value: unknown): Rows[] {
  return Array.isArray(value) ? value.filter(isRows) : [];
}
