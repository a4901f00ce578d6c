/** A small charter for the tests of replies and tones. */
import type { Charter, Playbook, Step } from '../../../packages/core/src/charter.ts';

const text = (fr: string, en: string) => ({ fr, en });

export function step(key: string, more: Partial<Step> = {}): Step {
  return {
    key,
    kind: 'work',
    title: text(key, key),
    owner: 'community-manager',
    instructions: text('Répondre.', 'Answer.'),
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
    ...more,
  };
}

export function playbook(crisis: string, steps: readonly Step[], more: Partial<Playbook> = {}): Playbook {
  return {
    crisis,
    title: text(crisis, crisis),
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
    workflow: { start: steps[0]!.key, steps: Object.fromEntries(steps.map((one) => [one.key, one])) },
    replies: {},
    examples: [],
    ...more,
  };
}

const fact = (key: string, type: Charter['facts'][string]['type'], max = 40, isPrivate = false) => ({
  key,
  type,
  label: text(key, key),
  max,
  items: 3,
  private: isPrivate,
});

export function charter(more: Partial<Charter> = {}): Charter {
  return {
    format: 1,
    brand: 'hirondelle',
    name: 'Hirondelle',
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
    calendars: { office: { key: 'office', zone: 'Europe/Paris', week: [[], [], [], [], [], [], []], days: {} } },
    audiences: {
      traveller: { key: 'traveller', default: true, tone: null },
      press: { key: 'press', default: false, tone: { formal: 1, emoji: 0, exclamations: 0 } },
    },
    tone: {
      address: { fr: 'vous' },
      speaksAs: 'we',
      respectful: 1,
      emoji: 1,
      neverSay: { fr: ['désagrément*'], en: ['rest assured'] },
      mustInclude: ['signature'],
    },
    tones: {
      empathetic: { apology: 'required', matterOfFact: -1 },
      firm: { apology: 'forbidden', emoji: 0, exclamations: 0, formal: 1 },
    },
    fromSeverity: { 3: { exclamations: 0 }, 4: { emoji: 0, serious: 1 } },
    facts: {
      'booking-reference': fact('booking-reference', 'text', 12, true),
      city: fact('city', 'text', 20),
      'new-departure': fact('new-departure', 'date-time'),
      gesture: fact('gesture', 'money'),
      travellers: fact('travellers', 'number'),
      stops: fact('stops', 'list', 10),
      gender: fact('gender', 'text', 1),
    },
    channels: {
      x: { key: 'x', platform: 'x', account: '@hirondelle', brandIsHost: false, tone: null },
      linkedin: { key: 'linkedin', platform: 'linkedin', account: null, brandIsHost: false, tone: { formal: 1 } },
      forum: { key: 'forum', platform: 'discourse', account: null, brandIsHost: true, tone: null },
      email: { key: 'email', platform: 'email', account: null, brandIsHost: false, tone: null },
    },
    whenUnsure: 'triage',
    approvedReplies: [],
    report: null,
    promises: [],
    partials: {
      'greeting.fr': 'Bonjour{{#if author-name}} {{author-name}}{{/if}},',
      'greeting.en': 'Hello{{#if author-name}} {{author-name}}{{/if}},',
      signature: '— {{agent-name}}, {{brand}}',
    },
    playbooks: {},
    ...more,
  };
}
