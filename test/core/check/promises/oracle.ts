/**
 * The same promises by brute force: every run of a case written out, for one comment at a time. Shares no code with the
 * prover but the calendar's arithmetic.
 */
import type { Charter, Duration, Playbook, Severity, Step } from '../../../../packages/core/src/charter.ts';
import { addDuration, nextOpening, openIntervals } from '../../../../packages/core/src/time/calendar.ts';
import { hoursOf, zoneOf } from '../../../../packages/core/src/time/zone.ts';

type Run = { readonly kind: 'answered' | 'done' | 'ended'; readonly at: number };
type Mode = 'answer' | 'end';

export interface Asked {
  readonly charter: Charter;
  readonly playbook: Playbook;
  readonly severity: Severity;
  readonly mode: Mode;
}

const plus = ({ charter, playbook }: Asked, at: number, duration: Duration) =>
  addDuration(at, duration, hoursOf(charter, playbook.calendar), zoneOf(charter, playbook.calendar));

/** When the step's own deadline and each escalation in place pass. */
function deadlines(asked: Asked, step: Step, at: number): { due: number[]; passesTo: string | null } {
  const { deadline } = step;
  if (deadline === null) return { due: [at], passesTo: null };
  let first = plus(asked, at, deadline.within);
  for (const level of [1, 2, 3, 4, 5]) {
    const shorter = deadline.fromSeverity[level];
    if (level <= asked.severity && shorter !== undefined) first = Math.min(first, plus(asked, at, shorter));
  }
  const due = [first];
  let next = deadline.ifMissed;
  while (next !== null && typeof next !== 'string') {
    due.push(plus(asked, due.at(-1)!, next.within));
    next = next.ifMissed;
  }
  return { due, passesTo: next };
}

/** The first minute at which so many of the roles have been there. */
function approversThere({ charter }: Asked, roles: readonly string[], count: number, at: number): number {
  const there = roles
    .map((role) => nextOpening(at, hoursOf(charter, charter.roles[role]!.onDuty)))
    .sort((a, b) => a - b);
  return there[Math.min(count, there.length) - 1] ?? at;
}

export function runsFrom(asked: Asked, key: string, at: number, before: readonly string[] = []): Run[] {
  const { steps } = asked.playbook.workflow;
  const step = steps[key];
  if (step === undefined || before.includes(key)) return [];
  const seen = [...before, key];
  if (step.kind === 'end') return [{ kind: 'ended', at }];
  if (step.kind === 'done') return [{ kind: 'done', at }];
  if (step.parallel !== null) return parallelRuns(asked, step, at, seen);
  if (step.wait !== null) return runsFrom(asked, step.wait.then, plus(asked, at, step.wait.upTo), seen);
  const { due, passesTo } = deadlines(asked, step, at);
  const last = due.at(-1)!;
  const acts = asked.mode === 'answer' ? last : due[0]!;
  const runs: Run[] = [];
  for (const choice of step.choices) {
    const answers = step.reply?.in === 'public' && !choice.unanswered;
    if (answers && asked.mode === 'answer') runs.push({ kind: 'answered', at: acts });
    else runs.push(...runsFrom(asked, choice.go, acts, seen));
  }
  if (step.approval !== null) {
    const { by, of, count, accepted, refused } = step.approval;
    const others = by.filter((role) => !of.some((text) => steps[text]?.owner === role));
    const roles = others.length >= count ? others : by;
    for (const [needed, go] of [
      [count, accepted],
      [1, refused],
    ] as const) {
      const approved = Math.max(acts, approversThere(asked, roles, needed, at));
      if (passesTo === null || approved <= last) runs.push(...runsFrom(asked, go, approved, seen));
    }
  }
  if (passesTo !== null && asked.mode === 'answer') runs.push(...runsFrom(asked, passesTo, last, seen));
  return runs;
}

function parallelRuns(asked: Asked, step: Step, at: number, seen: readonly string[]): Run[] {
  let together: Run[][] = [[]];
  for (const { start } of step.parallel!.regions) {
    const runs = runsFrom(asked, start, at, seen);
    together = together.flatMap((others) => runs.map((run) => [...others, run]));
  }
  return together.flatMap((regions): Run[] => {
    const answered = regions.filter(({ kind }) => kind === 'answered').map((run) => run.at);
    if (answered.length > 0) return [{ kind: 'answered', at: Math.min(...answered) }];
    return runsFrom(asked, step.parallel!.whenAllDone, Math.max(...regions.map((run) => run.at)), seen);
  });
}

/** Minutes of open time between two instants, counted interval by interval. */
function openMinutes({ charter, playbook }: Asked, from: number, to: number): number {
  const open = openIntervals(hoursOf(charter, playbook.calendar), from, to);
  return open.reduce((sum, { start, end }) => sum + (end - start) / 60_000, 0);
}

export interface Verdict {
  readonly proved: boolean;
  readonly worstCaseMs: number | null;
  readonly arrivesAt: number | null;
}

/** Looks at every minute of the horizon. */
export function bruteForce(asked: Asked, within: Duration): Verdict {
  const { charter, playbook, mode } = asked;
  let verdict: Verdict = { proved: true, worstCaseMs: null, arrivesAt: null };
  for (let at = Date.parse(charter.horizon.from); at < Date.parse(charter.horizon.to); at += 60_000) {
    const wanted = mode === 'answer' ? 'answered' : 'ended';
    const ends = runsFrom(asked, playbook.workflow.start, at).flatMap((run) => (run.kind === wanted ? [run.at] : []));
    if (ends.length === 0) continue;
    const over = Math.max(...ends);
    const proved = over <= plus(asked, at, within);
    const inOpenTime = within.business && within.unit !== 'day';
    const worstCaseMs = inOpenTime ? openMinutes(asked, at, over) * 60_000 : over - at;
    const worse = proved === verdict.proved ? worstCaseMs > (verdict.worstCaseMs ?? -1) : verdict.proved;
    if (worse) verdict = { proved, worstCaseMs, arrivesAt: at };
  }
  return verdict;
}

/** Who is told when, nobody acting: null when never. */
export function toldAt(
  asked: Asked,
  role: string,
  key: string,
  at: number,
  before: readonly string[] = [],
): { told: number | null; done: number | null } {
  const step = asked.playbook.workflow.steps[key];
  const silent = { told: null, done: null };
  if (step === undefined || before.includes(key)) return silent;
  if (step.owner === role || step.tell.includes(role) || step.approval?.by.includes(role))
    return { told: at, done: null };
  if (step.kind === 'done') return { told: null, done: at };
  const seen = [...before, key];
  if (step.wait !== null) return toldAt(asked, role, step.wait.then, plus(asked, at, step.wait.upTo), seen);
  if (step.parallel !== null) {
    const regions = step.parallel.regions.map(({ start }) => toldAt(asked, role, start, at, seen));
    const told = regions.flatMap((region) => (region.told === null ? [] : [region.told]));
    if (told.length > 0) return { told: Math.min(...told), done: null };
    if (regions.some((region) => region.done === null)) return silent;
    return toldAt(asked, role, step.parallel.whenAllDone, Math.max(...regions.map((region) => region.done!)), seen);
  }
  const { due, passesTo } = deadlines(asked, step, at);
  let next = step.deadline?.ifMissed ?? null;
  for (let level = 0; next !== null && typeof next !== 'string'; level += 1, next = next.ifMissed)
    if (next.owner === role) return { told: due[level]!, done: null };
  return passesTo === null ? silent : toldAt(asked, role, passesTo, due.at(-1)!, seen);
}
