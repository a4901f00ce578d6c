/** When a role hears of a case that nobody works on: only clocks lead on. */
import type { Step } from '../../charter.ts';
import { both, type Curve, earliest, followedBy, valueAt } from './curve.ts';
import { countedExitsOf, stepOf, targetOf, termsOf } from './exits.ts';
import type { Clocks } from './pace.ts';
import { passageOf } from './passage.ts';
import type { PathStep, Way } from './proof.ts';
import type { Concerned } from './scope.ts';

interface Heard {
  /** When the role is told; null when it never is. */
  readonly told: Curve | null;
  /** Inside a region: when clocks alone have it done. */
  readonly done: Curve | null;
}

const SILENCE: Heard = { told: null, done: null };

/**
 * A role is told when a step opens that it owns, that says `tell` or that needs its approval, and when an escalation in place
 * reaches it.
 */
export class Telling {
  readonly #clocks: Clocks;
  readonly #about: Concerned;
  readonly #role: string;

  constructor(clocks: Clocks, about: Concerned, role: string) {
    this.#clocks = clocks;
    this.#about = about;
    this.#role = role;
  }

  whole(): Curve | null {
    const { workflow } = this.#about.playbook;
    const start = stepOf(workflow, workflow.start);
    return start === null ? null : this.#from(start, new Set()).told;
  }

  /** The silent path of a comment that arrives in a minute, up to where the role is told, or to where it stays. */
  path(minute: number): PathStep[] {
    const { workflow } = this.#about.playbook;
    const start = stepOf(workflow, workflow.start);
    return start === null ? [] : this.#walk(start, new Set(), minute);
  }

  #from(step: Step, before: ReadonlySet<string>): Heard {
    if (this.#tellsAtOnce(step)) return { told: this.#clocks.now(), done: null };
    if (step.kind === 'done') return { told: null, done: this.#clocks.now() };
    const seen = new Set([...before, step.key]);
    if (step.kind === 'parallel') return this.#throughRegions(step, seen);
    const escalated = this.#escalated(step);
    if (escalated !== null) return { told: escalated, done: null };
    const silent = this.#silentWay(step, seen);
    if (silent === null) return SILENCE;
    const { told, done } = this.#from(silent.target, seen);
    return { told: told && followedBy(silent.leaving, told), done: done && followedBy(silent.leaving, done) };
  }

  #tellsAtOnce(step: Step): boolean {
    return (
      step.owner === this.#role || step.tell.includes(this.#role) || (step.approval?.by.includes(this.#role) ?? false)
    );
  }

  /** The end of the deadline after which this role takes over in place. */
  #escalated(step: Step): Curve | null {
    const { playbook, severity } = this.#about;
    const level = termsOf(step).findIndex(({ owner }) => owner === this.#role);
    return level < 1 ? null : this.#clocks.terms(step, playbook.calendar, severity)[level - 1]!;
  }

  /** A missed deadline that leads to a step, or a wait that runs out. */
  #silentWay(step: Step, seen: ReadonlySet<string>): { way: Way; leaving: Curve; target: Step } | null {
    const { playbook, severity, highest } = this.#about;
    const exit = countedExitsOf(step, highest).find(({ way }) => way === 'missed' || way === 'waited');
    const target = exit === undefined ? null : targetOf(playbook.workflow, step, exit);
    if (exit === undefined || target === null || seen.has(target.key)) return null;
    return { way: exit.way, leaving: this.#clocks.leaving(playbook, step, exit, severity, 'latest'), target };
  }

  #throughRegions(step: Step, seen: ReadonlySet<string>): Heard {
    const regions = this.#regions(step).map((start) => this.#from(start, seen));
    const told = regions.flatMap((region) => region.told ?? []);
    const done = regions.flatMap((region) => region.done ?? []);
    const next = stepOf(this.#about.playbook.workflow, step.parallel?.whenAllDone ?? '');
    if (next !== null && !seen.has(next.key) && done.length > 0 && done.length === regions.length) {
      const later = this.#from(next, seen);
      const joined = done.reduce(both);
      return { told: later.told && followedBy(joined, later.told), done: null };
    }
    return { told: told.length === 0 ? null : told.reduce(earliest), done: null };
  }

  #regions(step: Step): Step[] {
    return (step.parallel?.regions ?? []).flatMap(({ start }) => stepOf(this.#about.playbook.workflow, start) ?? []);
  }

  #walk(step: Step, before: ReadonlySet<string>, minute: number): PathStep[] {
    const seen = new Set([...before, step.key]);
    if (this.#tellsAtOnce(step) || step.kind === 'done') return [this.#passage(step, minute, 'here', null)];
    if (step.kind === 'parallel') {
      const regions = this.#regions(step).map((start) => this.#walk(start, seen, minute));
      return [{ ...this.#passage(step, minute, 'here', null), regions }];
    }
    const escalated = this.#escalated(step);
    if (escalated !== null) return [this.#passage(step, minute, 'here', valueAt(escalated, minute))];
    const silent = this.#silentWay(step, seen);
    if (silent === null) return [this.#passage(step, minute, 'here', null)];
    const leftAt = valueAt(silent.leaving, minute);
    return [this.#passage(step, minute, silent.way, leftAt), ...this.#walk(silent.target, seen, leftAt)];
  }

  #passage(step: Step, minute: number, way: Way, leftAt: number | null): PathStep {
    // Up to the role that is told; all of them where it is not on this step.
    const reached = termsOf(step).findIndex(({ owner }) => owner === this.#role);
    const silent = this.#tellsAtOnce(step) || step.wait !== null;
    const passedOn = silent ? 0 : reached < 1 ? Number.POSITIVE_INFINITY : reached;
    const left = way === 'here' ? null : leftAt;
    return passageOf(this.#clocks, this.#about, step, minute, { way, event: null, leftAt: left, passedOn });
  }
}
