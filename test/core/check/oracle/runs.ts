/** Every run of a case that enters no step twice, written out: when it answers or ends, for a comment of any minute. */
import { clockworkOf } from './clockwork.ts';
import { type Brand, kindOf, links, type Placed, type PlaybookYaml, placed, type StepYaml } from './written.ts';

/** The minute at which a run is over, for a comment of a minute; NaN for those who cannot go this way. */
type When = (minute: number) => number;

interface Run {
  readonly kind: 'answered' | 'done' | 'ended';
  readonly at: When;
}

export interface Asked {
  readonly brand: Brand;
  readonly playbook: PlaybookYaml;
  readonly severity: number;
  readonly highest: number;
  /** `answer`: whoever lets deadlines pass. `end`: people act by the first deadline. */
  readonly mode: 'answer' | 'end';
}

export const hoursOf = ({ charter }: Brand, calendar: string) => clockworkOf(charter.calendars?.[calendar]);

const stepsOf = (playbook: PlaybookYaml) => new Map(placed(playbook).map((one) => [one.key, one]));

/** The ends of a step's deadline and of its escalations, from its opening. */
function dues({ brand, playbook, severity }: Pick<Asked, 'brand' | 'playbook' | 'severity'>, step: StepYaml): When[] {
  const hours = hoursOf(brand, playbook.calendar);
  const sooner = Object.entries(step.deadline?.['from-severity'] ?? {}).filter(([level]) => Number(level) <= severity);
  const found: When[] = [];
  for (const { within } of links(step)) {
    const before = found.at(-1);
    const own = hours.after(within);
    if (before !== undefined) found.push((minute) => own(before(minute)));
    else
      found.push(
        sooner
          .map(([, words]) => hours.after(words))
          .reduce<When>((a, b) => (minute) => Math.min(a(minute), b(minute)), own),
      );
  }
  return found;
}

/** When so many people of these roles have been there. */
function there({ brand, playbook }: Asked, approval: NonNullable<StepYaml['approval']>, count: number): When {
  const steps = stepsOf(playbook);
  const owners = approval.of.map((key) => steps.get(key)?.step.owner);
  const others = approval.by.filter((role) => !owners.includes(role));
  const roles = others.length >= (approval.count ?? 1) ? others : approval.by;
  const duty = roles.map((role) => hoursOf(brand, brand.charter.roles[role]!['on-duty']));
  return (minute) => {
    const arrivals = duty.map((hours) => hours.nextOpening(minute));
    return arrivals.sort((a, b) => a - b)[Math.min(count, roles.length) - 1]!;
  };
}

export function runsOf(asked: Asked): Run[] {
  const steps = stepsOf(asked.playbook);
  const hours = hoursOf(asked.brand, asked.playbook.calendar);
  const follow = (key: string, at: When, seen: readonly string[]): Run[] => {
    if (seen.includes(key)) return [];
    const { step } = steps.get(key) as Placed;
    const kind = kindOf(step);
    const now = [...seen, key];
    if (kind === 'end') return [{ kind: 'ended', at }];
    if (kind === 'done') return [{ kind: 'done', at }];
    if (kind === 'parallel') return together(step, at, now);
    if (step.wait !== undefined) {
      const waited = hours.after(step.wait['up-to']);
      return follow(step.wait.then, (minute) => waited(at(minute)), now);
    }
    const ends = dues(asked, step);
    const [first, last] = [ends[0]!, ends.at(-1)!];
    const acts = asked.mode === 'answer' ? last : first;
    const passesTo = links(step).at(-1)?.['if-missed'];
    const left: When = (minute) => acts(at(minute));
    const runs = (step.choices ?? [])
      .filter(({ needs }) => (needs ?? []).every((need) => (need['from-severity'] ?? 0) <= asked.highest))
      .flatMap((choice): Run[] =>
        asked.mode === 'answer' && step.reply !== undefined && step['reply-in'] !== 'private' && !choice.unanswered
          ? [{ kind: 'answered', at: left }]
          : follow(choice.go, left, now),
      );
    if (step.approval !== undefined) {
      const { approval } = step;
      for (const [count, go] of [
        [approval.count ?? 1, approval.accepted],
        [1, approval.refused],
      ] as const) {
        const come = there(asked, approval, count);
        const approved: When = (minute) => {
          const opened = at(minute);
          const when = Math.max(acts(opened), come(opened));
          return typeof passesTo === 'string' && when > last(opened) ? Number.NaN : when;
        };
        runs.push(...follow(go, approved, now));
      }
    }
    if (typeof passesTo === 'string' && asked.mode === 'answer')
      runs.push(...follow(passesTo, (minute) => last(at(minute)), now));
    return runs;
  };
  const together = (step: StepYaml, at: When, seen: readonly string[]): Run[] => {
    let all: Run[][] = [[]];
    for (const { start } of Object.values(step['in-parallel']!)) {
      const runs = follow(start, at, seen);
      all = all.flatMap((others) => runs.map((run) => [...others, run]));
    }
    return all.flatMap((regions): Run[] => {
      const answers = regions.filter(({ kind }) => kind === 'answered');
      const latest: When = (minute) => Math.max(...regions.map((run) => run.at(minute)));
      if (answers.length === 0) return follow(step['when-all-done']!, latest, seen);
      return [{ kind: 'answered', at: (minute) => Math.min(...answers.map((run) => run.at(minute))) }];
    });
  };
  return follow(asked.playbook.workflow.start, (minute) => minute, []);
}

/** When a role hears of a case on which nobody acts; infinite when never. */
export function toldOf(asked: Asked, role: string): When {
  const steps = stepsOf(asked.playbook);
  const hours = hoursOf(asked.brand, asked.playbook.calendar);
  const silence = { told: Number.POSITIVE_INFINITY, done: Number.POSITIVE_INFINITY };
  const ends = new Map([...steps].map(([key, { step }]) => [key, dues(asked, step)]));
  const follow = (key: string, at: number, seen: readonly string[]): { told: number; done: number } => {
    const { step } = steps.get(key) as Placed;
    if (seen.includes(key)) return silence;
    if (step.owner === role || step.tell?.includes(role) || step.approval?.by.includes(role))
      return { ...silence, told: at };
    if (step.done) return { ...silence, done: at };
    const now = [...seen, key];
    if (step.wait !== undefined) return follow(step.wait.then, hours.after(step.wait['up-to'])(at), now);
    if (step['in-parallel'] !== undefined) {
      const regions = Object.values(step['in-parallel']).map(({ start }) => follow(start, at, now));
      const told = Math.min(...regions.map((region) => region.told));
      const done = Math.max(...regions.map((region) => region.done));
      return told < Number.POSITIVE_INFINITY || done === Number.POSITIVE_INFINITY
        ? { ...silence, told }
        : follow(step['when-all-done']!, done, now);
    }
    const due = ends.get(key)!;
    const chain = links(step);
    const taker = chain.findIndex((link) => 'owner' in link && link.owner === role);
    if (taker > 0) return { ...silence, told: due[taker - 1]!(at) };
    const passesTo = chain.at(-1)?.['if-missed'];
    return typeof passesTo === 'string' ? follow(passesTo, due.at(-1)!(at), now) : silence;
  };
  return (minute) => follow(asked.playbook.workflow.start, minute, []).told;
}
