/** Charter, Comment, Situation → Prescription: triage, first step, tone, reply. Open this file second. */
import type { Charter, Playbook } from './charter.ts';
import type { Comment, Situation } from './comment.ts';
import type { Prescription, StepView } from './prescription.ts';
import { draftReply } from './reply/draft.ts';
import { resolveTone } from './tone/resolveTone.ts';
import { triage } from './triage/triage.ts';
import { start } from './workflow/start.ts';
import { view } from './workflow/view.ts';

/**
 * What to do about a comment, now: its crisis type with the evidence, its severity with reasons, the first step with owner
 * and deadline, the tone and a drafted reply. Pure: the same charter, comment and situation give the same answer. Nothing is
 * kept; `start` opens a case.
 *
 * Ask `refuseComment` first: a comment that it refuses has no meaning here.
 *
 * @example prescribe(charter, { text: 'Toujours pas de valise !', channel: 'x' }, { now: Date.now() }).step.title
 */
export function prescribe(charter: Charter, comment: Comment, situation: Situation): Prescription {
  const { language, crisis, severity, ...triaged } = triage(charter, comment, situation);
  const playbook = charter.playbooks[crisis] as Playbook;
  const locale = readerLanguage(charter, situation.locale);
  const { state } = start(charter, crisis, {
    at: situation.now,
    severity: severity.level,
    facts: situation.facts ?? {},
  });
  const steps = view(charter, state, { at: situation.now, language: locale, channel: comment.channel });
  const step = mainStep(playbook, steps);
  const setting = {
    language,
    crisis,
    severity: severity.level,
    step: step.key,
    channel: comment.channel,
    audience: comment.author?.audience ?? null,
  };
  const tone = resolveTone(charter, setting);
  return {
    charter: { brand: charter.brand, version: charter.version, digest: charter.digest },
    language: triaged.detectedLanguage,
    crisis: {
      key: crisis,
      title: playbook.title[locale] ?? crisis,
      responsibility: playbook.responsibility,
      ground: playbook.ground,
    },
    confidence: triaged.confidence,
    abstained: triaged.abstained,
    alternatives: triaged.alternatives,
    evidence: triaged.evidence,
    severity,
    steps,
    step,
    tone,
    reply: draftReply(charter, {
      ...setting,
      facts: situation.facts ?? {},
      authorName: comment.author?.name ?? null,
      agentName: situation.agentName ?? null,
      now: situation.now,
      tone,
      locale: locale.startsWith('fr') ? 'fr' : 'en',
      isPrivate: comment.isPublic === false,
    }),
  };
}

/** The reader's language where the charter has it, else the charter's first. */
export function readerLanguage(charter: Charter, locale: string | null | undefined): string {
  return charter.languages.find((language) => language === locale) ?? charter.languages[0] ?? 'en';
}

/** The first active step that prescribes a reply, else the first. */
function mainStep(playbook: Playbook, steps: readonly StepView[]): StepView {
  const replying = steps.find((step) => playbook.workflow.steps[step.key]?.reply);
  return replying ?? (steps[0] as StepView);
}
