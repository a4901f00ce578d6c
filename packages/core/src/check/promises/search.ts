/** Looks for a path on which something goes wrong, over every path there is, steps entered again included. */
import type { Severity, Step, Workflow } from '../../charter.ts';
import { type Exit, exitsOf, stepOf, targetOf } from './exits.ts';
import type { PathStep, Way } from './proof.ts';

/** What is kept in mind along a path: a reply is approved, a relay is open. */
export type Flag = boolean;

export interface Hunt {
  /** What is true once a step has opened. */
  readonly entering: (step: Step, flag: Flag) => Flag;
  /** What is true once it is left. */
  readonly leaving: (step: Step, exit: Exit, flag: Flag) => Flag;
  readonly wrong: (step: Step, flag: Flag) => boolean;
  /** What may be true when regions are done, given what each may end with when it starts with a flag. */
  readonly joining: (flag: Flag, regions: readonly ((flag: Flag) => ReadonlySet<Flag>)[]) => readonly Flag[];
}

interface Trail {
  readonly step: Step;
  readonly flag: Flag;
  readonly path: readonly PathStep[];
}

interface Found {
  readonly wrong: readonly PathStep[] | null;
  /** What is true in the ends and done steps that can be reached, and a shortest path to each. */
  readonly ends: ReadonlyMap<Flag, readonly PathStep[]>;
}

/** The shortest path from the start to a step where something is wrong; null when there is none. */
export function pathToWrong(workflow: Workflow, highest: Severity, hunt: Hunt): readonly PathStep[] | null {
  return new Search(workflow, highest, hunt).from(workflow.start, false).wrong;
}

class Search {
  readonly #workflow: Workflow;
  readonly #highest: Severity;
  readonly #hunt: Hunt;
  readonly #kept = new Map<string, Found>();

  constructor(workflow: Workflow, highest: Severity, hunt: Hunt) {
    this.#workflow = workflow;
    this.#highest = highest;
    this.#hunt = hunt;
  }

  from(start: string, flag: Flag): Found {
    const key = `${start} ${flag}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const found = this.#breadthFirst(start, flag);
    this.#kept.set(key, found);
    return found;
  }

  #breadthFirst(start: string, flag: Flag): Found {
    const first = stepOf(this.#workflow, start);
    const open: Trail[] = first === null ? [] : [this.#enter(first, flag, [])];
    const met = new Set<string>();
    const ends = new Map<Flag, readonly PathStep[]>();
    for (let next = open.shift(); next !== undefined; next = open.shift()) {
      const { step, path } = next;
      if (met.has(`${step.key} ${next.flag}`)) continue;
      met.add(`${step.key} ${next.flag}`);
      if (this.#hunt.wrong(step, next.flag)) return { wrong: [...path, passage(step, 'here')], ends };
      if (step.kind === 'end' || step.kind === 'done') ends.set(next.flag, [...path, passage(step, 'here')]);
      if (step.kind === 'parallel') {
        const inside = this.#wrongInside(step, next.flag);
        if (inside !== null) return { wrong: [...path, { ...passage(step, 'here'), regions: [inside] }], ends };
      }
      open.push(...this.#onwards(next));
    }
    return { wrong: null, ends };
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

  #wrongInside(step: Step, flag: Flag): readonly PathStep[] | null {
    for (const { start } of step.parallel?.regions ?? []) {
      const { wrong } = this.from(start, flag);
      if (wrong !== null) return wrong;
    }
    return null;
  }

  #joined(step: Step, flag: Flag, path: readonly PathStep[]): Trail[] {
    const next = stepOf(this.#workflow, step.parallel?.whenAllDone ?? '');
    const starts = (step.parallel?.regions ?? []).map(({ start }) => start);
    const ends = starts.map((start) => this.from(start, flag).ends);
    if (next === null || ends.some(({ size }) => size === 0)) return [];
    const mayEnd = starts.map((start) => (begin: Flag) => new Set(this.from(start, begin).ends.keys()));
    return this.#hunt.joining(flag, mayEnd).map((after) => {
      const regions = ends.map((paths) => paths.get(after) ?? paths.get(!after) ?? []);
      return this.#enter(next, after, [...path, { ...passage(step, 'joined'), regions }]);
    });
  }
}

function passage(step: Step, way: Way, event: string | null = null): PathStep {
  return { step: step.key, owner: step.owner, enteredAt: null, leftAt: null, way, event, passedOn: [], regions: [] };
}
