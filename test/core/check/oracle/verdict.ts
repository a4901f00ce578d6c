/** What is wrong with a workflow, found by looking at every configuration that a case can be in. */
import { explore, from, type Move, movesOf, type Situation, type Space } from './machine.ts';
import { type Brand, kindOf, links, type Placed, type PlaybookYaml, placed, type StepYaml } from './written.ts';

/** Faults of one playbook by stage: the checker says those of the first stage that has any. Codes are those of its findings. */
export type Stages = readonly ReadonlySet<string>[];

/** Stages that look at playbooks only; after them charter.yaml must be sound. */
export const PLAYBOOK_STAGES = 6;

export function faultsOf(brand: Brand, crisis: string): Stages {
  const playbook = brand.playbooks[crisis]!;
  const names = codes(unknownNames(brand, playbook) ? ['names'] : []);
  if (names.size > 0) return [names];
  const parts = codes(placed(playbook).flatMap(missingParts));
  if (parts.size > 0) return [names, parts];
  const space = explore(playbook);
  return [
    names,
    parts,
    codes(clockFaults(playbook, space)),
    codes(flowFaults(playbook, space)),
    codes(needFaults(playbook, space)),
    codes(lawFaults(brand, playbook)),
  ];
}

const codes = (list: readonly string[]): ReadonlySet<string> => new Set(list);

function unknownNames({ charter, playbooks, templates }: Brand, playbook: PlaybookYaml): boolean {
  const all = placed(playbook);
  const steps = all.map(({ key }) => key);
  const roles = Object.keys(charter.roles);
  const replies = Object.keys(templates).flatMap(
    (path) => /^([^/]+)\/replies\/([^.]+)\./.exec(path)?.slice(1, 3).join('/') ?? [],
  );
  const said: (readonly [readonly string[], string | undefined])[] = [
    [steps, playbook.workflow.start],
    [['always', ...Object.keys(charter.calendars ?? {})], playbook.calendar],
    ...(playbook['may-merge-into'] ?? []).map((other) => [Object.keys(playbooks), other] as const),
    ...all.flatMap(({ step }) => [
      ...[
        ...movesOf({ key: '', step, scope: '' }).map(({ to }) => to),
        step['when-all-done'],
        ...(step.approval?.of ?? []),
      ].map((to) => [steps, to] as const),
      ...Object.values(step['in-parallel'] ?? {}).map(({ start }) => [steps, start] as const),
      ...[step.owner, ...(step.tell ?? []), ...(step.approval?.by ?? []), step.relay?.to].map(
        (role) => [roles, role] as const,
      ),
      ...links(step).map((link) => [roles, 'owner' in link ? link.owner : undefined] as const),
      ...[step.reply, step.draft].map((reply) => [replies, reply && `${playbook.crisis}/${reply}`] as const),
      ...(step.choices ?? []).flatMap(({ needs }) =>
        (needs ?? []).flatMap((need) => [
          [roles, need.role] as const,
          [steps, need['not-author-of']] as const,
          [Object.keys(charter.facts ?? {}), need.fact] as const,
        ]),
      ),
    ]),
  ];
  return said.some(([known, name]) => name !== undefined && !known.includes(name));
}

function missingParts({ step }: Placed): string[] {
  const kind = kindOf(step);
  const works = kind === 'work' || kind === 'approval';
  const only: Partial<Record<typeof kind, readonly (keyof StepYaml)[]>> = {
    end: ['title', 'end', 'reopen'],
    done: ['title', 'done'],
    parallel: ['title', 'in-parallel', 'when-all-done', 'tell', 'legal-hold'],
  };
  const forWait = ['title', 'owner', 'instructions', 'wait', 'choices', 'tell', 'tone', 'legal-hold', 'checklist'];
  const allowed = kind === 'wait' ? forWait : only[kind];
  const extra = Object.keys(step).filter((part) =>
    allowed === undefined ? ['when-all-done', 'reopen'].includes(part) : !allowed.includes(part as keyof StepYaml),
  );
  return [
    ...((works || kind === 'wait') && step.owner === undefined ? ['step/owner-missing'] : []),
    ...(works && step.instructions === undefined ? ['step/instructions-missing'] : []),
    ...(works && step.deadline === undefined ? ['step/deadline-missing'] : []),
    ...(kind === 'work' && (step.choices ?? []).length === 0 ? ['step/dead-end'] : []),
    ...(new Set(step.choices?.map(({ event }) => event)).size < (step.choices ?? []).length ? ['choice/twice'] : []),
    ...(kind === 'parallel' && step['when-all-done'] === undefined ? ['parallel/no-join'] : []),
    ...(extra.length > 0 ? ['step/part-not-here'] : []),
    ...(step['reply-in'] !== undefined && step.reply === undefined ? ['step/reply-in-without-reply'] : []),
  ];
}

function everywhere({ start, anywhere }: Space): Set<Situation> {
  return new Set([start, ...anywhere].flatMap((situation) => [...from(situation)]));
}

/** Nobody acts: what do clocks alone lead to? */
function clockFaults(playbook: PlaybookYaml, space: Space): string[] {
  const steps = new Map(placed(playbook).map((one) => [one.key, one.step]));
  const found: string[] = [];
  for (const step of steps.values())
    for (const link of links(step)) {
      const said = Number(link['if-missed'] !== undefined) + Number(link['tell-again'] !== undefined);
      if (said === 0) found.push('deadline/no-consequence');
      if (said === 2) found.push('deadline/two-consequences');
    }
  const all = everywhere(space);
  for (const { active, ways } of all)
    for (const { move, to } of ways) {
      if (move.by !== 'clock') continue;
      // A parallel step all of whose branches are done at once opens what follows.
      const isOver = !to.active.includes(move.to);
      const opened = to.active.filter((key) => !active.includes(key) || key === move.to || isOver);
      const kind = kindOf(steps.get(move.to)!);
      const givesWork = opened.some((key) => ['work', 'approval'].includes(kindOf(steps.get(key)!)));
      if (kind === 'done' || !givesWork) found.push('deadline/ends-work');
    }
  const scopes = new Map(placed(playbook).map(({ key, scope }) => [key, scope]));
  // A circle through the side of a branch is no circle once the branch is entered by its door.
  const silent = ({ by, from: left, to }: Move) =>
    by !== 'person' && by !== 'reopen' && scopes.get(left) === scopes.get(to);
  if (hasCircle(all, silent)) found.push('deadline/loop');
  return found;
}

/** Whether some situations lead round in a circle, by some kinds of moves. */
function hasCircle(all: ReadonlySet<Situation>, follow: (move: Move) => boolean): boolean {
  // A case remembers more each time round, then no more: every circle closes at last.
  const finished = new Set<Situation>();
  const underway = new Set<Situation>();
  const visit = (situation: Situation): boolean => {
    if (underway.has(situation)) return true;
    if (finished.has(situation)) return false;
    underway.add(situation);
    const round = situation.ways.some(({ move, to }) => follow(move) && visit(to));
    underway.delete(situation);
    finished.add(situation);
    return round;
  };
  return [...all].some(visit);
}

function flowFaults(playbook: PlaybookYaml, { start }: Space): string[] {
  const all = placed(playbook);
  const scopeOf = (key: string | undefined) => all.find((one) => one.key === key)?.scope;
  const sideways =
    scopeOf(playbook.workflow.start) !== '' ||
    all.some(
      (one) =>
        movesOf(one).some(({ to, by }) => scopeOf(to) !== (by === 'reopen' ? '' : one.scope)) ||
        (one.step['when-all-done'] !== undefined && scopeOf(one.step['when-all-done']) !== one.scope) ||
        Object.entries(one.step['in-parallel'] ?? {}).some(
          ([region, { start: first }]) => scopeOf(first) !== `${one.key}/${region}`,
        ),
    );
  if (sideways) return ['region/sideways'];
  const found: string[] = [];
  for (const { step } of all)
    for (const { steps } of Object.values(step['in-parallel'] ?? {}))
      if (!Object.values(steps).some(({ done }) => done)) found.push('region/no-done');
  const reached = from(start);
  const ends = new Set(all.filter(({ step }) => step.end !== undefined).map(({ key }) => key));
  const comesToAnEnd = canReach(reached, ({ active }) => active.some((key) => ends.has(key)));
  const trapped = [...reached].some((situation) => !comesToAnEnd.has(situation));
  // Without a `done` the case is trapped for that reason.
  if (trapped && found.length === 0) found.push('step/trapped');
  const opened = new Set([...reached].flatMap(({ active, ways }) => [...active, ...ways.map(({ move }) => move.to)]));
  for (const { key, step } of all)
    if (opened.has(key)) for (const { start: first } of Object.values(step['in-parallel'] ?? {})) opened.add(first);
  // What only a trap keeps from being reached follows from the trap: ends, and all behind a join.
  const cut = all.filter(({ key }) => !opened.has(key));
  if (
    cut.some(
      ({ key, step }) => !trapped || (step.end === undefined && step.done === undefined && !behindJoin(playbook, key)),
    )
  )
    found.push('step/unreachable');
  return found;
}

/** Whether some way past a join leads to a step. */
function behindJoin(playbook: PlaybookYaml, key: string): boolean {
  const all = placed(playbook);
  const behind = new Set(all.flatMap(({ step }) => step['when-all-done'] ?? []));
  for (const next of behind)
    for (const one of all) if (one.key === next) for (const { to } of movesOf(one)) behind.add(to);
  return behind.has(key);
}

/** Situations from which people, or the silence of the author, can bring about what is wanted. */
function canReach(all: ReadonlySet<Situation>, wanted: (situation: Situation) => boolean): Set<Situation> {
  const can = new Set([...all].filter(wanted));
  for (let before = -1; before !== can.size; ) {
    before = can.size;
    for (const situation of all)
      if (situation.ways.some(({ move, to }) => (move.by === 'person' || move.by === 'wait') && can.has(to)))
        can.add(situation);
  }
  return can;
}

function needFaults(playbook: PlaybookYaml, { start }: Space): string[] {
  const reached = [...from(start)];
  const highest = Math.max(playbook.severity.base, ...(playbook.severity.raise ?? []).map(({ to }) => to));
  return placed(playbook).flatMap(({ key, step }) => {
    const here = reached.filter(({ active }) => active.includes(key));
    const comesAfter = (other: string) =>
      here.some(({ memory, ways }) =>
        other === key
          ? ways.some(({ move, to }) => move.from === key && [...from(to)].some(({ active }) => active.includes(key)))
          : memory.entered.includes(other),
      );
    const needs = (step.choices ?? []).flatMap((choice) => choice.needs ?? []);
    return [
      ...needs.flatMap((need) => {
        if (need.checklist !== undefined && step.checklist === undefined) return ['needs/no-checklist'];
        if (need.relay !== undefined && !here.some(({ memory }) => memory.asked)) return ['needs/no-relay'];
        if (need['from-severity'] !== undefined && need['from-severity'] > highest) return ['choice/never'];
        if (need['not-author-of'] !== undefined && !comesAfter(need['not-author-of'])) return ['needs/author-later'];
        return [];
      }),
      ...approvalFaults(playbook, key, step, comesAfter),
    ];
  });
}

function approvalFaults(
  playbook: PlaybookYaml,
  key: string,
  { approval }: StepYaml,
  comesAfter: (other: string) => boolean,
): string[] {
  if (approval === undefined) return [];
  const { by, of, count = 1 } = approval;
  const owners = of.map((text) => placed(playbook).find((one) => one.key === text)?.step.owner);
  return [
    ...(new Set(by).size < count ? ['approval/too-few'] : []),
    ...(by.every((role) => owners.includes(role)) ? ['approval/by-author'] : []),
    ...(of.some((text) => text === key || !comesAfter(text)) ? ['approval/of-later'] : []),
  ];
}

/** What the four channels of the brand can do: facebook and the forum remove, facebook and e-mail answer in private. */
const CAN: Readonly<Record<string, readonly string[]>> = {
  x: ['let-stand', 'report', 'hide', 'private-reply'],
  facebook: ['let-stand', 'report', 'hide', 'delete', 'ban', 'private-reply'],
  linkedin: ['let-stand', 'report'],
  forum: ['let-stand', 'report', 'hide', 'delete', 'ban'],
  email: ['let-stand', 'report', 'private-reply'],
};

function lawFaults({ charter }: Brand, playbook: PlaybookYaml): string[] {
  return placed(playbook).flatMap(({ step }) => {
    if (step.action === undefined) return [];
    const { action } = step;
    const table: Record<string, string> = typeof action === 'string' ? { otherwise: action } : action;
    const uses = Object.keys(charter.channels).flatMap((channel) => {
      const used = table[channel] ?? table.otherwise;
      return used === undefined ? [] : [{ channel, used }];
    });
    const removes = (used: string) => used === 'hide' || used === 'delete';
    return [
      ...(uses.some(({ channel, used }) => !CAN[channel]!.includes(used)) ? ['action/channel-cannot'] : []),
      ...(Object.values(table).some(removes) && playbook.ground === 'none' ? ['removal/no-ground'] : []),
      ...(uses.some(({ channel, used }) => removes(used) && charter.channels[channel]?.['brand-is-host']) &&
      step['tell-author'] === undefined
        ? ['removal/reasons-untold']
        : []),
    ];
  });
}

/** Replies that name a date which some way of coming here leaves unknown. One that no step sends knows nothing. */
export function wordFaults({ templates }: Brand, playbook: PlaybookYaml): string[] {
  const { start } = explore(playbook);
  const used = placed(playbook).flatMap(({ step }) => [step.reply, step.draft]);
  const asks = (reply: string) =>
    /\{\{date new-date\}\}/.test(templates[`${playbook.crisis}/replies/${reply}.fr.hbs`] ?? '');
  const late = placed(playbook).filter(({ step }) =>
    [step.reply, step.draft].some((reply) => reply !== undefined && asks(reply)),
  );
  const empty = late.some(({ key }) =>
    [...from(start)].some(({ active, memory }) => active.includes(key) && !memory.facts.includes('new-date')),
  );
  const unsent = Object.keys(templates).some((path) => {
    const [, crisis, reply] = /^([^/]+)\/replies\/([^.]+)\./.exec(path) ?? [];
    return crisis === playbook.crisis && reply !== undefined && !used.includes(reply) && asks(reply);
  });
  return empty || unsent ? ['template/maybe-empty'] : [];
}
