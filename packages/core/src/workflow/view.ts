/** What a person sees of a case: its active steps, with every choice explained. */
import type { ActiveStep, CaseState } from '../case.ts';
import type { Action, Charter, Choice, Step } from '../charter.ts';
import type { ChoiceView, Named, Owner, StepView } from '../prescription.ts';
import { onDuty } from '../time/duty.ts';
import { playbookOf, stepOf } from './draft.ts';
import { explain, isAboutActor } from './explain.ts';
import { said } from './words.ts';

export interface Look {
  /** Milliseconds since the epoch: who is on duty, what is overdue. */
  readonly at: number;
  /** Of titles, labels, instructions and reasons. */
  readonly language: string;
  /** A channel of the charter; it decides the action. */
  readonly channel?: string;
}

/**
 * The active steps of a case in workflow order; the end step of a closed case (nothing of a case merged into another).
 * A choice is allowed by the state of the case; what it needs of who acts stands in its reasons and is decided by `advance`.
 * Throws when the state belongs to another charter.
 *
 * @example view(charter, state, { at, language: 'fr', channel: 'x' })[0]?.title // "Accuser réception"
 */
export function view(charter: Charter, state: CaseState, look: Look): StepView[] {
  const playbook = playbookOf(charter, state);
  return state.active.flatMap((active) => {
    const step = stepOf(playbook, active.step);
    return step === null ? [] : [stepView({ charter, state, look }, step, active)];
  });
}

interface Seen {
  readonly charter: Charter;
  readonly state: CaseState;
  readonly look: Look;
}

function stepView(seen: Seen, step: Step, active: ActiveStep): StepView {
  const { language, at, channel } = seen.look;
  const ended = step.kind === 'end';
  const action = actionOn(step, channel);
  return {
    key: step.key,
    title: said(step.title, language),
    region: regionOf(seen, step),
    instructions: ended || step.instructions === null ? null : said(step.instructions, language),
    owner: ended || active.owner === null ? null : ownerOf(seen, active.owner),
    dueAt: active.dueAt,
    overdue: active.overdue || (active.dueAt !== null && active.dueAt <= at),
    waiting: active.waitUntil === null || step.wait === null ? null : { until: active.waitUntil, then: step.wait.then },
    checklist: checklistOf(seen, step),
    choices: ended ? [] : step.choices.map((choice) => choiceView(seen, step, choice)),
    action,
    evidenceFirst: action === 'hide' || action === 'delete',
    relay: relayOf(seen, step),
    approval: approvalOf(seen, step),
  };
}

function choiceView({ charter, state, look }: Seen, step: Step, choice: Choice): ChoiceView {
  const reasons = explain(charter, state, step, choice, null, look.language);
  return {
    event: choice.event,
    label: said(choice.label, look.language),
    allowed: reasons.every(({ code }) => isAboutActor(code)),
    reasons,
  };
}

/** The channel's own action, else that of all other channels. */
function actionOn(step: Step, channel: string | undefined): Action | null {
  if (step.action === null) return null;
  const key = channel !== undefined && Object.hasOwn(step.action, channel) ? channel : 'otherwise';
  return step.action[key] ?? null;
}

function regionOf({ charter, state, look }: Seen, step: Step): Named | null {
  if (step.region === null) return null;
  const { parallel, key } = step.region;
  const regions = stepOf(playbookOf(charter, state), parallel)?.parallel?.regions ?? [];
  const region = regions.find((one) => one.key === key);
  return { key, title: region === undefined ? key : said(region.title, look.language) };
}

function checklistOf({ state, look }: Seen, step: Step): StepView['checklist'] {
  const ticked = Object.hasOwn(state.ticked, step.key) ? state.ticked[step.key]! : [];
  return step.checklist.map(({ key, label }) => ({
    key,
    label: said(label, look.language),
    done: ticked.includes(key),
  }));
}

function relayOf(seen: Seen, step: Step): StepView['relay'] {
  if (step.relay === null) return null;
  const asked = seen.state.relays.findLast((relay) => relay.step === step.key);
  return {
    to: ownerOf(seen, step.relay.to),
    question: said(step.relay.question, seen.look.language),
    answer: asked?.answer ?? null,
  };
}

function approvalOf(seen: Seen, step: Step): StepView['approval'] {
  if (step.approval === null) return null;
  const { of, by, count } = step.approval;
  const given = seen.state.approvals.find((approval) => approval.step === step.key)?.accepted.length ?? 0;
  return { of, by: by.map((role) => roleOf(seen, role)), needed: count - given };
}

function ownerOf(seen: Seen, role: string): Owner {
  return { ...roleOf(seen, role), onDuty: roleOf(seen, onDuty(seen.charter, role, seen.look.at)) };
}

function roleOf({ charter, look }: Seen, key: string): Named {
  return { key, title: Object.hasOwn(charter.roles, key) ? said(charter.roles[key]!.title, look.language) : key };
}
