/** Looks for a path on which something goes wrong, over every path there is, steps entered again included. */
import type { Severity, Step, Workflow } from '../../charter.ts';
import { type Exit, exitsOf, stepOf, targetOf } from './exits.ts';
import type { PathStep, Way } from './proof.ts';

/** What is kept in mind along a path: a reply is approved, a relay is open. */
export type Flag = boolean;

const FLAGS: readonly Flag[] = [false, true];

export interface Hunt {
  /** What is true once a step has opened. */
  readonly entering: (step: Step, flag: Flag) => Flag;
  /** What is true once it is left. */
  readonly leaving: (step: Step, exit: Exit, flag: Flag) => Flag;
  readonly wrong: (step: Step, flag: Flag) => boolean;
}

interface Trail {
  readonly step: Step;
  readonly flag: Flag;
  readonly path: readonly PathStep[];
}

/** What can become of a region that has opened, left to itself. */
interface Inside {
  /** What is true at some moment. */
  readonly met: ReadonlySet<Flag>;
  /** What is true when it is done, and a shortest path to each. */
  readonly ends: ReadonlyMap<Flag, readonly PathStep[]>;
}

/** The shortest path from the start to a step where something is wrong; null when there is none. */
export function pathToWrong(workflow: Workflow, highest: Severity, hunt: Hunt): readonly PathStep[] | null {
  const start = stepOf(workflow, workflow.start);
  return start === null ? null : new Search(workflow, highest, hunt).wrongFrom(start);
}

class Search {
  readonly #workflow: Workflow;
  readonly #highest: Severity;
  readonly #hunt: Hunt;
  readonly #kept = new Map<string, Inside>();

  constructor(workflow: Workflow, highest: Severity, hunt: Hunt) {
    this.#workflow = workflow;
    this.#highest = highest;
    this.#hunt = hunt;
  }

  wrongFrom(start: Step): readonly PathStep[] | null {
    return this.#wrong(this.#enter(start, false, []), []);
  }

  /** `atAnyTime`: what a region beside this one can make true just before whatever happens here. */
  #wrong(first: Trail, atAnyTime: readonly Flag[]): readonly PathStep[] | null {
    for (const { step, flag, path } of this.#breadthFirst(first)) {
      if ([flag, ...atAnyTime].some((one) => this.#hunt.wrong(step, one))) return [...path, passage(step, 'here')];
      const inside = this.#wrongInside(step, flag);
      if (inside !== null) return [...path, { ...passage(step, 'here'), regions: [inside] }];
    }
    return null;
  }

  /** Each step with each flag once, nearest first. */
  *#breadthFirst(first: Trail): Generator<Trail> {
    const open = [first];
    const met = new Set<string>();
    for (const trail of open) {
      const key = `${trail.step.key} ${trail.flag}`;
      if (met.has(key)) continue;
      met.add(key);
      yield trail;
      open.push(...this.#onwards(trail));
    }
  }

  #enter(step: Step, flag: Flag, path: readonly PathStep[]): Trail {
    return { step, flag: this.#hunt.entering(step, flag), path };
  }

  #onwards({ step, flag, path }: Trail): Trail[] {
    if (step.parallel !== null) return this.#joined(step, flag, path);
    const reopened = step.reopen === null ? null : stepOf(this.#workflow, step.reopen.to);
    if (reopened !== null) return [this.#enter(reopened, flag, [...path, passage(step, 'choice', 'reopen')])];
    return exitsOf(step, this.#highest).flatMap((exit) => {
      const target = targetOf(this.#workflow, step, exit);
      if (target === null) return [];
      return [
        this.#enter(target, this.#hunt.leaving(step, exit, flag), [...path, passage(step, exit.way, exit.event)]),
      ];
    });
  }

  #regions(step: Step): Step[] {
    return (step.parallel?.regions ?? []).flatMap(({ start }) => stepOf(this.#workflow, start) ?? []);
  }

  /** Regions open all at once, before anything happens in one. */
  #opened(regions: readonly Step[], flag: Flag): Flag {
    return regions.reduce((before, start) => this.#hunt.entering(start, before), flag);
  }

  #wrongInside(step: Step, flag: Flag): readonly PathStep[] | null {
    const regions = this.#regions(step);
    const opened = this.#opened(regions, flag);
    for (const start of regions) {
      const beside = regions.filter((other) => other !== start);
      const atAnyTime = FLAGS.filter((one) => beside.some((other) => this.#inside(other, !one).met.has(one)));
      const wrong = this.#wrong({ step: start, flag: opened, path: [] }, atAnyTime);
      if (wrong !== null) return wrong;
    }
    return null;
  }

  /** A region whose first step has opened. */
  #inside(start: Step, flag: Flag): Inside {
    const key = `${start.key} ${flag}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const met = new Set<Flag>();
    const ends = new Map<Flag, readonly PathStep[]>();
    for (const { step, flag: now, path } of this.#breadthFirst({ step: start, flag, path: [] })) {
      met.add(now);
      if (step.kind === 'done' && !ends.has(now)) ends.set(now, [...path, passage(step, 'here')]);
    }
    this.#kept.set(key, { met, ends });
    return { met, ends };
  }

  /**
   * Regions run at the same time, in whatever order. What is true when all are done is what the last of them made true that
   * changed anything; where none did, what was true when they opened.
   */
  #joined(step: Step, flag: Flag, path: readonly PathStep[]): Trail[] {
    const next = stepOf(this.#workflow, step.parallel?.whenAllDone ?? '');
    const regions = this.#regions(step);
    const opened = this.#opened(regions, flag);
    if (next === null || regions.some((start) => this.#inside(start, opened).ends.size === 0)) return [];
    return FLAGS.flatMap((after) => {
      const last = regions.find((start) => this.#inside(start, !after).ends.has(after));
      const kept = opened === after && regions.every((start) => this.#inside(start, after).ends.has(after));
      if (last === undefined && !kept) return [];
      const paths = regions.map((start) => {
        const { ends } = this.#inside(start, start === last ? !after : opened);
        return ends.get(after) ?? ends.get(!after) ?? [];
      });
      return [this.#enter(next, after, [...path, { ...passage(step, 'joined'), regions: paths }])];
    });
  }
}

function passage(step: Step, way: Way, event: string | null = null): PathStep {
  return { step: step.key, owner: step.owner, enteredAt: null, leftAt: null, way, event, passedOn: [], regions: [] };
}
