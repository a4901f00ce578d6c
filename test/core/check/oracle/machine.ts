/** A workflow as a statechart of this test's own, and everything that can become of a case in it. */
import { type AnyStateMachine, assign, createMachine } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import { kindOf, links, type Placed, type PlaybookYaml, placed } from './written.ts';

export type By = 'person' | 'clock' | 'wait' | 'reopen';

/** One way out of a step. */
export interface Move {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly by: By;
  /** Place of a choice; -1 for other moves. */
  readonly choice: number;
}

export function movesOf({ key, step }: Placed): Move[] {
  const move = (by: By, name: string, to: string, choice = -1): Move => ({
    name: `${key}/${name}`,
    from: key,
    to,
    by,
    choice,
  });
  const last = links(step).at(-1)?.['if-missed'];
  return [
    ...(step.choices ?? []).map((choice, index) => move('person', `choice-${index}`, choice.go, index)),
    ...(step.approval === undefined
      ? []
      : [move('person', 'accepted', step.approval.accepted), move('person', 'refused', step.approval.refused)]),
    ...(step.wait === undefined ? [] : [move('wait', 'waited', step.wait.then)]),
    ...(typeof last === 'string' ? [move('clock', 'missed', last)] : []),
    ...(step.reopen === undefined ? [] : [move('reopen', 'reopen', step.reopen.to)]),
  ];
}

/** What a case remembers. Lists are sorted sets. */
export interface Memory {
  /** Facts that a choice taken had asked for. */
  readonly facts: readonly string[];
  /** Steps entered, of those that some `not-author-of` or `of` names. */
  readonly entered: readonly string[];
  readonly asked: boolean;
  /** A relay has been asked, and no choice since has waited for its answer. */
  readonly open: boolean;
  /** Approvals given, of texts not written again since. */
  readonly approved: readonly string[];
}

/** A configuration that a case can be in. */
export interface Situation {
  readonly id: string;
  readonly active: readonly string[];
  readonly memory: Memory;
  readonly ways: readonly { readonly move: Move; readonly to: Situation }[];
}

export interface Space {
  readonly start: Situation;
  /** A case put at a step in a way that its workflow does not know, to look at steps that nothing leads to. */
  readonly anywhere: readonly Situation[];
}

const MOST = 60_000;
const EMPTY: Memory = { facts: [], entered: [], asked: false, open: false, approved: [] };
const add = (list: readonly string[], items: readonly string[]) => [...new Set([...list, ...items])].sort();

const kept = new Map<string, Space>();

/** Every configuration. Throws where there are more than can be searched. */
export function explore(playbook: PlaybookYaml): Space {
  const key = JSON.stringify(playbook.workflow);
  const space = kept.get(key) ?? search(playbook);
  kept.set(key, space);
  return space;
}

function search(playbook: PlaybookYaml): Space {
  const steps = placed(playbook);
  const moves = new Map(steps.flatMap((one) => movesOf(one).map((move) => [move.name, move] as const)));
  const machine = build(playbook, steps);
  const events = ['@start', ...steps.map(({ key }) => `@at/${key}`), ...moves.keys()].map((type) => ({ type }));
  const map = getAdjacencyMap(machine, {
    events,
    limit: MOST,
    filterEvents: (snapshot, event) => snapshot.can(event as never),
    serializeState: ({ value, context }) => JSON.stringify([value, context]),
  }) as unknown as Adjacency;
  const ids = Object.keys(map);
  if (ids.length >= MOST) throw new Error('Too many configurations.');
  const made = new Map<string, Situation & { ways: { move: Move; to: Situation }[] }>();
  const keys = new Set(steps.map(({ key }) => key));
  const situation = (id: string) => {
    const known = made.get(id);
    if (known !== undefined) return known;
    const { state } = map[id]!;
    const active = state._nodes.map((node) => node.meta?.step ?? '').filter((key) => keys.has(key));
    const fresh = { id, active, memory: state.context, ways: [] as { move: Move; to: Situation }[] };
    made.set(id, fresh);
    return fresh;
  };
  let start: Situation | null = null;
  const anywhere: Situation[] = [];
  for (const id of ids) {
    for (const { event, state } of Object.values(map[id]!.transitions)) {
      const to = situation(JSON.stringify([state.value, state.context]));
      if (event.type === '@start') start = to;
      else if (event.type.startsWith('@at/')) anywhere.push(to);
      else situation(id).ways.push({ move: moves.get(event.type)!, to });
    }
  }
  return { start: start!, anywhere };
}

interface Snapshot {
  readonly value: unknown;
  readonly context: Memory;
  readonly _nodes: readonly { readonly meta?: { readonly step?: string } }[];
}

type Adjacency = Readonly<
  Record<
    string,
    {
      readonly state: Snapshot;
      readonly transitions: Readonly<
        Record<string, { readonly event: { readonly type: string }; readonly state: Snapshot }>
      >;
    }
  >
>;

type Config = Record<string, unknown>;

function build(playbook: PlaybookYaml, steps: readonly Placed[]): AnyStateMachine {
  const named = new Set(
    steps.flatMap(({ step }) => [
      ...(step.approval?.of ?? []),
      ...(step.choices ?? []).flatMap(({ needs }) => (needs ?? []).flatMap((need) => need['not-author-of'] ?? [])),
    ]),
  );
  const approvals = steps.flatMap(({ key, step }) =>
    step.approval === undefined ? [] : [{ key, of: step.approval.of }],
  );
  const rewrites = (key: string) => approvals.filter(({ of }) => of.includes(key)).map((approval) => approval.key);
  const inScope = (scope: string) => steps.filter((one) => one.scope === scope);
  const states = (scope: string): Config => Object.fromEntries(inScope(scope).map((one) => [one.key, state(one)]));
  const target = (to: string) => `#${to}`;
  const state = (one: Placed): Config => {
    const { key, step } = one;
    const kind = kindOf(step);
    const node: Config = { id: key, meta: { step: key } };
    if (kind === 'done') return { ...node, type: 'final', entry: remember({ entered: named.has(key) ? [key] : [] }) };
    node.entry = remember({
      entered: named.has(key) ? [key] : [],
      relay: step.relay !== undefined,
      rewritten: rewrites(key),
    });
    node.on = Object.fromEntries(
      movesOf(one).map((move) => {
        const needs = step.choices?.[move.choice]?.needs ?? [];
        const facts = needs.flatMap((need) => need.fact ?? []);
        const answered = needs.some((need) => need.relay !== undefined);
        return [
          move.name,
          {
            target: target(move.to),
            reenter: true,
            actions: remember({
              facts,
              answered,
              forgets: move.by === 'reopen',
              approved: move.name === `${key}/accepted` ? [key] : [],
            }),
          },
        ];
      }),
    );
    if (kind !== 'parallel') return node;
    const regions = Object.entries(step['in-parallel'] ?? {});
    return {
      ...node,
      type: 'parallel',
      ...(step['when-all-done'] === undefined
        ? {}
        : { onDone: { target: target(step['when-all-done']), reenter: true } }),
      states: Object.fromEntries(
        regions.map(([region, { start }]) => {
          const scope = `${key}/${region}`;
          const first = inScope(scope).some((inner) => inner.key === start) ? start : inScope(scope)[0]?.key;
          return [region, { initial: first, states: states(scope) }];
        }),
      ),
    };
  };
  return createMachine({
    id: '@case',
    context: EMPTY,
    initial: '@begin',
    states: {
      '@begin': {
        on: {
          '@start': target(playbook.workflow.start),
          ...Object.fromEntries(steps.map(({ key }) => [`@at/${key}`, target(key)])),
        },
      },
      ...states(''),
    },
  } as never);
}

interface Learnt {
  readonly facts?: readonly string[];
  readonly entered?: readonly string[];
  readonly relay?: boolean;
  readonly answered?: boolean;
  readonly approved?: readonly string[];
  readonly rewritten?: readonly string[];
  readonly forgets?: boolean;
}

function remember(learnt: Learnt) {
  const {
    facts = [],
    entered = [],
    relay = false,
    answered = false,
    approved = [],
    rewritten = [],
    forgets = false,
  } = learnt;
  return assign(({ context }: { context: Memory }) => ({
    // What a case knew may have been erased by the time it is reopened.
    facts: forgets ? [] : add(context.facts, facts),
    entered: add(context.entered, entered),
    asked: context.asked || relay,
    open: (context.open && !answered) || relay,
    approved: add(context.approved, approved).filter((key) => !rewritten.includes(key)),
  })) as never;
}

/** All situations from one on, along the moves that `follow` takes. */
export function from(start: Situation, follow: (move: Move) => boolean = () => true): Set<Situation> {
  const met = new Set<Situation>();
  const open = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (met.has(next)) continue;
    met.add(next);
    for (const { move, to } of next.ways) if (follow(move)) open.push(to);
  }
  return met;
}
