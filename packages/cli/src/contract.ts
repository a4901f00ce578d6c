/** A prescription in the words of the GraphQL contract: what `prescribe` of the API answers, field for field. */
import type { Action, Prescription, StepView } from '@aplomb/core';

/** `private-reply` → `PRIVATE_REPLY`. */
function actionEnum(action: Action | null): string | null {
  return action === null ? null : action.toUpperCase().replaceAll('-', '_');
}

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function stepFields({ key, title, instructions, owner, dueAt, checklist, choices, action }: StepView) {
  return { key, title, instructions, owner, dueAt: instant(dueAt), checklist, choices, action: actionEnum(action) };
}

/**
 * The fields of `PrescriptionFields`: instants are RFC 3339 in UTC, actions upper-case, an alternative's crisis an object with
 * its key.
 *
 * @example contractOf(prescribe(charter, comment, situation)).step.dueAt // "2026-11-20T10:00:00.000Z"
 */
export function contractOf(prescription: Prescription) {
  const {
    charter,
    language,
    crisis,
    confidence,
    abstained,
    alternatives,
    evidence,
    severity,
    steps,
    step,
    tone,
    reply,
  } = prescription;
  return {
    charter,
    language,
    crisis,
    confidence,
    abstained,
    alternatives: alternatives.map((other) => ({ crisis: { key: other.crisis }, confidence: other.confidence })),
    evidence,
    severity,
    steps: steps.map(({ key }) => ({ key })),
    step: stepFields(step),
    tone,
    reply,
  };
}
