/** A case as the operations select it. */
import type { AuthorKind, CaseStatus, DateTime, FactValue, Id } from './inputs.ts';
import type {
  Action,
  CharterVersion,
  ChecklistItem,
  Choice,
  Named,
  Owner,
  Reply,
  Severity,
  Tone,
} from './prescription.ts';

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}
export interface Actor {
  readonly id: string;
  readonly role: string;
}

/** The comment that opened the case; text, url and author are null once the author is forgotten. */
export interface CaseComment {
  readonly externalId: string;
  readonly channel: string;
  readonly text: string | null;
  readonly url: string | null;
  readonly language: string;
  readonly postedAt: DateTime;
  readonly inReplyTo: string | null;
  readonly isPublic: boolean;
  readonly stars: number | null;
  readonly author: {
    readonly externalId: string | null;
    readonly handle: string | null;
    readonly name: string | null;
    readonly followers: number | null;
    readonly kind: AuthorKind;
  } | null;
}

/** The text of a reply on its way through approvals to publication. */
export interface Submission {
  readonly id: Id;
  readonly step: string;
  /** Null once the author is forgotten. */
  readonly text: string | null;
  readonly language: string;
  readonly at: DateTime;
  readonly actor: Actor;
  /** Who may still approve it. */
  readonly awaiting: readonly Named[];
  readonly approvals: readonly {
    readonly at: DateTime;
    readonly accepted: boolean;
    readonly note: string | null;
    readonly actor: Actor;
  }[];
  /** Null until recorded. */
  readonly published: { readonly at: DateTime; readonly url: string | null } | null;
}

/** An active step. */
export interface CaseStep extends Named {
  /** Null outside branches. */
  readonly region: Named | null;
  readonly instructions: string | null;
  readonly action: Action | null;
  /** A removal: the evidence is kept before anything else. */
  readonly evidenceFirst: boolean;
  readonly owner: Owner | null;
  readonly dueAt: DateTime | null;
  readonly overdue: boolean;
  readonly waiting: { readonly until: DateTime; readonly then: string } | null;
  readonly checklist: readonly ChecklistItem[];
  readonly choices: readonly Choice[];
  readonly tone: Pick<Tone, 'address' | 'apology' | 'emoji' | 'exclamations' | 'sentenceWords' | 'because'>;
  readonly reply: Reply | null;
  readonly relay: { readonly to: Owner; readonly question: string; readonly answer: string | null } | null;
  readonly approval: {
    readonly of: readonly string[];
    readonly by: readonly Named[];
    /** People still needed. */
    readonly needed: number;
    /** Null until a text was submitted at `of`. */
    readonly submission: { readonly id: Id } | null;
  } | null;
}

/** A comment and all that follows from it, on the version of the charter that it began with. */
export interface Case {
  readonly id: Id;
  /** Every change raises it by one. */
  readonly revision: number;
  readonly status: CaseStatus;
  readonly openedAt: DateTime;
  readonly updatedAt: DateTime;
  readonly source: string | null;
  readonly sourceId: string | null;
  readonly comment: CaseComment;
  /** The first twenty, oldest first. */
  readonly comments: {
    readonly totalCount: number;
    readonly edges: readonly {
      readonly node: Pick<CaseComment, 'externalId' | 'text' | 'postedAt' | 'isPublic'>;
    }[];
    readonly pageInfo: PageInfo;
  };
  readonly crisis: Named & { readonly ground: string };
  readonly severity: Severity;
  readonly charter: CharterVersion;
  /** Every fact that the playbook uses; value null while unknown. */
  readonly facts: readonly {
    readonly key: string;
    readonly label: string;
    readonly type: string;
    readonly private: boolean;
    readonly value: FactValue;
  }[];
  /** What is kept as proof before a removal. */
  readonly capture: { readonly at: DateTime; readonly digest: string; readonly url: string | null } | null;
  /** Newest first. */
  readonly submissions: readonly Submission[];
  /** Every active step: two and more while branches run in parallel. */
  readonly steps: readonly CaseStep[];
}

/** One entry of the log of a case, never changed. */
export interface CaseEvent {
  readonly at: DateTime;
  /** When a clock acted: the time it was due. */
  readonly dueAt: DateTime | null;
  readonly type: string;
  /** The choice taken. */
  readonly event: string | null;
  /** Null when a clock or the author acted. */
  readonly actor: Actor | null;
  /** Active steps before and after. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly note: string | null;
  /** SHA-256 over the entry before and this one. */
  readonly digest: string;
}
