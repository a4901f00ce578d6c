/** Small charters for the tests of the workflow: what a step does not say is absent. */
import type {
  Charter,
  Choice,
  Deadline,
  Escalation,
  Need,
  Playbook,
  Role,
  Step,
} from '../../../packages/core/src/charter.ts';
import { parseDuration } from '../../../packages/core/src/time/duration.ts';
import { office } from '../time/paris.ts';

export function text(fr: string, en: string = fr) {
  return { fr, en };
}

export function lasting(words: string) {
  const duration = parseDuration(words);
  if (duration === null) throw new Error(`No duration: ${words}`);
  return duration;
}

export function choice(
  event: string,
  go: string,
  more: Partial<Omit<Choice, 'needs'>> & { needs?: Need[] } = {},
): Choice {
  return {
    event,
    label: text(`Bouton ${event}`, `Button ${event}`),
    needs: [],
    unanswered: false,
    markAuthor: null,
    go,
    ...more,
  };
}

/** `to` is a step's key, an escalation, or an interval at which the owner is told again. */
export function within(
  words: string,
  to: string | Escalation | { again: string },
  more: Partial<Deadline> = {},
): Deadline {
  const again = typeof to === 'object' && 'again' in to ? lasting(to.again) : null;
  return {
    within: lasting(words),
    fromSeverity: {},
    remind: null,
    ifMissed: typeof to === 'object' && 'again' in to ? null : to,
    tellAgain: again,
    ...more,
  };
}

export function takenOverBy(owner: string, words: string, to: string | Escalation | { again: string }): Escalation {
  const { within: time, ifMissed, tellAgain } = within(words, to);
  return { owner, within: time, ifMissed, tellAgain };
}

/** A wait for the author; when it is over, the case goes to `next`. */
export function untilAuthorWrites(words: string, next: string): NonNullable<Step['wait']> {
  return { for: 'author', upTo: lasting(words), then: next };
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

export function work(key: string, owner: string, more: Partial<Step>): Step {
  const instructions = text(`Consigne ${key}`, `Instruction ${key}`);
  return { ...NOTHING, key, title: text(`Étape ${key}`, `Step ${key}`), owner, instructions, ...more };
}

export function end(key: string, more: Partial<Step> = {}): Step {
  return { ...NOTHING, key, kind: 'end', title: text(`Fin ${key}`, `End ${key}`), end: key, ...more };
}

export function done(key: string): Step {
  return { ...NOTHING, key, kind: 'done', title: text(key) };
}

/** A parallel step and, in one list, the steps of its regions. */
export function parallel(key: string, whenAllDone: string, regions: Record<string, Step[]>): Step[] {
  const described = Object.entries(regions).map(([region, steps]) => ({
    key: region,
    title: text(`Volet ${region}`, `Branch ${region}`),
    start: steps[0]!.key,
    steps: steps.map((step) => step.key),
  }));
  const inside = Object.entries(regions).flatMap(([region, steps]) =>
    steps.map((step) => ({ ...step, region: { parallel: key, key: region } })),
  );
  const around = {
    ...NOTHING,
    key,
    kind: 'parallel',
    title: text(`Étape ${key}`),
    parallel: { regions: described, whenAllDone },
  };
  return [around as Step, ...inside];
}

export function playbook(crisis: string, steps: Step[], more: Partial<Playbook> = {}): Playbook {
  return {
    crisis,
    title: text(crisis),
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

function role(key: string, title: string, onDuty: string, otherwise: string | null): Role {
  return { key, title: text(`${title} (fr)`, title), onDuty, otherwise, outside: false };
}

/** Office hours are those of test/core/time/paris.ts. */
export function charter(...playbooks: Playbook[]): Charter {
  const roles = [
    role('agent', 'Agent', 'office', 'agency'),
    role('agency', 'Night agency', 'always', null),
    role('care', 'Customer care', 'office', 'agency'),
    role('legal', 'Legal', 'office', 'counsel'),
    role('counsel', 'Counsel', 'always', null),
    role('director', 'Director', 'office', 'chief'),
    role('chief', 'Chief', 'always', null),
  ];
  return {
    format: 1,
    brand: 'test',
    name: 'Test',
    version: '1.0.0',
    digest: 'd'.repeat(64),
    languages: ['fr', 'en'],
    validFrom: null,
    validUntil: null,
    revoked: null,
    horizon: { from: '2026-12-31T23:00:00Z', to: '2028-12-31T23:00:00Z' },
    keepEvidence: lasting('2 years'),
    forgetAuthorsAfter: null,
    roles: Object.fromEntries(roles.map((one) => [one.key, one])),
    calendars: { office },
    audiences: {},
    tone: {},
    tones: {},
    fromSeverity: {},
    facts: {
      reference: {
        key: 'reference',
        type: 'text',
        label: text('Référence', 'Reference'),
        max: 8,
        items: 1,
        private: true,
      },
      amount: { key: 'amount', type: 'money', label: text('Montant', 'Amount'), max: 40, items: 1, private: false },
      since: { key: 'since', type: 'date-time', label: text('Depuis', 'Since'), max: 40, items: 1, private: false },
      people: { key: 'people', type: 'number', label: text('Personnes', 'People'), max: 40, items: 1, private: false },
      lots: { key: 'lots', type: 'list', label: text('Lots', 'Lots'), max: 4, items: 2, private: false },
    },
    channels: {},
    whenUnsure: 'triage',
    approvedReplies: [],
    report: null,
    promises: [],
    partials: {},
    playbooks: Object.fromEntries(playbooks.map((one) => [one.crisis, one])),
  };
}
