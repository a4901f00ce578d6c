/** Structural changes to a brand, one at a time: each does something that an author could do by mistake. */
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

const retarget = onStep(
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

const dropStep = onStep(
  () => true,
  (one, playbook) => {
    delete stepsAround(playbook, one)[one.key];
    return 'dropped';
  },
);

/** Without the step and without what leads to it: choices are dropped with their target. */
const dropStepCleanly = onStep(
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

const drop = (part: keyof StepYaml): Edit =>
  onStep(
    (step) => step[part] !== undefined,
    ({ step }) => {
      delete step[part];
      return `without ${part}`;
    },
  );

const dropChoice = onStep(
  (step) => (step.choices ?? []).length > 0,
  ({ step }, _, random) => `without ${step.choices!.splice(random.below(step.choices!.length), 1)[0]!.event}`,
);

const addChoice = onStep(
  (step) => step.deadline !== undefined || step.wait !== undefined,
  (one, playbook, random) => {
    const to = random.pick(placed(playbook).filter(({ scope }) => scope === one.scope)).key;
    one.step.choices = [...(one.step.choices ?? []), { event: 'further', label: 'Suite', go: to }];
    return `choice → ${to}`;
  },
);

const TIMES = [
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

const changeTime = onStep(
  (step) => step.deadline !== undefined || step.wait !== undefined,
  ({ step }, _, random) => {
    const time = random.pick(TIMES);
    if (step.wait !== undefined) step.wait['up-to'] = time;
    else random.pick(links(step)).within = time;
    return `within ${time}`;
  },
);

const changeConsequence = onStep(
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

const changeApproval = onStep(
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

const changeOwner = onStep(
  (step) => step.owner !== undefined,
  ({ step }, _, random, { charter }) => {
    step.owner = random.pick(Object.keys(charter.roles));
    return `owner ${step.owner}`;
  },
);

const addNeed = onStep(
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

const dropNeed = onStep(
  (step) => (step.choices ?? []).some(({ needs }) => (needs ?? []).length > 0),
  ({ step }, _, random) => {
    const choice = random.pick(step.choices!.filter(({ needs }) => (needs ?? []).length > 0));
    const [need] = choice.needs!.splice(random.below(choice.needs!.length), 1);
    return `${choice.event} without ${JSON.stringify(need)}`;
  },
);

const addRelay = onStep(
  (step) => step.deadline !== undefined,
  ({ step }, _, random) => {
    step.relay = { to: random.pick(['stock', 'counsel']), question: 'Quand ?' };
    return 'a relay';
  },
);

const dropRegion = onStep(
  (step) => Object.keys(step['in-parallel'] ?? {}).length > 1,
  ({ step }, _, random) => {
    const region = random.pick(Object.keys(step['in-parallel']!));
    delete step['in-parallel']![region];
    return `without the branch ${region}`;
  },
);

const changeAction = onStep(
  (step) => step.action !== undefined || step.deadline !== undefined,
  ({ step }, _, random) => {
    const channel = random.pick(['x', 'facebook', 'linkedin', 'forum', 'email', 'otherwise']);
    const action = random.pick(['let-stand', 'hide', 'delete', 'report', 'ban'] as const);
    const before = typeof step.action === 'object' ? step.action : {};
    step.action = { ...before, [channel]: action };
    return `${channel}: ${action}`;
  },
);

const toggleAnswer = onStep(
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

const onPlaybook =
  (edit: (playbook: PlaybookYaml, random: Random, brand: Brand) => string): Edit =>
  (brand, random) => {
    const playbook = random.pick(Object.values(brand.playbooks));
    return `${playbook.crisis}: ${edit(playbook, random, brand)}`;
  };

const changeStart = onPlaybook((playbook, random) => {
  playbook.workflow.start = random.pick(placed(playbook)).key;
  return `start ${playbook.workflow.start}`;
});

const changeGround = onPlaybook((playbook, random) => {
  playbook.ground = random.pick(['none', 'insult', 'spam']);
  return `ground ${playbook.ground}`;
});

const changeCalendar = onPlaybook((playbook, random) => {
  playbook.calendar = random.pick(['always', 'shop', 'shop']);
  return `calendar ${playbook.calendar}`;
});

const changeSeverity = onPlaybook((playbook, random) => {
  playbook.severity.base = 1 + random.below(5);
  return `base ${playbook.severity.base}`;
});

const dropRole: Edit = ({ charter }, random) => {
  const role = random.pick(Object.keys(charter.roles));
  delete charter.roles[role];
  return `without the role ${role}`;
};

const changeDuty: Edit = ({ charter }, random) => {
  const role = random.pick(Object.values(charter.roles));
  role['on-duty'] = random.pick(['always', 'shop']);
  if (random.once(3)) delete role.otherwise;
  else if (random.once(2)) role.otherwise = random.pick(Object.keys(charter.roles));
  return `a role ${JSON.stringify(role)}`;
};

const changeHours: Edit = ({ charter }, random) => {
  const shop = charter.calendars!.shop!;
  switch (random.below(4)) {
    case 0:
      delete shop.open.sat;
      return 'closed on Saturday';
    case 1:
      shop.open['mon-fri'] = '10:00-16:00';
      return 'short days';
    case 2:
      delete shop.holidays;
      return 'open on holidays';
    default:
      shop.open.sun = '22:00-24:00';
      return 'open on Sunday night';
  }
};

const changePromise: Edit = ({ charter }, random) => {
  const promise = random.pick(charter.promises!);
  if (promise['answered-within'] !== undefined) promise['answered-within'] = random.pick(TIMES);
  else if (promise.told !== undefined) {
    promise.told = random.pick(Object.keys(charter.roles));
    promise.within = random.pick(TIMES);
  } else if (promise['ends-within'] !== undefined)
    promise['ends-within'] = random.pick(['20 days', '14 days', '3 weeks']);
  else if (promise['approved-by'] !== undefined) promise['approved-by'] = random.pick(Object.keys(charter.roles));
  else if (promise.never !== undefined) promise['unless-ground'] = random.pick([['spam'], ['insult', 'spam'], []]);
  else promise.in = ['late'];
  return `promise ${JSON.stringify(promise)}`;
};

/** Those that matter most stand more than once. */
const EDITS: readonly Edit[] = [
  ...[retarget, retarget, retarget, retarget, dropStep, dropStepCleanly, dropStepCleanly],
  ...(
    [
      'owner',
      'instructions',
      'deadline',
      'approval',
      'checklist',
      'relay',
      'tell',
      'action',
      'tell-author',
      'wait',
      'done',
      'end',
      'when-all-done',
      'reply',
      'draft',
      'reopen',
    ] as const
  ).map(drop),
  ...[
    dropChoice,
    addChoice,
    addChoice,
    changeTime,
    changeTime,
    changeTime,
    changeConsequence,
    changeConsequence,
    changeConsequence,
  ],
  ...[
    changeApproval,
    changeApproval,
    changeOwner,
    addNeed,
    addNeed,
    addNeed,
    dropNeed,
    dropNeed,
    addRelay,
    dropRegion,
    changeAction,
  ],
  ...[
    toggleAnswer,
    toggleAnswer,
    changeStart,
    changeGround,
    changeCalendar,
    changeSeverity,
    dropRole,
    changeDuty,
    changeDuty,
    changeHours,
  ],
  ...[changePromise, changePromise],
];

/** One crisis of the brand and the one for what is unsure: what the others say does not matter to it. */
function oneOf(whole: Brand, random: Random): Brand {
  const { charter, playbooks, templates } = structuredClone(whole);
  const kept = ['triage', random.pick(['late', 'late', 'recall', 'recall', 'insult'])];
  const only = <T>(table: Record<string, T>, keep: (key: string) => boolean) =>
    Object.fromEntries(Object.entries(table).filter(([key]) => keep(key)));
  if (!kept.includes('recall')) {
    delete charter['approved-replies'];
    charter.promises = charter.promises!.filter((promise) => promise.in === undefined);
  }
  return {
    charter,
    playbooks: only(playbooks, (crisis) => kept.includes(crisis)),
    templates: only(templates, (path) => path.startsWith('partials') || kept.includes(path.split('/')[0]!)),
  };
}

/** One to three edits. Null when none of them found anything to change. */
export function changed(whole: Brand, random: Random): { brand: Brand; said: string } | null {
  const copy = oneOf(whole, random);
  const count = random.once(3) ? 2 + random.below(2) : 1;
  const said = Array.from({ length: count }, () => random.pick(EDITS)(copy, random)).filter((one) => one !== null);
  return said.length === 0 ? null : { brand: copy, said: said.join('; ') };
}
