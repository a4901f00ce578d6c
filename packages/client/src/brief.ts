/** What `ToneBrief` and `ReviewReply` answer. */
import type { Id, Maybe } from './inputs.ts';
import type { CharterVersion, Keyed, Named, ReplyFinding, ReplyLength, Tone } from './prescription.ts';

/** Where a reply will be said: of a case, else on a channel. */
export interface ToneBriefVariables {
  readonly brand: string;
  /** The case says where; only `step` and `language` are read beside it. */
  readonly caseId?: Maybe<Id>;
  /** Needed without a case. */
  readonly channel?: Maybe<string>;
  readonly crisis?: Maybe<string>;
  readonly step?: Maybe<string>;
  /** Of the reply: BCP 47. */
  readonly language?: Maybe<string>;
  readonly audience?: Maybe<string>;
  /** 1 to 5; the base of the crisis when absent. */
  readonly severity?: Maybe<number>;
}

interface LabelledFact extends Keyed {
  readonly label: string;
}

/** What a writer must know before a reply is written. No text of a comment stands in it. */
export interface ToneBrief {
  readonly charter: CharterVersion;
  readonly crisis: Named | null;
  readonly step: string | null;
  /** Null at an end. */
  readonly instructions: string | null;
  readonly checklist: readonly string[];
  readonly channel: string;
  /** Others read it too. */
  readonly public: boolean;
  readonly language: string;
  /** 1 to 5. */
  readonly severity: number;
  readonly tone: Tone;
  /** The tone, in sentences. */
  readonly sounds: readonly string[];
  readonly musts: readonly string[];
  readonly nevers: readonly string[];
  /** Known, and may be said here. */
  readonly say: readonly (LabelledFact & { readonly value: string | null })[];
  /** Not said here; without their values. */
  readonly private: readonly LabelledFact[];
  /** Named by the model, and not known. */
  readonly missing: readonly LabelledFact[];
  /** What every reply carries. */
  readonly partials: readonly (Keyed & { readonly text: string })[];
  /** The reply that the step prescribes. */
  readonly model: { readonly template: string; readonly text: string } | null;
  /** Null where the platform publishes none. */
  readonly maxLength: number | null;
  readonly lengthUnit: string | null;
  /** All of it as a page for a person: Markdown. */
  readonly text: string;
  /** All of it as a prompt for a language model, to be followed by the comment. */
  readonly prompt: string;
}

/** A rewording that needs no thought: the words from `start` to `end`, UTF-16 offsets, become `text`. */
export interface ReplyProposal {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
export interface ReviewedFinding extends ReplyFinding {
  /** Null where a person has to choose the words. */
  readonly proposal: ReplyProposal | null;
}
/** What the charter says of a text, and how to say it otherwise. */
export interface ReplyReview {
  readonly sendable: boolean;
  readonly length: ReplyLength;
  readonly findings: readonly ReviewedFinding[];
}

/**
 * A text with every rewording that its findings propose. Equal ones are made once; of two that meet, the first stands. Judge
 * the result again: what a person has to choose is still open.
 *
 * @example
 * const { checkReply } = await gate.send('ReviewReply', { brand, reply });
 * const better = reworded(reply.text, checkReply.findings);
 */
export function reworded(text: string, findings: readonly Pick<ReviewedFinding, 'proposal'>[]): string {
  const proposals = findings
    .flatMap(({ proposal }) => (proposal === null ? [] : [proposal]))
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
  let written = '';
  let place = 0;
  let last: ReplyProposal | null = null;
  for (const proposal of proposals) {
    const isSame = last !== null && last.start === proposal.start && last.end === proposal.end;
    if (isSame || proposal.start < place || proposal.end > text.length) continue;
    written += text.slice(place, proposal.start) + proposal.text;
    place = proposal.end;
    last = proposal;
  }
  return written + text.slice(place);
}
