/** Charters as small as triage allows, built without files. */
import type { Charter, Example, Playbook, SeverityRule, Signal, Step } from '../../../packages/core/src/charter.ts';

const step: Step = {
  key: 'closed',
  kind: 'end',
  title: { fr: 'Clos', en: 'Closed' },
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
  end: 'resolved',
  reopen: null,
  region: null,
};

/** "fr: a, b / with c / never d" in code: what is absent is empty. */
export function signal(any: readonly string[], also: Partial<Signal> = {}): Signal {
  return { any, with: [], never: [], ...also };
}

export function example(text: string, lang: string | null = null, also: Partial<Example> = {}): Example {
  return { text, lang, channel: null, not: false, expectSeverity: null, ...also };
}

export function playbook(crisis: string, also: Partial<Playbook> = {}): Playbook {
  const severity: SeverityRule = { base: 2, raise: [] };
  return {
    crisis,
    title: { fr: crisis, en: crisis },
    family: 'service',
    responsibility: 'none',
    ground: 'none',
    source: null,
    tone: null,
    calendar: 'always',
    active: null,
    signals: {},
    severity,
    mayMergeInto: [],
    workflow: { start: 'closed', steps: { closed: step } },
    replies: {},
    examples: [],
    ...also,
  };
}

/** A charter of these playbooks; `sort` is added as `when-unsure` when none of them is called so. */
export function charterOf(playbooks: readonly Playbook[], also: Partial<Charter> = {}): Charter {
  const whenUnsure = also.whenUnsure ?? 'sort';
  const all = playbooks.some((one) => one.crisis === whenUnsure) ? playbooks : [...playbooks, playbook(whenUnsure)];
  const sorted = [...all].sort((a, b) => (a.crisis < b.crisis ? -1 : 1));
  return {
    format: 1,
    brand: 'test',
    name: 'Test',
    version: '1.0.0',
    digest: '0'.repeat(64),
    languages: ['fr', 'en'],
    validFrom: null,
    validUntil: null,
    revoked: null,
    horizon: { from: '2026-01-01T00:00:00Z', to: '2028-01-01T00:00:00Z' },
    keepEvidence: { amount: 2, unit: 'year', business: false },
    forgetAuthorsAfter: null,
    roles: {},
    calendars: {},
    audiences: {
      traveller: { key: 'traveller', default: true, tone: null },
      business: { key: 'business', default: false, tone: null },
    },
    tone: {},
    tones: {},
    fromSeverity: {},
    facts: {},
    channels: {},
    whenUnsure,
    approvedReplies: [],
    report: null,
    promises: [],
    partials: {},
    playbooks: Object.fromEntries(sorted.map((one) => [one.crisis, one])),
    ...also,
  };
}
