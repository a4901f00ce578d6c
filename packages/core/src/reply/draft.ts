/** The reply a step prescribes, written, measured and checked. */
import type { Charter, Severity } from '../charter.ts';
import type { Length, ReplyDraft, ReplyFinding } from '../prescription.ts';
import { givenOf, platformFor, type ReplySituation, replyContext, stepOf } from './context.ts';
import { measure } from './length.ts';
import { lintReply } from './lint.ts';
import { type Rendered, renderReply } from './render.ts';
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
  const step = stepOf(charter, situation.crisis, situation.step);
  const template = step?.reply?.template ?? step?.draft ?? null;
  if (template === null) return null;
  const { replies } = charter.playbooks[situation.crisis]!;
  const variant = Object.hasOwn(replies, template)
    ? chooseVariant(replies[template]!, {
        channel: situation.channel,
        platform: platformFor(charter, situation.channel)?.id ?? situation.channel,
        language: situation.language,
        languages: charter.languages,
      })
    : null;
  if (variant === null) return null;
  const said = { ...situation, language: variant.language };
  const { text, missingFacts }: Rendered = renderReply(charter, variant.text, variant.language, givenOf(charter, said));
  return { template, language: variant.language, text, missingFacts, ...checkReply(charter, text, said) };
}

export interface CheckedReply {
  /** No error stands against it. Approvals and the channel's own rules are not looked at. */
  readonly sendable: boolean;
  readonly length: Length;
  readonly findings: readonly ReplyFinding[];
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
