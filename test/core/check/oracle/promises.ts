/** What is promised, held against every configuration and every minute of some weeks. */
import { clockworkOf, FROM, minuteOf } from './clockwork.ts';
import { explore, from } from './machine.ts';
import { hoursOf, runsOf, toldOf } from './runs.ts';
import { type Brand, type CharterYaml, type PlaybookYaml, placed } from './written.ts';

export type PromiseYaml = NonNullable<CharterYaml['promises']>[number];

const DAY = 1440;
const TWO_YEARS = minuteOf('2028-11-30T23:00:00Z');

/** Two weeks, both changes of the clock, Christmas and New Year. First minute, and first minute after. */
export const WEEKS: readonly (readonly [number, number])[] = [
  [FROM, FROM + 14 * DAY],
  [minuteOf('2026-12-20T23:00:00Z'), minuteOf('2027-01-03T23:00:00Z')],
  [minuteOf('2027-03-24T23:00:00Z'), minuteOf('2027-03-31T22:00:00Z')],
  [minuteOf('2027-10-27T22:00:00Z'), minuteOf('2027-11-03T23:00:00Z')],
];
export const isSimulated = (minute: number) => WEEKS.some(([first, end]) => minute >= first && minute < end);

export type Kind = 'answered-within' | 'told' | 'ends-within';

export function timeKind(promise: PromiseYaml): Kind | null {
  return (['answered-within', 'told', 'ends-within'] as const).find((kind) => promise[kind] !== undefined) ?? null;
}

export interface Concerned {
  readonly playbook: PlaybookYaml;
  readonly severity: number;
  readonly highest: number;
}

/** The crises that a promise is about, at the lowest level at which it is. */
export function concerned(brand: Brand, promise: PromiseYaml): Concerned[] {
  const only = promise.in === undefined ? null : [promise.in].flat();
  return Object.values(brand.playbooks).flatMap((playbook) => {
    if (only !== null && !only.includes(playbook.crisis)) return [];
    const { base, raise } = playbook.severity;
    const least = Math.max(base, promise['from-severity'] ?? base);
    const levels = [base, ...(raise ?? []).map(({ to }) => to)].filter((level) => level >= least);
    return levels.length === 0 ? [] : [{ playbook, severity: Math.min(...levels), highest: Math.max(...levels) }];
  });
}

/** A comment of one minute: how long it takes (open minutes where these are promised) and whether that is in time. */
export interface Case {
  readonly length: number;
  readonly kept: boolean;
}

/** Null where no path counts for a comment of that minute. */
export type Simulation = (minute: number) => Case | null;

export function simulation(brand: Brand, { playbook, severity, highest }: Concerned, promise: PromiseYaml): Simulation {
  const kind = timeKind(promise)!;
  const words = kind === 'told' ? promise.within! : promise[kind]!;
  const hours = hoursOf(brand, playbook.calendar);
  const inOpenTime = /business (minute|hour)/.test(words);
  const due = hours.after(words);
  const over = overOf(brand, { playbook, severity, highest }, promise, kind);
  return (minute) => {
    const happens = over(minute);
    if (happens === Number.NEGATIVE_INFINITY) return null;
    if (happens === Number.POSITIVE_INFINITY) return { length: happens, kept: false };
    const length = inOpenTime ? hours.open(minute, happens) : happens - minute;
    return { length, kept: happens <= due(minute) };
  };
}

function overOf(brand: Brand, about: Concerned, promise: PromiseYaml, kind: Kind): (minute: number) => number {
  if (kind === 'told') return toldOf({ brand, ...about, mode: 'answer' }, promise.told!);
  const mode = kind === 'ends-within' ? 'end' : 'answer';
  const runs = runsOf({ brand, ...about, mode }).filter((run) => run.kind === (mode === 'end' ? 'ended' : 'answered'));
  return (minute) => {
    let latest = Number.NEGATIVE_INFINITY;
    for (const { at } of runs) {
      const when = at(minute);
      if (when > latest) latest = when;
    }
    return latest;
  };
}

const seen = new Map<string, { worst: number; worstBroken: number }>();

/** The longest case of all simulated minutes, and the longest of those that break the promise; negative where none does. */
export function simulated(
  brand: Brand,
  about: Concerned,
  promise: PromiseYaml,
): { worst: number; worstBroken: number } {
  const { playbook, severity, highest } = about;
  const key = JSON.stringify([playbook, severity, highest, promise, brand.charter.roles, brand.charter.calendars]);
  const known = seen.get(key);
  if (known !== undefined) return known;
  const simulate = simulation(brand, about, promise);
  let worst = -1;
  let worstBroken = -1;
  for (const [first, end] of WEEKS)
    for (let minute = first; minute < end && minute < TWO_YEARS; minute += 1) {
      const found = simulate(minute);
      if (found === null) continue;
      worst = Math.max(worst, found.length);
      if (!found.kept) worstBroken = Math.max(worstBroken, found.length);
    }
  seen.set(key, { worst, worstBroken });
  return { worst, worstBroken };
}

/** Promises that are not about time. */
export function isKept(brand: Brand, promise: PromiseYaml): boolean {
  return concerned(brand, promise).every(({ playbook }) => {
    if (promise.never !== undefined) {
      const used = placed(playbook).flatMap(({ step }) =>
        typeof step.action === 'string' ? [step.action] : Object.values(step.action ?? {}),
      );
      return (
        (promise['unless-ground'] ?? []).includes(playbook.ground) ||
        !used.some((action) => promise.never!.includes(action))
      );
    }
    const reached = [...from(explore(playbook).start)];
    if (promise['relays-come-back']) {
      const ends = placed(playbook).flatMap(({ key, step }) => (step.end === undefined ? [] : [key]));
      return !reached.some(({ active, memory }) => memory.open && active.some((key) => ends.includes(key)));
    }
    return placed(playbook).every(({ key, step }) => {
      if (step.reply === undefined || step['reply-in'] === 'private') return true;
      const advance = brand.charter['approved-replies']?.[`${playbook.crisis}/${step.reply}`];
      if (advance?.by === promise['approved-by'] && advance !== undefined) return true;
      return reached.every(
        ({ active, memory }) =>
          !active.includes(key) ||
          memory.approved.some((given) => binds(playbook, given, promise['approved-by']!, step.reply!)),
      );
    });
  });
}

/** Whether an approval is one that this role had to give, of this reply. */
function binds(playbook: PlaybookYaml, key: string, role: string, reply: string): boolean {
  const steps = placed(playbook);
  const { by, of, count = 1 } = steps.find((one) => one.key === key)!.step.approval!;
  const drafts = of.flatMap((text) => steps.find((one) => one.key === text)?.step.draft ?? []);
  const had = by.includes(role) && count >= new Set(by).size;
  return had && (drafts.length === 0 || drafts.includes(reply));
}

/** Hours without anybody: a chain of stand-ins in which nobody is always there. The brand's calendars all close. */
export function hasGap({ charter }: Brand): boolean {
  return Object.keys(charter.roles).some((first) => {
    const chain: string[] = [];
    for (
      let role: string | undefined = first;
      role !== undefined && !chain.includes(role);
      role = charter.roles[role]!.otherwise
    )
      chain.push(role);
    const there = chain.map((role) => clockworkOf(charter.calendars?.[charter.roles[role]!['on-duty']]));
    for (let minute = FROM; minute < FROM + 7 * DAY; minute += 1)
      if (!there.some((hours) => hours.isOpen(minute))) return true;
    return false;
  });
}
