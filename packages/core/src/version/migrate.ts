/** A running case moves to another version of its charter: the same steps, under the names and rules of the new one. */
import type { ActiveStep, CaseState, Effect } from '../case.ts';
import type { Charter, Playbook, Step } from '../charter.ts';
import type { CrisisMigration, Migrating, Migration } from '../compile/migrations.ts';
import type { Locale } from '../diagnostic.ts';
import { type Clock, clocksOf, type Kept } from '../workflow/clocks.ts';
import { readFact } from '../workflow/facts.ts';
import { standsOn } from '../workflow/machine.ts';
import { carryMemory } from './carried.ts';
import { stepAfter } from './migrated-step.ts';
import { type Blocked, blockedWords, type MigrationCode } from './migration-words.ts';
import type { Passage } from './passage.ts';
import { placesAfter } from './standing.ts';

export interface Migrated {
  readonly ok: true;
  readonly state: CaseState;
  readonly effects: readonly Effect[];
  /** Active steps before and after. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** A case that stays on the version it began with. */
export interface MigrationRefused {
  readonly ok: false;
  readonly code: MigrationCode;
  /** The step or the fact it is about. */
  readonly subject: string | null;
  readonly message: string;
}

const UNCHANGED: CrisisMigration = { rename: {}, move: {}, restartDeadline: [], stay: [] };

/** The migration of a charter that leads from that version to its own; null when its author wrote none. */
export function migrationFrom(charter: Charter & Migrating, version: string): Migration | null {
  const { migrations = [] } = charter;
  return migrations.find(({ from, to }) => from === version && to === charter.version) ?? null;
}

/**
 * Moves an open case to `to` as the migration from its version says. Steps keep their names where the migration says nothing.
 * Due times stay, unless the step's deadline is to begin anew or the step turned into another kind; ticks, answers,
 * approvals and authorship stay where their step, item or role still exists. The effects say which clocks to set or cancel,
 * whom to tell and what to keep. Pure; a refusal says in `locale` why the case stays.
 *
 * Throws when the state belongs to another charter than `from`.
 *
 * @example migrateCase(before, after, state, { at, locale: 'en' }) // { ok: false, code: 'stays', subject: 'offer', … }
 */
export function migrateCase(
  from: Charter,
  to: Charter & Migrating,
  state: CaseState,
  { at, locale }: { readonly at: number; readonly locale: Locale },
): Migrated | MigrationRefused {
  if (state.digest !== from.digest)
    throw new Error(`The case belongs to the charter ${state.digest}, not to ${from.digest}.`);
  const refuse = (code: MigrationCode, subject: string | null): MigrationRefused => {
    return { ok: false, code, subject, message: blockedWords(code, subject, locale) };
  };
  const migration = migrationFrom(to, from.version);
  if (migration === null) return refuse('no-migration', from.version);
  if (state.status === 'closed') return refuse('closed', null);
  const playbook = Object.hasOwn(to.playbooks, state.crisis) ? to.playbooks[state.crisis]! : null;
  if (playbook === null) return refuse('crisis-gone', state.crisis);
  const moves = Object.hasOwn(migration.crises, state.crisis) ? migration.crises[state.crisis]! : UNCHANGED;
  const blocked = blockedBy(from, to, state, moves);
  return blocked !== null
    ? refuse(blocked.code, blocked.subject)
    : moveTo({ from, to, playbook, moves, at }, state, refuse);
}

function blockedBy(from: Charter, to: Charter, state: CaseState, { stay }: CrisisMigration): Blocked | null {
  const staying = state.active.find(({ step }) => stay.includes(step));
  if (staying !== undefined) return { code: 'stays', subject: staying.step };
  const fact = Object.keys(state.facts).find(
    (key) =>
      Object.hasOwn(to.facts, key) &&
      to.facts[key]!.type !== from.facts[key]?.type &&
      readFact(to.facts[key]!, state.facts[key]) === null,
  );
  return fact === undefined ? null : { code: 'fact-differs', subject: fact };
}

function moveTo(
  passage: Passage,
  state: CaseState,
  refuse: (code: MigrationCode, subject: string | null) => MigrationRefused,
): Migrated | MigrationRefused {
  const { playbook, to } = passage;
  const kept = state.snapshot as Kept;
  const places = placesAfter(passage, kept.machine);
  if (!places.ok) return refuse(places.code, places.subject);
  const moved = state.active.map((active) => stepAfter(passage, state, active));
  const crossed: CaseState = {
    ...state,
    digest: to.digest,
    active: moved.map(({ active }) => active),
    snapshot: { machine: places.machine, clocks: moved.flatMap(({ clocks }) => clocks) } satisfies Kept,
  };
  if (!standsOn(to, state.crisis, places.machine)) return refuse('place-differs', state.active[0]?.step ?? null);
  const remembered = carryMemory(passage, crossed, state);
  const effects = [
    ...cancelled(state, remembered.state),
    ...set(state, remembered.state),
    ...moved.flatMap(({ told }) => told),
    ...remembered.effects,
    ...held(playbook, crossed.active, state),
  ];
  const hold = effects.some(({ type }) => type === 'legal-hold') || state.legalHold;
  return {
    ok: true,
    state: { ...remembered.state, legalHold: hold },
    effects,
    from: state.active.map(({ step }) => step),
    to: crossed.active.map(({ step }) => step),
  };
}

/** Clocks of the old version that no longer run under that name and time are cancelled before the new ones are set. */
function cancelled(before: CaseState, after: CaseState): Effect[] {
  const running = clocksOf(after);
  const gone = clocksOf(before).filter(
    ({ step, kind }) => !running.some((clock) => clock.step === step && clock.kind === kind),
  );
  return gone.map(({ step, kind }) => ({ type: 'cancel-clock', step, kind }));
}

function set(before: CaseState, after: CaseState): Effect[] {
  const same = (one: Clock) => (two: Clock) =>
    one.step === two.step && one.kind === two.kind && one.dueAt === two.dueAt;
  const fresh = clocksOf(after).filter((clock) => !clocksOf(before).some(same(clock)));
  return fresh.map((clock) => ({ type: 'set-clock', ...clock }));
}

/** What the new step asks to be kept before anything happens there. */
function held({ workflow }: Playbook, active: readonly ActiveStep[], { legalHold }: CaseState): Effect[] {
  const steps = active.map(({ step }) => workflow.steps[step] as Step);
  const removing = steps.filter(({ action }) =>
    Object.values(action ?? {}).some((one) => one === 'hide' || one === 'delete'),
  );
  const holding = legalHold ? undefined : steps.find((step) => step.legalHold);
  return [
    ...removing.map(({ key }): Effect => ({ type: 'capture-evidence', step: key })),
    ...(holding === undefined ? [] : [{ type: 'legal-hold', step: holding.key } as const]),
  ];
}
