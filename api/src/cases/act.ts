import type { Actor, CaseState, Charter, Locale, RefusalCode, Refused } from '@aplomb/core';
import { type Caller, sees } from '../access/caller.ts';
import { unknownRole, unknownStep } from '../charters/unknown.ts';
import { codeOf } from '../codes.ts';
import { inTransaction, type Tx } from '../db.ts';
import type { Case } from '../generated/prisma/client.ts';
import { type Languages, localeFor, readerLanguage } from '../language.ts';
import { type EventRefused, type Refusal, type RevisionConflict, refuse, type Said } from '../refusal.ts';
import type { Services } from '../services.ts';
import { advanceBy, lockCase, type Move, stateOf, write } from './move.ts';
import { type Answer, once } from './once.ts';
import { tooLong, unknownCase } from './words.ts';

/** What every mutation of a case is given. `caseId` is the row's id, null when the global id is none. */
export interface CaseInput {
  readonly caseId: string | null;
  readonly actor: Actor;
  readonly expectedRevision?: number | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/** A locked case with its charter. */
export interface Held {
  readonly tx: Tx;
  readonly row: Case;
  readonly state: CaseState;
  readonly charter: Charter;
  readonly at: number;
  readonly locale: Locale;
  /** Of labels and reasons: the reader's. */
  readonly language: string;
}

export interface Asked {
  readonly operation: string;
  readonly at: number;
  readonly languages: Languages;
  readonly caller: Caller;
}

const longestActor = 200;

export type CaseRefusal = Refusal | RevisionConflict | EventRefused;

/**
 * The frame of every mutation of a case: find, lock (with those to be changed `together`), once per key, expected revision,
 * act. All in one transaction.
 */
export async function withCase<T extends Answer>(
  services: Services,
  input: CaseInput,
  asked: Asked,
  act: (held: Held) => Promise<T | CaseRefusal>,
  together: readonly string[] = [],
): Promise<T | CaseRefusal> {
  const { at, languages, operation } = asked;
  const { caseId } = input;
  if (caseId === null) return unknownCase(localeFor(languages));
  return inTransaction(services.db, async (tx) => {
    // Several cases are locked in one order, so that two who want the same never wait for each other.
    for (const id of [...together].sort()) await lockCase(tx, id);
    const row = await lockCase(tx, caseId);
    if (row === null || !sees(asked.caller, row.brand)) return unknownCase(localeFor(languages));
    const charter = await services.charters.byDigest(row.charterDigest, tx);
    const locale = localeFor(languages, charter);
    const objection = objectionTo(input.actor, asked.caller, locale);
    if (objection !== null) return objection;
    if (!Object.hasOwn(charter.roles, input.actor.role)) return strangeRole(row, charter, input.actor, locale);
    return once<T | CaseRefusal>(tx, { brand: row.brand, operation, input, at, locale }, async () => {
      if (isStale(row, input)) return conflict(row, locale);
      return act({ tx, row, state: stateOf(row), charter, at, locale, language: readerLanguage(languages, charter) });
    });
  });
}

function isStale(row: Case, { expectedRevision }: { readonly expectedRevision?: number | null | undefined }): boolean {
  return expectedRevision !== null && expectedRevision !== undefined && expectedRevision !== row.revision;
}

/** Who acts needs an id, and a key that may act as that role; whether the role may is core's to say. */
export function objectionTo(actor: Actor, { roles }: Caller, locale: Locale): Refusal | null {
  if (actor.id.trim() === '') {
    return refuse('ACTOR_INVALID', { fr: "L'acteur n'a pas d'identifiant.", en: 'The actor has no id.' }, locale);
  }
  if (actor.id.length > longestActor) return tooLong('actor.id', longestActor, locale);
  if (roles === null || roles.includes(actor.role)) return null;
  const words = {
    fr: `Cette clé d'accès ne permet pas d'agir dans ce rôle. Elle permet : ${roles.join(', ') || 'aucun'}.`,
    en: `This API key may not act as this role. It may as: ${roles.join(', ') || 'none'}.`,
  };
  return refuse('ROLE_FORBIDDEN', words, locale);
}

/** Who acts as a role that is none may do nothing: no event asks core first. */
function strangeRole(row: Case, charter: Charter, { role }: Actor, locale: Locale): EventRefused {
  const { code, message } = unknownRole(charter, role, locale);
  const reasons = [{ code: 'not-your-role', message, subject: role }];
  return { type: 'EventRefused', code, message, reasons, accepted: acceptedNow(charter, stateOf(row)), case: row };
}

/** Events of the choices of every active step. */
export function acceptedNow({ playbooks }: Charter, { crisis, active }: CaseState): string[] {
  const steps = playbooks[crisis]?.workflow.steps ?? {};
  return [...new Set(active.flatMap(({ step }) => steps[step]?.choices.map(({ event }) => event) ?? []))];
}

/** A step that the crisis of the case does not have. One that it asked a question at is known, wherever the case is now. */
export function strangeStep({ charter, state, locale }: Held, step: string | null | undefined): Refusal | null {
  if (!step || Object.hasOwn(charter.playbooks[state.crisis]?.workflow.steps ?? {}, step)) return null;
  if (state.relays.some((relay) => relay.step === step)) return null;
  return unknownStep(charter, state.crisis, step, locale);
}

/** Applies moves and writes, or says why core refuses; in words that fit what was asked, where there are better ones. */
export async function apply(
  held: Held,
  moves: readonly Move[],
  words: Partial<Readonly<Record<RefusalCode, Said>>> = {},
): Promise<Case | EventRefused> {
  const moved = advanceBy(held.charter, held.state, moves, held.language);
  if (moved.ok) return write(held.tx, held.row, held.charter, moved, held.at);
  const said = words[moved.code];
  if (said === undefined) return eventRefused(held, moved);
  const reasons = moved.reasons.map((reason) => ({ ...reason, message: said[held.locale] }));
  return eventRefused(held, { ...moved, reasons });
}

export function isRow(value: Case | EventRefused): value is Case {
  return !('type' in value);
}

export function eventRefused({ row }: Held, { code, reasons, accepted }: Refused): EventRefused {
  const message = reasons.map((reason) => reason.message).join(' ');
  return { type: 'EventRefused', code: codeOf(code), message, reasons, accepted, case: row };
}

function conflict(row: Case, locale: Locale): RevisionConflict {
  const words = {
    fr: `Le dossier a changé entre-temps : il en est à la révision ${row.revision}.`,
    en: `The case has changed meanwhile: it is at revision ${row.revision}.`,
  };
  return { type: 'RevisionConflict', code: 'REVISION_CONFLICT', message: words[locale], case: row };
}
