import type { Charter, Named, Playbook, Step } from '@aplomb/core';
import { inLanguage } from '../charters/words.ts';
import type { Approval, Case } from '../generated/prisma/client.ts';

/** An approval step that stands between a text and its publication. */
export interface Gate {
  readonly step: string;
  readonly by: readonly string[];
  readonly count: number;
}

/** The reply that a step writes or sends. */
export function templateOf(step: Step | undefined): string | null {
  return step?.reply?.template ?? step?.draft ?? null;
}

/** Every approval step for the text of this step: those `of` it, and those of a step that writes the same reply. */
export function gatesFor(playbook: Playbook, stepKey: string): Gate[] {
  const { steps } = playbook.workflow;
  const template = Object.hasOwn(steps, stepKey) ? templateOf(steps[stepKey]) : null;
  return Object.values(steps).flatMap(({ key, approval }) => {
    if (approval === null) return [];
    const concerns = approval.of.some(
      (of) => of === stepKey || (template !== null && templateOf(steps[of]) === template),
    );
    return concerns ? [{ step: key, by: approval.by, count: approval.count }] : [];
  });
}

/** Enough different people whom the gate names have accepted, and nobody refused. */
export function stands(gate: Gate, approvals: readonly Approval[]): boolean {
  if (approvals.some(({ accepted }) => !accepted)) return false;
  const people = approvals.filter(({ actorRole }) => gate.by.includes(actorRole)).map(({ actorId }) => actorId);
  return new Set(people).size >= gate.count;
}

/** Roles that may still approve a text: none once it is approved, refused or published. */
export function awaitingFor(
  charter: Charter,
  row: Case,
  submission: { readonly step: string; readonly publishedAt: Date | null; readonly approvals: readonly Approval[] },
  language: string,
): Named[] {
  const playbook = charter.playbooks[row.crisis];
  if (playbook === undefined || submission.publishedAt !== null) return [];
  if (submission.approvals.some(({ accepted }) => !accepted)) return [];
  const missing = gatesFor(playbook, submission.step).filter((gate) => !stands(gate, submission.approvals));
  return namedRoles(charter, [...new Set(missing.flatMap(({ by }) => by))], language);
}

export function namedRoles(charter: Charter, keys: readonly string[], language: string): Named[] {
  return keys.map((key) => ({ key, title: inLanguage(charter.roles[key]?.title, language) ?? key }));
}
