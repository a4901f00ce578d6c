/** Structural changes to a brand, one at a time: each does something that an author could do by mistake. */
import type { Random } from './prng.ts';
import {
  addChoice,
  addNeed,
  addRelay,
  changeAction,
  changeApproval,
  changeConsequence,
  changeOwner,
  changeTime,
  drop,
  dropChoice,
  dropNeed,
  dropRegion,
  dropStep,
  dropStepCleanly,
  type Edit,
  retarget,
  TIMES,
  toggleAnswer,
} from './step-edits.ts';
import { type Brand, type PlaybookYaml, placed } from './written.ts';

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
