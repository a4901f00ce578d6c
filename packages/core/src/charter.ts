/**
 * The nouns of a charter, compiled and trusted. Everything here is readonly, frozen and plain JSON data: no functions,
 * no classes. The `…Document` types (document/schema.ts) say the same as written by an author.
 */

/** Words in every language of the charter, by BCP 47 code. */
export type Text = Readonly<Record<string, string>>;

export type DurationUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** "2 business hours" → `{ amount: 2, unit: 'hour', business: true }`. */
export interface Duration {
  readonly amount: number;
  readonly unit: DurationUnit;
  /** Counts only the open time of a calendar. */
  readonly business: boolean;
}

export type Table<T> = Readonly<Record<string, T>>;

export interface Role {
  readonly key: string;
  readonly title: Text;
  /** A calendar, or `always`. */
  readonly onDuty: string;
  /** Who stands in outside these hours. */
  readonly otherwise: string | null;
  /** Another organisation. */
  readonly outside: boolean;
}

/** Minutes from local midnight, `from` inclusive, `to` exclusive. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

export interface Calendar {
  readonly key: string;
  /** IANA time zone. */
  readonly zone: string;
  /** Seven days, Monday first. */
  readonly week: readonly (readonly Period[])[];
  /** Days that differ from the week, by ISO date: frozen holidays and the author's exceptions. Closed days are empty. */
  readonly days: Table<readonly Period[]>;
}

export type Severity = 1 | 2 | 3 | 4 | 5;
export type Axis = -1 | 0 | 1;
export type Address = 'vous' | 'tu';
export type Apology = 'required' | 'allowed' | 'forbidden';

/** Any part of a tone; what is absent is inherited. */
export interface ToneSettings {
  readonly address?: Table<Address>;
  readonly speaksAs?: 'we' | 'i';
  readonly serious?: Axis;
  readonly formal?: Axis;
  readonly respectful?: Axis;
  readonly matterOfFact?: Axis;
  /** At most, per reply. */
  readonly emoji?: number;
  readonly exclamations?: number;
  /** Longest sentence, in words. */
  readonly sentenceWords?: number;
  readonly apology?: Apology;
  readonly neverSay?: Table<readonly string[]>;
  /** Partials that every reply carries. */
  readonly mustInclude?: readonly string[];
}

/** A refinement of the tone: the name of one of `charter.tones`, or values. */
export type ToneLayer = string | ToneSettings;

export interface Audience {
  readonly key: string;
  readonly default: boolean;
  readonly tone: ToneLayer | null;
}

export type FactType = 'text' | 'number' | 'date-time' | 'money' | 'list';

export interface Fact {
  readonly key: string;
  readonly type: FactType;
  readonly label: Text;
  /** Longest value in characters (of each item, for a list). */
  readonly max: number;
  /** Longest list. */
  readonly items: number;
  /** Never in a public reply. */
  readonly private: boolean;
}

export interface Channel {
  readonly key: string;
  /** The platform whose limits and abilities apply: an id of knowledge/channels.ts. */
  readonly platform: string;
  readonly account: string | null;
  /** The brand is the hosting provider: the Digital Services Act binds it (art. 16, 17). */
  readonly brandIsHost: boolean;
  readonly tone: ToneLayer | null;
}

export type Family =
  | 'service'
  | 'question'
  | 'praise'
  | 'idea'
  | 'community'
  | 'reputation'
  | 'safety'
  | 'ethics'
  | 'data'
  | 'press'
  | 'other';
export type Responsibility = 'none' | 'victim' | 'accidental' | 'preventable';
export type Ground = 'none' | 'insult' | 'defamation' | 'hate' | 'threat' | 'spam' | 'privacy';
export type Action = 'let-stand' | 'hide' | 'delete' | 'report' | 'ban' | 'private-reply';
export type AuthorKind =
  | 'customer'
  | 'prospect'
  | 'press'
  | 'influencer'
  | 'employee'
  | 'partner'
  | 'brand'
  | 'unknown';

interface PromiseScope {
  /** Only these crises; null: all. */
  readonly in: readonly string[] | null;
  /** Only crises whose severity can reach this, with the deadlines of that level. */
  readonly fromSeverity: Severity | null;
}
export type CharterPromise = PromiseScope &
  (
    | { readonly kind: 'answered-within'; readonly within: Duration }
    | { readonly kind: 'told'; readonly role: string; readonly within: Duration }
    | { readonly kind: 'approved-by'; readonly role: string; readonly before: 'reply' }
    | { readonly kind: 'never'; readonly actions: readonly Action[]; readonly unlessGround: readonly Ground[] }
    | { readonly kind: 'relays-come-back' }
    | { readonly kind: 'ends-within'; readonly within: Duration }
  );

/** Words for or against a crisis, as written; triage/signals.ts says how they match. */
export interface Signal {
  readonly any: readonly string[];
  readonly with: readonly string[];
  readonly never: readonly string[];
}

/** All conditions given must hold. */
export interface SeverityCondition {
  readonly authorFollowers?: { readonly atLeast: number };
  readonly says?: Table<readonly string[]>;
  readonly similar?: { readonly atLeast: number; readonly within: Duration };
  /** An author kind, or `ambassador` (a mark given by an earlier case). */
  readonly authorIs?: readonly string[];
  readonly stars?: { readonly atMost: number };
  readonly channel?: readonly string[];
  readonly audience?: readonly string[];
}

export interface SeverityRule {
  readonly base: Severity;
  readonly raise: readonly { readonly to: Severity; readonly when: SeverityCondition }[];
}

/** Who takes over in place when a deadline is missed: same step, new owner. */
export interface Escalation {
  readonly owner: string;
  readonly within: Duration;
  readonly ifMissed: string | Escalation | null;
  readonly tellAgain: Duration | null;
}

/** Exactly one of `ifMissed` (a step's key, or an escalation in place) and `tellAgain` is set. */
export interface Deadline {
  readonly within: Duration;
  /** Shorter times from a severity up: `{ 4: … }`. */
  readonly fromSeverity: Table<Duration>;
  /** Time before the due time. */
  readonly remind: Duration | null;
  readonly ifMissed: string | Escalation | null;
  readonly tellAgain: Duration | null;
}

export type Need =
  | { readonly kind: 'checklist' }
  | { readonly kind: 'fact'; readonly fact: string }
  | { readonly kind: 'role'; readonly role: string }
  | { readonly kind: 'not-author-of'; readonly step: string }
  | { readonly kind: 'from-severity'; readonly level: Severity }
  | { readonly kind: 'relay' };

export interface Choice {
  readonly event: string;
  readonly label: Text;
  readonly needs: readonly Need[];
  /** Leaving by this choice does not count as an answer. */
  readonly unanswered: boolean;
  readonly markAuthor: string | null;
  readonly go: string;
}

export interface Region {
  readonly key: string;
  readonly title: Text;
  readonly start: string;
  /** Keys of its steps; the steps themselves stand in `workflow.steps`. */
  readonly steps: readonly string[];
}

/** What a step is: exactly one of these shapes. Fields that a kind cannot have are null or empty. */
export type StepKind = 'work' | 'approval' | 'wait' | 'parallel' | 'done' | 'end';

export interface Step {
  readonly key: string;
  readonly kind: StepKind;
  readonly title: Text;
  readonly owner: string | null;
  readonly instructions: Text | null;
  readonly deadline: Deadline | null;
  /** Roles told when the step opens, without handing the case over. */
  readonly tell: readonly string[];
  readonly legalHold: boolean;
  /** By channel key, with `otherwise`; one action for all channels is `{ otherwise: … }`. */
  readonly action: Table<Action> | null;
  readonly tellAuthor: 'reasons' | null;
  readonly tone: ToneLayer | null;
  readonly checklist: readonly { readonly key: string; readonly label: Text }[];
  readonly relay: { readonly to: string; readonly question: Text } | null;
  readonly reply: { readonly template: string; readonly in: 'public' | 'private' } | null;
  /** A reply template whose text is written here and sent by a later step. */
  readonly draft: string | null;
  readonly approval: {
    readonly of: readonly string[];
    readonly by: readonly string[];
    readonly count: number;
    readonly accepted: string;
    readonly refused: string;
  } | null;
  readonly wait: { readonly for: 'author'; readonly upTo: Duration; readonly then: string } | null;
  readonly choices: readonly Choice[];
  readonly parallel: { readonly regions: readonly Region[]; readonly whenAllDone: string } | null;
  /** Where an end leads: resolved, removed, no-answer… */
  readonly end: string | null;
  readonly reopen: { readonly to: string; readonly within: Duration | null } | null;
  /** The parallel step and the region this step lives in. */
  readonly region: { readonly parallel: string; readonly key: string } | null;
}

export interface Workflow {
  readonly start: string;
  /** Every step, regions included: step keys are unique in a playbook. */
  readonly steps: Table<Step>;
}

/** Handlebars text of one reply, by variant: `fr`, `x.fr`. The most specific wins. */
export type ReplyVariants = Table<string>;

export interface Example {
  readonly text: string;
  readonly lang: string | null;
  readonly channel: string | null;
  /** A near miss: must not be this crisis. */
  readonly not: boolean;
  readonly expectSeverity: Severity | null;
}

export interface Playbook {
  readonly crisis: string;
  readonly title: Text;
  readonly family: Family;
  readonly responsibility: Responsibility;
  readonly ground: Ground;
  readonly source: string | null;
  readonly tone: ToneLayer | null;
  /** A calendar, or `always`. */
  readonly calendar: string;
  readonly active: { readonly from: string | null; readonly until: string | null } | null;
  readonly signals: Table<Signal>;
  readonly severity: SeverityRule;
  readonly mayMergeInto: readonly string[];
  readonly workflow: Workflow;
  readonly replies: Table<ReplyVariants>;
  readonly examples: readonly Example[];
}

export interface ApprovedReply {
  /** `crisis/reply`. */
  readonly reply: string;
  readonly by: string;
  /** ISO dates, inclusive. */
  readonly on: string;
  readonly until: string;
}

/**
 * A compiled charter. Plain data: `JSON.parse(JSON.stringify(charter))` is the same charter, so it can be stored by its
 * digest and serve again without its files. What is derived from it (machines, classifier, parsed templates) is computed
 * on demand and cached beside it.
 */
export interface Charter {
  readonly format: 1;
  readonly brand: string;
  readonly name: string;
  readonly version: string;
  /** SHA-256 of everything below, canonical, lower-case hexadecimal. */
  readonly digest: string;
  /** The first is the default. */
  readonly languages: readonly string[];
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly revoked: { readonly at: string; readonly reason: string } | null;
  /** First instant and first instant after the two years for which promises are proved and holidays frozen (RFC 3339, UTC). */
  readonly horizon: { readonly from: string; readonly to: string };
  readonly keepEvidence: Duration;
  readonly forgetAuthorsAfter: Duration | null;
  readonly roles: Table<Role>;
  readonly calendars: Table<Calendar>;
  readonly audiences: Table<Audience>;
  readonly tone: ToneSettings;
  readonly tones: Table<ToneSettings>;
  /** Tone from this level up, by level. */
  readonly fromSeverity: Table<ToneLayer>;
  readonly facts: Table<Fact>;
  readonly channels: Table<Channel>;
  readonly whenUnsure: string;
  readonly approvedReplies: readonly ApprovedReply[];
  readonly report: { readonly to: string; readonly every: string } | null;
  readonly promises: readonly CharterPromise[];
  /** By `<partial>.<lang>` or `<partial>`. */
  readonly partials: Table<string>;
  /** By crisis, in alphabetical order. */
  readonly playbooks: Table<Playbook>;
}
