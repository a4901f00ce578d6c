import { type Charter, type Facts, type Locale, readFacts } from '@aplomb/core';
import type { Or } from '../refusal.ts';
import { factsNotAnObject, unfitFact } from './words.ts';

/** Facts as a caller sends them, merged into those known; null removes one. */
export function mergeFacts(
  charter: Charter,
  known: Facts,
  given: unknown,
  locale: Locale,
): Or<{ readonly facts: Facts }> {
  if (given === null || given === undefined) return { facts: known };
  if (!isRecord(given)) return factsNotAnObject(locale);
  const read = readFacts(charter, known, given);
  return read.ok ? { facts: read.facts } : unfitFact(charter, read.code, read.fact, locale);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
