/** The longest way to a goal over every path that enters no step twice, for every minute of arrival at once. */
import type { Step } from '../../charter.ts';
import { both, type Curve, earliest, followedBy, latest } from './curve.ts';
import { countedExitsOf, type Exit, stepOf, targetOf } from './exits.ts';
import type { Clocks, Pace } from './pace.ts';
import type { Concerned } from './scope.ts';

/** What is promised: a public answer, whoever lets deadlines pass; or an end, people acting by the first deadline. */
export type Goal = 'answer' | 'end';

/** What can become of a case that opens a step, given the steps it has been through. */
export interface Outcome {
  /** When the goal is reached at the latest; null when it never is. */
  readonly goal: Curve | null;
  /** Inside a region: when it is done at the latest without the goal. */
  readonly done: Curve | null;
  /** Some path ends, or is done, without the goal. */
  readonly misses: boolean;
}

/** A way out of a step, and when it is taken at the latest. */
export interface Way {
  readonly exit: Exit;
  readonly leaving: Curve;
  /** Null where the exit itself reaches the goal. */
  readonly target: Step | null;
}

const NOTHING: Outcome = { goal: null, done: null, misses: false };

/**
 * Pieces of curves looked at before it is given up. Steps that all lead to one another have n × 2ⁿ⁻¹ ways to come upon them, and
 * what is longest among these cannot be told without looking at all (the longest path is NP-hard): twelve such steps are
 * within this where no calendar closes, seven by office hours; workflows as people write them take a fiftieth.
 */
const MOST_PIECES = 10_000_000;
/** What a way takes beside its pieces, in pieces. */
const PIECES_OF_A_WAY = 50;

export class Longest {
  readonly clocks: Clocks;
  readonly about: Concerned;
  readonly #goal: Goal;
  readonly pace: Pace;
  readonly #kept = new Map<string, Outcome>();
  readonly #reach = new Map<string, ReadonlySet<string>>();
  readonly #exits = new Map<string, readonly Way[]>();
  #pieces = 0;

  constructor(clocks: Clocks, about: Concerned, goal: Goal) {
    this.clocks = clocks;
    this.about = about;
    this.#goal = goal;
    this.pace = goal === 'answer' ? 'latest' : 'first-deadline';
  }

  /** From the comment on. */
  whole(): Outcome {
    const start = this.start();
    return start === null ? NOTHING : this.from(start, new Set());
  }

  /** Steps lead to one another in more ways than can be looked at: what `whole` says is not the longest. */
  get isTangled(): boolean {
    return this.#pieces > MOST_PIECES;
  }

  start(): Step | null {
    return stepOf(this.about.playbook.workflow, this.about.playbook.workflow.start);
  }

  /** From the opening of a step, after others. */
  from(step: Step, before: ReadonlySet<string>): Outcome {
    // Only steps that could be entered again matter: elsewhere one answer serves every way that leads here.
    const again = [...before].filter((key) => this.#reachable(step.key).has(key)).sort();
    const key = `${step.key} ${again.join(' ')}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    if (this.isTangled) return NOTHING;
    const found = this.#find(step, new Set([...again, step.key]));
    this.#kept.set(key, found);
    return found;
  }

  #find(step: Step, seen: ReadonlySet<string>): Outcome {
    if (step.kind === 'end')
      return this.#goal === 'end' ? { ...NOTHING, goal: this.clocks.now() } : { ...NOTHING, misses: true };
    if (step.kind === 'done') return { ...NOTHING, done: this.clocks.now(), misses: true };
    if (step.kind === 'parallel') return this.#throughRegions(step, seen);
    return this.ways(step, seen)
      .map(({ leaving, target }) => {
        const found = target === null ? { ...NOTHING, goal: leaving } : after(leaving, this.from(target, seen));
        this.#pieces += PIECES_OF_A_WAY + (found.goal?.starts.length ?? 0) + (found.done?.starts.length ?? 0);
        return found;
      })
      .reduce(worseOf, NOTHING);
  }

  /**
   * All regions run. Where every path of some region answers, the author waits for the first of these to do so, however the
   * others go. Where each region can be done without an answer, the answer may come last: in any of them, or after all.
   */
  #throughRegions(step: Step, seen: ReadonlySet<string>): Outcome {
    const regions = this.regions(step).map((start) => this.from(start, seen));
    const certain = regions.flatMap(({ goal, misses }) => (goal === null || misses ? [] : [goal]));
    if (certain.length > 0) return { ...NOTHING, goal: certain.reduce(earliest) };
    const inRegions = regions.map((region) => ({ ...region, done: null })).reduce(worseOf, NOTHING);
    const joined = joinOf(regions);
    const next = this.joinStep(step, seen);
    return joined === null || next === null
      ? inRegions
      : worseOf({ ...inRegions, misses: false }, after(joined, this.from(next, seen)));
  }

  /** The first step of each region. */
  regions(step: Step): Step[] {
    return (step.parallel?.regions ?? []).flatMap(({ start }) => stepOf(this.about.playbook.workflow, start) ?? []);
  }

  /** Where regions lead together. */
  joinStep(step: Step, seen: ReadonlySet<string>): Step | null {
    const next = stepOf(this.about.playbook.workflow, step.parallel?.whenAllDone ?? '');
    return next === null || seen.has(next.key) ? null : next;
  }

  /** The ways that a counted path may take. */
  ways(step: Step, seen: ReadonlySet<string>): readonly Way[] {
    return this.#everyWay(step).filter(({ target }) => target === null || !seen.has(target.key));
  }

  #everyWay(step: Step): readonly Way[] {
    const kept = this.#exits.get(step.key);
    if (kept !== undefined) return kept;
    const { playbook, severity, highest } = this.about;
    const ways = countedExitsOf(step, highest).flatMap((exit): Way[] => {
      if (this.#goal === 'end' && exit.way === 'missed') return [];
      const leaving = () => this.clocks.leaving(playbook, step, exit, severity, this.pace);
      if (exit.answers && this.#goal === 'answer') return [{ exit, leaving: leaving(), target: null }];
      const target = targetOf(playbook.workflow, step, exit);
      return target === null ? [] : [{ exit, leaving: leaving(), target }];
    });
    this.#exits.set(step.key, ways);
    return ways;
  }

  #reachable(key: string): ReadonlySet<string> {
    const kept = this.#reach.get(key);
    if (kept !== undefined) return kept;
    const { workflow } = this.about.playbook;
    const reached = new Set<string>();
    const open = [key];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const step = stepOf(workflow, next);
      if (step === null || reached.has(next)) continue;
      reached.add(next);
      open.push(...countedExitsOf(step, this.about.highest).map(({ go }) => go));
      if (step.parallel !== null)
        open.push(step.parallel.whenAllDone, ...step.parallel.regions.map(({ start }) => start));
    }
    this.#reach.set(key, reached);
    return reached;
  }
}

/** What follows, counted from before. */
function after(leaving: Curve, { goal, done, misses }: Outcome): Outcome {
  return { goal: goal && followedBy(leaving, goal), done: done && followedBy(leaving, done), misses };
}

function worseOf(a: Outcome, b: Outcome): Outcome {
  return { goal: later(a.goal, b.goal), done: later(a.done, b.done), misses: a.misses || b.misses };
}

function later(a: Curve | null, b: Curve | null): Curve | null {
  if (a === null || b === null) return a ?? b;
  return latest(a, b);
}

/** When every region is done without the goal; null when one never is. */
export function joinOf(regions: readonly Outcome[]): Curve | null {
  const done = regions.flatMap((region) => region.done ?? []);
  return done.length === 0 || done.length < regions.length ? null : done.reduce(both);
}
