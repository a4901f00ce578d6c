/** A playbook's workflow as a statechart. XState keeps which steps are active; nothing else of it leaves this file. */
import { type AnyStateMachine, createMachine, initialTransition, transition } from 'xstate';
import type { Charter, Escalation, Playbook, Step } from '../charter.ts';

/** A workflow ready to run. Opaque: only `begin` and `move` know what is inside. */
export type Machine = AnyStateMachine;

/** One step entered or left. */
export interface Crossing {
  readonly way: 'enter' | 'leave';
  readonly step: string;
}

/** Where a workflow stands, as JSON, and the steps crossed to come there, in order. */
export interface Standing {
  readonly snapshot: unknown;
  readonly crossings: readonly Crossing[];
}

/** More microsteps than this in one move are a loop. */
const MOST_MICROSTEPS = 1000;

/** Names of what moves a case, step by step. The `@` keeps ours apart from the events of an author. */
export const moves = {
  choice: (step: string, event: string) => `${step}/${event}`,
  missed: (step: string, escalation: number) => `${step}/@missed-${escalation}`,
  waited: (step: string) => `${step}/@waited`,
  accepted: (step: string) => `${step}/@accepted`,
  refused: (step: string) => `${step}/@refused`,
  reopen: (step: string) => `${step}/@reopen`,
} as const;

const machines = new WeakMap<Playbook, Machine>();

/** The machine of one crisis type, built once per playbook. Throws for a crisis type that the charter lacks. */
export function machineOf(charter: Charter, crisis: string): Machine {
  if (!Object.hasOwn(charter.playbooks, crisis)) throw new Error(`The charter has no crisis type "${crisis}".`);
  const playbook = charter.playbooks[crisis]!;
  const kept = machines.get(playbook);
  if (kept !== undefined) return kept;
  const machine = build(playbook);
  machines.set(playbook, machine);
  return machine;
}

const beginnings = new WeakMap<Machine, Standing>();

/** The workflow at its start: the same for every case, so worked out once. */
export function begin(machine: Machine): Standing {
  const kept = beginnings.get(machine) ?? standing(machine, initialTransition(machine));
  beginnings.set(machine, kept);
  return kept;
}

/** The workflow after a move (see `moves`); null when no active step knows it. Throws when the snapshot is of another workflow. */
export function move(machine: Machine, snapshot: unknown, name: string): Standing | null {
  const restored = machine.restoreSnapshot(snapshot as never, {} as never);
  // The same snapshot comes back for an event that is unknown: ask first.
  return restored.can({ type: name }) ? standing(machine, transition(machine, restored, { type: name })) : null;
}

/** Whether a snapshot is one of this crisis type's workflow: every place that it names is there. */
export function standsOn(charter: Charter, crisis: string, snapshot: unknown): boolean {
  try {
    machineOf(charter, crisis).restoreSnapshot(snapshot as never, {} as never);
    return true;
  } catch {
    return false;
  }
}

function standing(machine: Machine, [snapshot, actions]: ReturnType<typeof initialTransition<Machine>>): Standing {
  if (snapshot.status !== 'active') throw new Error(`The workflow ${machine.id} turns without end.`);
  const { status, value, historyValue, context, children } = machine.getPersistedSnapshot(snapshot) as never;
  return {
    snapshot: { status, value, historyValue, context, children },
    crossings: (actions as unknown as readonly Crossed[]).map(({ type, params }) => ({ way: type, step: params.step })),
  };
}

/** The only actions in our machines. */
interface Crossed {
  readonly type: Crossing['way'];
  readonly params: { readonly step: string };
}

type Targets = Record<string, { target: string; reenter: true }>;

interface StateConfig {
  id: string;
  type?: 'parallel' | 'final';
  entry?: { type: 'enter'; params: { step: string } };
  exit?: { type: 'leave'; params: { step: string } };
  on?: Targets;
  onDone?: { target: string; reenter: true };
  initial?: string;
  states?: Record<string, StateConfig>;
}

function build(playbook: Playbook): Machine {
  const { start, steps } = playbook.workflow;
  const top = Object.values(steps).filter((step) => step.region === null);
  const config = {
    id: playbook.crisis,
    initial: start,
    context: {},
    options: { maxIterations: MOST_MICROSTEPS },
    states: Object.fromEntries(top.map((step) => [step.key, stateOf(playbook, step)])),
  };
  // State names are the author's words, which the types of XState cannot know.
  return createMachine(config as never);
}

function stateOf(playbook: Playbook, step: Step): StateConfig {
  if (step.kind === 'done') return { id: idOf(step.key), type: 'final' };
  const state: StateConfig = {
    id: idOf(step.key),
    entry: { type: 'enter', params: { step: step.key } },
    exit: { type: 'leave', params: { step: step.key } },
    on: targetsOf(step),
  };
  if (step.parallel === null) return state;
  return {
    ...state,
    type: 'parallel',
    onDone: towards(step.parallel.whenAllDone),
    states: Object.fromEntries(
      step.parallel.regions.map((region) => [
        region.key,
        {
          id: `region:${step.key}/${region.key}`,
          initial: region.start,
          states: Object.fromEntries(
            region.steps.map((key) => [key, stateOf(playbook, playbook.workflow.steps[key]!)]),
          ),
        },
      ]),
    ),
  };
}

function targetsOf(step: Step): Targets {
  const on: Targets = {};
  for (const choice of step.choices) on[moves.choice(step.key, choice.event)] = towards(choice.go);
  const approval = step.approval;
  if (approval !== null) {
    on[moves.accepted(step.key)] = towards(approval.accepted);
    on[moves.refused(step.key)] = towards(approval.refused);
  }
  if (step.wait !== null) on[moves.waited(step.key)] = towards(step.wait.then);
  if (step.reopen !== null) on[moves.reopen(step.key)] = towards(step.reopen.to);
  let missed: string | Escalation | null = step.deadline?.ifMissed ?? null;
  for (let escalation = 0; missed !== null; escalation += 1) {
    if (typeof missed === 'string') on[moves.missed(step.key, escalation)] = towards(missed);
    missed = typeof missed === 'string' ? null : missed.ifMissed;
  }
  return on;
}

// A step that leads to itself begins again, so every move leaves and enters.
function towards(step: string): { target: string; reenter: true } {
  return { target: `#${idOf(step)}`, reenter: true };
}

function idOf(step: string): string {
  return `step:${step}`;
}
