/** What a case knows: values from outside become typed facts, or are refused. */
import type { Actor, CaseState, RefusalCode, Refused } from '../case.ts';
import type { Charter, Fact } from '../charter.ts';
import type { Facts, FactValue, Money } from '../comment.ts';
import { changed, type Draft, refused } from './draft.ts';
import { hasRole } from './who.ts';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i;
const AMOUNT = /^-?\d{1,12}(\.\d{1,4})?$/;
const CURRENCY = /^[A-Z]{3}$/;

/**
 * A value of a fact, typed: a text that is not blank and has at most `max` characters (code points), a finite number, an
 * RFC 3339 instant with an offset, money as `{ amount: "49.90", currency: "EUR" }`, a list of at most `items` texts.
 * Null for anything else.
 *
 * @example readFact(charter.facts.gesture, { amount: '49.90', currency: 'EUR' }) // { amount: '49.90', currency: 'EUR' }
 */
export function readFact(fact: Fact, value: unknown): FactValue | null {
  switch (fact.type) {
    case 'text':
      return isText(fact, value) ? value : null;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : null;
    case 'date-time':
      return typeof value === 'string' && isInstant(value) ? value : null;
    case 'money':
      return readMoney(value);
    case 'list':
      return Array.isArray(value) && value.length <= fact.items && value.every((item) => isText(fact, item))
        ? value
        : null;
  }
}

/** Reading the 31st of February as the 3rd of March would give a reader the wrong day. */
function isInstant(value: string): boolean {
  if (!INSTANT.test(value) || Number.isNaN(Date.parse(value))) return false;
  const day = value.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

function isText(fact: Fact, value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && [...value].length <= fact.max;
}

function readMoney(value: unknown): Money | null {
  if (typeof value !== 'object' || value === null) return null;
  const { amount, currency } = value as { amount?: unknown; currency?: unknown };
  if (typeof amount !== 'string' || typeof currency !== 'string') return null;
  return AMOUNT.test(amount) && CURRENCY.test(currency) ? { amount, currency } : null;
}

export type FactsRead =
  | { readonly ok: true; readonly facts: Facts }
  | { readonly ok: false; readonly code: RefusalCode; readonly fact: string };

/** Merges values from outside into the facts of a case; null removes one. Refuses all of them for the first that is wrong. */
export function readFacts(charter: Charter, known: Facts, given: Readonly<Record<string, unknown>>): FactsRead {
  const facts: Record<string, FactValue> = { ...known };
  for (const [key, value] of Object.entries(given)) {
    if (!Object.hasOwn(charter.facts, key)) return { ok: false, code: 'unknown-fact', fact: key };
    if (value === null) {
      delete facts[key];
      continue;
    }
    const read = readFact(charter.facts[key]!, value);
    if (read === null) return { ok: false, code: 'fact-invalid', fact: key };
    facts[key] = read;
  }
  return { ok: true, facts };
}

/** Any role of the charter may say what it knows. */
export function setFacts(draft: Draft, given: Readonly<Record<string, unknown>>, actor: Actor): Draft | Refused {
  return hasRole(draft.charter, actor.role) ? withFacts(draft, given) : refused(draft, 'not-your-role', actor.role);
}

export function withFacts(draft: Draft, given: Readonly<Record<string, unknown>>): Draft | Refused {
  const read = readFacts(draft.charter, draft.state.facts, given);
  if (!read.ok) return refused(draft, read.code, read.fact);
  return changed(draft, { facts: read.facts } satisfies Partial<CaseState>);
}
