/** Tells the longest way of one comment: in its minute, whichever exit the curves say takes longest. */
import type { Step } from '../../charter.ts';
import { type Curve, NEVER, valueAt } from './curve.ts';
import { joinOf, type Longest, type Way } from './longest.ts';
import { passageOf } from './passage.ts';
import type { PathStep } from './proof.ts';

/** To the goal or, in a region that is left without it, to where the region is done. */
type Aim = 'goal' | 'done';

/** The path that takes a comment longest which arrives in a minute. */
export function longestPath(longest: Longest, minute: number): PathStep[] {
  const start = longest.start();
  return start === null ? [] : walk(longest, start, new Set(), minute, 'goal');
}

function walk(longest: Longest, step: Step, before: ReadonlySet<string>, minute: number, to: Aim): PathStep[] {
  const seen = new Set([...before, step.key]);
  if (step.kind === 'parallel') return walkRegions(longest, step, before, minute, to);
  const [first, ...others] = longest.ways(step, seen).flatMap((way) => {
    const at = endOf(longest, way, seen, minute, to);
    return at === null ? [] : [{ way, at }];
  });
  if (first === undefined) return [passage(longest, step, minute)];
  const { way } = others.reduce((worst, other) => (other.at > worst.at ? other : worst), first);
  const leftAt = valueAt(way.leaving, minute);
  const rest = way.target === null ? [] : walk(longest, way.target, seen, leftAt, to);
  return [passage(longest, step, minute, { ...way.exit, leftAt }), ...rest];
}

function endOf(
  longest: Longest,
  { leaving, target }: Way,
  seen: ReadonlySet<string>,
  minute: number,
  to: Aim,
): number | null {
  const leftAt = reached(leaving, minute);
  if (leftAt === null || target === null) return to === 'goal' ? leftAt : null;
  return reached(longest.from(target, seen)[to], leftAt);
}

function walkRegions(longest: Longest, step: Step, before: ReadonlySet<string>, minute: number, to: Aim): PathStep[] {
  const seen = new Set([...before, step.key]);
  const regions = longest.regions(step).map((start) => ({ start, outcome: longest.from(start, seen) }));
  const wanted = reached(longest.from(step, before)[to], minute);
  const region = to === 'goal' ? regions.find(({ outcome }) => reached(outcome.goal, minute) === wanted) : undefined;
  if (region !== undefined) {
    const inside = walk(longest, region.start, seen, minute, 'goal');
    return [{ ...passage(longest, step, minute), regions: [inside] }];
  }
  const joined = reached(joinOf(regions.map(({ outcome }) => outcome)), minute);
  const next = longest.joinStep(step, seen);
  if (joined === null || next === null) return [passage(longest, step, minute)];
  const inside = regions.map(({ start }) => walk(longest, start, seen, minute, 'done'));
  const left = passage(longest, step, minute, { way: 'joined', event: null, leftAt: joined });
  return [{ ...left, regions: inside }, ...walk(longest, next, seen, joined, to)];
}

/** Null where a curve has no value. */
function reached(curve: Curve | null, minute: number): number | null {
  const value = curve === null ? NEVER : valueAt(curve, minute);
  return value === NEVER ? null : value;
}

type Left = Pick<PathStep, 'way' | 'event'> & { readonly leftAt: number };

function passage({ clocks, about, pace }: Longest, step: Step, minute: number, left?: Left): PathStep {
  if (left === undefined)
    return passageOf(clocks, about, step, minute, { way: 'here', event: null, leftAt: null, passedOn: 0 });
  const waited = step.wait === null && (pace === 'latest' || left.way === 'missed');
  return passageOf(clocks, about, step, minute, { ...left, passedOn: waited ? Number.POSITIVE_INFINITY : 0 });
}
