/** A case while one event moves it: the state so far and the effects so far. Never changed in place. */
import type { Advanced, CaseState, Effect, RefusalCode, Refused } from '../case.ts';
import type { Charter, Playbook, Step } from '../charter.ts';
import type { Reason } from '../comment.ts';
import { type Hours, hoursOf, zoneOf } from '../time/zone.ts';
import { reason } from './words.ts';

export interface Draft {
  readonly charter: Charter;
  readonly playbook: Playbook;
  /** The actual time of the event. */
  readonly at: number;
  /** Of the reasons given. */
  readonly language: string;
  readonly state: CaseState;
  readonly effects: readonly Effect[];
}

/** The playbook that a case follows. Throws when the case belongs to another charter: its steps could mean anything. */
export function playbookOf(charter: Charter, state: CaseState): Playbook {
  if (state.digest !== charter.digest)
    throw new Error(`The case belongs to the charter ${state.digest}, not to ${charter.digest}.`);
  if (!Object.hasOwn(charter.playbooks, state.crisis))
    throw new Error(`The charter has no crisis type "${state.crisis}".`);
  return charter.playbooks[state.crisis]!;
}

/** A step by its key; null when the playbook has none of that name. */
export function stepOf(playbook: Playbook, key: string): Step | null {
  return Object.hasOwn(playbook.workflow.steps, key) ? playbook.workflow.steps[key]! : null;
}

export function draftOf(charter: Charter, state: CaseState, at: number, language: string): Draft {
  return { charter, playbook: playbookOf(charter, state), at, language, state, effects: [] };
}

export function changed(draft: Draft, patch: Partial<CaseState>, ...effects: readonly Effect[]): Draft {
  return { ...draft, state: { ...draft.state, ...patch }, effects: [...draft.effects, ...effects] };
}

/** The calendar and the zone that the playbook counts in. */
export function timeOf(charter: Charter, playbook: Playbook): { hours: Hours; zone: string } {
  return { hours: hoursOf(charter, playbook.calendar), zone: zoneOf(charter, playbook.calendar) };
}

export function advanced(before: CaseState | null, draft: Draft): Advanced {
  const from = before?.active.map(({ step }) => step) ?? [];
  const to = draft.state.active.map(({ step }) => step);
  return { ok: true, state: draft.state, effects: draft.effects, from, to };
}

/** A refusal for one reason. The case stays as it was. */
export function refused(draft: Draft, code: RefusalCode, subject: string | null, shown?: string): Refused {
  return refusedFor(draft, [reason(code, draft.language, subject, shown)]);
}

/** A refusal for several reasons; its code is that of the first. */
export function refusedFor(draft: Draft, reasons: readonly Reason[]): Refused {
  const code = reasons[0]!.code as RefusalCode;
  return { ok: false, code, reasons, accepted: acceptedBy(draft.playbook, draft.state) };
}

/** The events that the active steps know, in workflow order; `reopen` at an end that can be reopened. */
function acceptedBy(playbook: Playbook, state: CaseState): string[] {
  const events = state.active.flatMap((active) => {
    const step = stepOf(playbook, active.step);
    if (step === null) return [];
    if (step.kind === 'end') return step.reopen === null ? [] : ['reopen'];
    const approval = step.approval === null ? [] : ['approve', 'refuse'];
    return [...step.choices.map((choice) => choice.event), ...approval];
  });
  return [...new Set(events)];
}
