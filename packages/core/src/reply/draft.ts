/** The reply a step prescribes, written, measured and checked. */
import type { Charter, Severity } from '../charter.ts';
import type { Length, ReplyDraft } from '../prescription.ts';
import { givenOf, platformFor, type ReplySituation, replyContext, stepOf } from './context.ts';
import { measure } from './length.ts';
import { lintReply } from './lint.ts';
import type { ProposedFinding } from './proposal.ts';
import { renderReply } from './render.ts';
import { chooseVariant } from './variant.ts';

export interface DraftSituation extends ReplySituation {
  readonly crisis: string;
  readonly step: string;
  readonly audience: string | null;
  readonly severity: Severity;
}

/**
 * The draft of a step that sends a reply, or writes one for a later step to send; null for every other step, and where the
 * reply has no file. Total: missing facts stay visible, and a draft with an error is not `sendable`.
 */
export function draftReply(charter: Charter, situation: DraftSituation): ReplyDraft | null {
  const written = writeReply(charter, situation);
  if (written === null) return null;
  return { ...written, ...checkReply(charter, written.text, { ...situation, language: written.language }) };
}

/** What the words of a step depend on: everything but the tone, which judges them. */
export type WritingSituation = Pick<
  ReplySituation,
  'channel' | 'language' | 'facts' | 'authorName' | 'agentName' | 'now'
> & { readonly crisis: string; readonly step: string };

/** The words of a step as the charter writes them, not yet judged; null where it writes none. */
export function writeReply(
  charter: Charter,
  situation: WritingSituation,
): Pick<ReplyDraft, 'template' | 'language' | 'text' | 'missingFacts'> | null {
  const step = stepOf(charter, situation.crisis, situation.step);
  const template = step?.reply?.template ?? step?.draft ?? null;
  if (template === null) return null;
  const { replies } = charter.playbooks[situation.crisis]!;
  if (!Object.hasOwn(replies, template)) return null;
  const variant = chooseVariant(replies[template]!, {
    channel: situation.channel,
    platform: platformFor(charter, situation.channel)?.id ?? situation.channel,
    language: situation.language,
    languages: charter.languages,
  });
  if (variant === null) return null;
  const { language } = variant;
  return { template, language, ...renderReply(charter, variant.text, language, givenOf(charter, situation)) };
}

export interface CheckedReply {
  /** No error stands against it. Approvals and the channel's own rules are not looked at. */
  readonly sendable: boolean;
  readonly length: Length;
  readonly findings: readonly ProposedFinding[];
}

/** Judges any text as a reply of the charter, whoever or whatever wrote it. */
export function checkReply(charter: Charter, text: string, situation: ReplySituation): CheckedReply {
  const findings = lintReply(text, replyContext(charter, situation));
  return {
    sendable: text.trim() !== '' && findings.every((found) => found.severity !== 'error'),
    length: lengthOn(charter, text, situation.channel),
    findings,
  };
}

/** In the unit of the channel's platform; in characters where it publishes no limit. */
function lengthOn(charter: Charter, text: string, channel: string): Length {
  const { max, unit } = platformFor(charter, channel)?.maxLength ?? { max: null, unit: 'characters' as const };
  return { used: measure(text, unit), max, unit };
}
