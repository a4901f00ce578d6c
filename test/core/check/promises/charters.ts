/** Charters as small as a promise needs: what is not said is absent. */
import type {
  Calendar,
  Charter,
  CharterPromise,
  Choice,
  Deadline,
  Duration,
  Escalation,
  Period,
  Playbook,
  Role,
  Step,
  Text,
} from '../../../../packages/core/src/charter.ts';
import { parseDuration } from '../../../../packages/core/src/time/duration.ts';

export function lasting(words: string): Duration {
  const duration = parseDuration(words);
  if (duration === null) throw new Error(`No duration: ${words}`);
  return duration;
}

const both = (words: string): Text => ({ fr: words, en: words });

function hours(words: string): Period {
  const [from = 0, to = 0] = words.split('-').map((clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)));
  return { from, to };
}

export function calendar(
  key: string,
  weekdays: string[],
  saturday: string[] = [],
  days: Record<string, string[]> = {},
): Calendar {
  const open = weekdays.map(hours);
  return {
    key,
    zone: 'Europe/Paris',
    week: [open, open, open, open, open, saturday.map(hours), []],
    days: Object.fromEntries(Object.entries(days).map(([day, periods]) => [day, periods.map(hours)])),
  };
}

/** Monday to Friday 08:30-12:30 and 13:30-19:00, Saturday 10:00-16:00; Christmas Day closed. */
export const office = calendar('office', ['08:30-12:30', '13:30-19:00'], ['10:00-16:00'], { '2026-12-25': [] });

type Passing = string | Escalation | { again: string };

function consequence(to: Passing): Pick<Escalation, 'ifMissed' | 'tellAgain'> {
  if (typeof to === 'object' && 'again' in to) return { ifMissed: null, tellAgain: lasting(to.again) };
  return { ifMissed: to, tellAgain: null };
}

/** `to`: a step, an escalation, or an interval after which the owner is told again. */
export function within(
  words: string,
  to: Passing = { again: '1 hour' },
  fromSeverity: Record<string, string> = {},
): Deadline {
  const shorter = Object.entries(fromSeverity).map(([level, time]) => [level, lasting(time)]);
  return { within: lasting(words), fromSeverity: Object.fromEntries(shorter), remind: null, ...consequence(to) };
}

export function takenOverBy(owner: string, words: string, to: Passing = { again: '1 hour' }): Escalation {
  return { owner, within: lasting(words), ...consequence(to) };
}

const NOTHING: Step = {
  key: '',
  kind: 'work',
  title: {},
  owner: null,
  instructions: null,
  deadline: null,
  tell: [],
  legalHold: false,
  action: null,
  tellAuthor: null,
  tone: null,
  checklist: [],
  relay: null,
  reply: null,
  draft: null,
  approval: null,
  wait: null,
  choices: [],
  parallel: null,
  end: null,
  reopen: null,
  region: null,
};

export function work(key: string, deadline: Deadline, choices: Choice[], more: Partial<Step> = {}): Step {
  return { ...NOTHING, key, title: both(key), instructions: both(key), owner: 'agent', deadline, choices, ...more };
}

/** `{ done: 'closed' }` → a button `done` that leads to `closed`. */
export function buttons(table: Record<string, string>, more: Partial<Choice> = {}): Choice[] {
  return Object.entries(table).map(([event, go]) => ({
    event,
    label: both(event),
    needs: [],
    unanswered: false,
    markAuthor: null,
    go,
    ...more,
  }));
}

export const sending = (template: string): Pick<Step, 'reply'> => ({ reply: { template, in: 'public' } });
export const sendingInPrivate = (template: string): Pick<Step, 'reply'> => ({ reply: { template, in: 'private' } });

export function approval(
  key: string,
  deadline: Deadline,
  terms: Partial<NonNullable<Step['approval']>> & { accepted: string; refused: string },
  more: Partial<Step> = {},
): Step {
  return {
    ...work(key, deadline, []),
    kind: 'approval',
    approval: { of: [], by: ['legal'], count: 1, ...terms },
    ...more,
  };
}

export function waiting(key: string, upTo: string, then: string, choices: Choice[] = []): Step {
  return {
    ...NOTHING,
    key,
    kind: 'wait',
    title: both(key),
    owner: 'agent',
    wait: { for: 'author', upTo: lasting(upTo), then },
    choices,
  };
}

export function end(key: string, more: Partial<Step> = {}): Step {
  return { ...NOTHING, key, kind: 'end', title: both(key), end: key, ...more };
}

export function done(key: string): Step {
  return { ...NOTHING, key, kind: 'done', title: both(key) };
}

/** The parallel step and, in one list, the steps of its regions. */
export function parallel(key: string, whenAllDone: string, regions: Record<string, Step[]>): Step[] {
  const described = Object.entries(regions).map(([name, steps]) => ({
    key: name,
    title: both(name),
    start: steps[0]!.key,
    steps: steps.map((step) => step.key),
  }));
  const inside = Object.entries(regions).flatMap(([name, steps]) =>
    steps.map((step) => ({ ...step, region: { parallel: key, key: name } })),
  );
  return [
    { ...NOTHING, key, kind: 'parallel', title: both(key), parallel: { regions: described, whenAllDone } },
    ...inside,
  ];
}

export function playbook(crisis: string, steps: Step[], more: Partial<Playbook> = {}): Playbook {
  return {
    crisis,
    title: both(crisis),
    family: 'service',
    responsibility: 'accidental',
    ground: 'none',
    source: null,
    tone: null,
    calendar: 'office',
    active: null,
    signals: {},
    severity: { base: 2, raise: [] },
    mayMergeInto: [],
    workflow: { start: steps[0]!.key, steps: Object.fromEntries(steps.map((step) => [step.key, step])) },
    replies: {},
    examples: [],
    ...more,
  };
}

const role = (key: string, onDuty: string): Role => ({
  key,
  title: both(key),
  onDuty,
  otherwise: onDuty === 'always' ? null : 'chief',
  outside: false,
});

type Said = { kind: CharterPromise['kind'] } & Record<string, unknown>;

/** `{ kind: 'answered-within', within: '4 business hours' }`, its scope optional. */
export function promise(said: Said): CharterPromise {
  const { within: time, ...rest } = said;
  const timed = typeof time === 'string' ? { within: lasting(time) } : {};
  return { in: null, fromSeverity: null, ...rest, ...timed } as unknown as CharterPromise;
}

/** Two years from the first of December 2026, unless said otherwise. */
export function charter(playbooks: Playbook[], promises: Said[], more: Partial<Charter> = {}): Charter {
  const roles = [
    role('agent', 'office'),
    role('legal', 'office'),
    role('quality', 'late'),
    role('director', 'office'),
    role('chief', 'always'),
  ];
  return {
    format: 1,
    brand: 'test',
    name: 'Test',
    version: '1.0.0',
    digest: 'd'.repeat(64),
    languages: ['fr', 'en'],
    validFrom: '2026-12-01',
    validUntil: null,
    revoked: null,
    horizon: { from: '2026-11-30T23:00:00Z', to: '2028-11-30T23:00:00Z' },
    keepEvidence: lasting('2 years'),
    forgetAuthorsAfter: null,
    roles: Object.fromEntries(roles.map((one) => [one.key, one])),
    calendars: { office, late: calendar('late', ['14:00-22:00']) },
    audiences: {},
    tone: {},
    tones: {},
    fromSeverity: {},
    facts: {},
    channels: {},
    whenUnsure: 'triage',
    approvedReplies: [],
    report: null,
    promises: promises.map(promise),
    partials: {},
    playbooks: Object.fromEntries(playbooks.map((one) => [one.crisis, one])),
    ...more,
  };
}
