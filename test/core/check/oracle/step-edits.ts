/** What an author can change in a step: where it leads, when, to whom, on which terms. */
import type { Random } from './prng.ts';
import { type Brand, links, type Placed, type PlaybookYaml, placed, type StepYaml } from './written.ts';

/** Changes a brand in place and says what it did; null where there is nothing to change. */
export type Edit = (brand: Brand, random: Random) => string | null;

type StepEdit = (one: Placed, playbook: PlaybookYaml, random: Random, brand: Brand) => string | null;

const onStep =
  (wanted: (step: StepYaml) => boolean, edit: StepEdit): Edit =>
  (brand, random) => {
    const all = Object.values(brand.playbooks).flatMap((playbook) =>
      placed(playbook)
        .filter(({ step }) => wanted(step))
        .map((one) => ({ one, playbook })),
    );
    if (all.length === 0) return null;
    const { one, playbook } = random.pick(all);
    const said = edit(one, playbook, random, brand);
    return said && `${playbook.crisis}/${one.key}: ${said}`;
  };

/** Where a step's ways out are written, as something to set. */
function targets({ step }: Placed): { name: string; set: (to: string) => void }[] {
  const { approval, wait, reopen } = step;
  const last = links(step).at(-1);
  return [
    ...(step.choices ?? []).map((choice) => ({
      name: choice.event,
      set: (to: string) => {
        choice.go = to;
      },
    })),
    ...(approval === undefined
      ? []
      : [
          {
            name: 'accepted',
            set: (to: string) => {
              approval.accepted = to;
            },
          },
          {
            name: 'refused',
            set: (to: string) => {
              approval.refused = to;
            },
          },
        ]),
    ...(wait === undefined
      ? []
      : [
          {
            name: 'then',
            set: (to: string) => {
              wait.then = to;
            },
          },
        ]),
    ...(reopen === undefined
      ? []
      : [
          {
            name: 'reopen',
            set: (to: string) => {
              reopen.to = to;
            },
          },
        ]),
    ...(last === undefined || typeof last['if-missed'] !== 'string'
      ? []
      : [
          {
            name: 'if-missed',
            set: (to: string) => {
              last['if-missed'] = to;
            },
          },
        ]),
    ...(step['when-all-done'] === undefined
      ? []
      : [
          {
            name: 'when-all-done',
            set: (to: string) => {
              step['when-all-done'] = to;
            },
          },
        ]),
    ...Object.entries(step['in-parallel'] ?? {}).map(([region, inside]) => ({
      name: `start of ${region}`,
      set: (to: string) => {
        inside.start = to;
      },
    })),
  ];
}

export const retarget = onStep(
  (step) => targets({ key: '', step, scope: '' }).length > 0,
  (one, playbook, random) => {
    const way = random.pick(targets(one));
    // Mostly within the same branch: across branches every edit has the same fault.
    const near = placed(playbook).filter(({ scope }) => scope === one.scope || random.once(4));
    const to = random.pick(near).key;
    way.set(to);
    return `${way.name} → ${to}`;
  },
);

const stepsAround = ({ workflow }: PlaybookYaml, { scope }: Placed): Record<string, StepYaml> => {
  const [parallel, region] = scope.split('/');
  return region === undefined ? workflow.steps : workflow.steps[parallel!]!['in-parallel']![region]!.steps;
};

export const dropStep = onStep(
  () => true,
  (one, playbook) => {
    delete stepsAround(playbook, one)[one.key];
    return 'dropped';
  },
);

/** Without the step and without what leads to it: choices are dropped with their target. */
export const dropStepCleanly = onStep(
  (step) => step.choices !== undefined,
  (one, playbook) => {
    delete stepsAround(playbook, one)[one.key];
    for (const { step } of placed(playbook)) {
      if (step.choices !== undefined) step.choices = step.choices.filter(({ go }) => go !== one.key);
      for (const link of links(step))
        if (link['if-missed'] === one.key) {
          delete link['if-missed'];
          link['tell-again'] = '1 day';
        }
      for (const choice of step.choices ?? [])
        if (choice.needs !== undefined) choice.needs = choice.needs.filter((need) => need['not-author-of'] !== one.key);
    }
    return 'dropped with what leads to it';
  },
);

export const drop = (part: keyof StepYaml): Edit =>
  onStep(
    (step) => step[part] !== undefined,
    ({ step }) => {
      delete step[part];
      return `without ${part}`;
    },
  );

export const dropChoice = onStep(
  (step) => (step.choices ?? []).length > 0,
  ({ step }, _, random) => `without ${step.choices!.splice(random.below(step.choices!.length), 1)[0]!.event}`,
);

export const addChoice = onStep(
  (step) => step.deadline !== undefined || step.wait !== undefined,
  (one, playbook, random) => {
    const to = random.pick(placed(playbook).filter(({ scope }) => scope === one.scope)).key;
    one.step.choices = [...(one.step.choices ?? []), { event: 'further', label: 'Suite', go: to }];
    return `choice → ${to}`;
  },
);

export const TIMES = [
  '5 minutes',
  '1 hour',
  '3 hours',
  '1 business hour',
  '4 business hours',
  '2 business days',
  '1 day',
  '12 days',
  '40 days',
];

export const changeTime = onStep(
  (step) => step.deadline !== undefined || step.wait !== undefined,
  ({ step }, _, random) => {
    const time = random.pick(TIMES);
    if (step.wait !== undefined) step.wait['up-to'] = time;
    else random.pick(links(step)).within = time;
    return `within ${time}`;
  },
);

export const changeConsequence = onStep(
  (step) => step.deadline !== undefined,
  (one, playbook, random) => {
    const link = random.pick(links(one.step));
    const to = random.pick(placed(playbook).filter(({ scope }) => scope === one.scope)).key;
    switch (random.below(5)) {
      case 0:
        delete link['if-missed'];
        delete link['tell-again'];
        return 'deadline without a consequence';
      case 1:
        link['tell-again'] = '1 hour';
        return 'tell-again as well';
      case 2:
        delete link['if-missed'];
        link['tell-again'] = '1 hour';
        return 'tell-again instead';
      case 3:
        delete link['tell-again'];
        link['if-missed'] = { owner: 'manager', within: random.pick(TIMES), 'tell-again': '1 day' };
        return 'escalation instead';
      default:
        delete link['tell-again'];
        link['if-missed'] = to;
        return `if-missed → ${to}`;
    }
  },
);

export const changeApproval = onStep(
  (step) => step.approval !== undefined,
  ({ step: { approval } }, playbook, random, { charter }) => {
    const roles = Object.keys(charter.roles);
    switch (random.below(3)) {
      case 0:
        approval!.count = 1 + random.below(3);
        return `count ${approval!.count}`;
      case 1:
        approval!.by = [random.pick(roles), ...(random.once(2) ? [random.pick(roles)] : [])];
        return `by ${approval!.by.join(', ')}`;
      default:
        approval!.of = [random.pick(placed(playbook)).key];
        return `of ${approval!.of[0]}`;
    }
  },
);

export const changeOwner = onStep(
  (step) => step.owner !== undefined,
  ({ step }, _, random, { charter }) => {
    step.owner = random.pick(Object.keys(charter.roles));
    return `owner ${step.owner}`;
  },
);

export const addNeed = onStep(
  (step) => (step.choices ?? []).length > 0,
  ({ step }, playbook, random) => {
    const choice = random.pick(step.choices!);
    const other = random.pick(placed(playbook)).key;
    const need = random.pick([
      { checklist: 'complete' as const },
      { relay: 'answered' as const },
      { 'not-author-of': other },
      { 'not-author-of': other },
      { 'from-severity': 1 + random.below(5) },
      { fact: 'new-date' },
    ]);
    choice.needs = [...(choice.needs ?? []), need];
    return `${choice.event} needs ${JSON.stringify(need)}`;
  },
);

export const dropNeed = onStep(
  (step) => (step.choices ?? []).some(({ needs }) => (needs ?? []).length > 0),
  ({ step }, _, random) => {
    const choice = random.pick(step.choices!.filter(({ needs }) => (needs ?? []).length > 0));
    const [need] = choice.needs!.splice(random.below(choice.needs!.length), 1);
    return `${choice.event} without ${JSON.stringify(need)}`;
  },
);

export const addRelay = onStep(
  (step) => step.deadline !== undefined,
  ({ step }, _, random) => {
    step.relay = { to: random.pick(['stock', 'counsel']), question: 'Quand ?' };
    return 'a relay';
  },
);

export const dropRegion = onStep(
  (step) => Object.keys(step['in-parallel'] ?? {}).length > 1,
  ({ step }, _, random) => {
    const region = random.pick(Object.keys(step['in-parallel']!));
    delete step['in-parallel']![region];
    return `without the branch ${region}`;
  },
);

export const changeAction = onStep(
  (step) => step.action !== undefined || step.deadline !== undefined,
  ({ step }, _, random) => {
    const channel = random.pick(['x', 'facebook', 'linkedin', 'forum', 'email', 'otherwise']);
    const action = random.pick(['let-stand', 'hide', 'delete', 'report', 'ban'] as const);
    const before = typeof step.action === 'object' ? step.action : {};
    step.action = { ...before, [channel]: action };
    return `${channel}: ${action}`;
  },
);

export const toggleAnswer = onStep(
  (step) => step.reply !== undefined && (step.choices ?? []).length > 0,
  ({ step }, _, random) => {
    if (random.once(2)) {
      step['reply-in'] = step['reply-in'] === 'private' ? 'public' : 'private';
      return `reply-in ${step['reply-in']}`;
    }
    const choice = random.pick(step.choices!);
    choice.unanswered = choice.unanswered !== true;
    return `${choice.event} unanswered ${choice.unanswered}`;
  },
);
