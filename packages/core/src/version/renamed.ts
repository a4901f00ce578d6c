/** Steps that kept what they say and changed their name. */
import type { Charter, Escalation, Playbook, Step } from '../charter.ts';
import { keysOnly } from './names.ts';
import { stepStatements } from './stepStatements.ts';

export interface Renamed {
  readonly crisis: string;
  readonly from: string;
  readonly to: string;
}

/** A step that shares this part of what it says with one that is gone is that one. */
const ALIKE = 0.6;

/** Of each playbook that both have: steps that are gone, each with the step that came and says nearly the same. */
export function renamedSteps(from: Charter, to: Charter): Renamed[] {
  return Object.values(to.playbooks).flatMap((playbook) => {
    const before = Object.hasOwn(from.playbooks, playbook.crisis) ? from.playbooks[playbook.crisis]! : null;
    return before === null ? [] : renamedIn(before, playbook);
  });
}

function renamedIn(before: Playbook, after: Playbook): Renamed[] {
  const gone = Object.values(before.workflow.steps).filter(({ key }) => !Object.hasOwn(after.workflow.steps, key));
  const come = Object.values(after.workflow.steps).filter(({ key }) => !Object.hasOwn(before.workflow.steps, key));
  const pairs = gone
    .flatMap((from) => come.map((to) => ({ from, to, alike: likeness(from, to) })))
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike);
  const taken = new Set<Step>();
  return pairs.flatMap(({ from, to }) => {
    if (taken.has(from) || taken.has(to)) return [];
    taken.add(from).add(to);
    return [{ crisis: before.crisis, from: from.key, to: to.key }];
  });
}

/** The part of what both say that is the same; where they lead is left out, since other steps may be renamed too. */
function likeness(from: Step, to: Step): number {
  if (from.kind !== to.kind) return 0;
  const [ours, theirs] = [saidBy(from), saidBy(to)];
  const common = [...ours].filter((said) => theirs.has(said)).length;
  return common / Math.max(ours.size, theirs.size);
}

const LEADS = /\/(go|if-missed|accepted|refused|then|when-all-done|of\/.*|place|reopen|start)$/;

function saidBy(step: Step): Set<string> {
  const statements = stepStatements('', { ...step, key: '' }, keysOnly);
  return new Set(statements.filter(({ path }) => !LEADS.test(path)).map(({ path, meaning }) => `${path} ${meaning}`));
}

/** The charter with steps under their new names, wherever they are named. Its digest stays that of the original. */
export function withRenamed(charter: Charter, renamed: readonly Renamed[]): Charter {
  if (renamed.length === 0) return charter;
  const playbooks = Object.values(charter.playbooks).map((playbook): [string, Playbook] => {
    const names = new Map(renamed.filter(({ crisis }) => crisis === playbook.crisis).map(({ from, to }) => [from, to]));
    return [playbook.crisis, names.size === 0 ? playbook : renamePlaybook(playbook, (key) => names.get(key) ?? key)];
  });
  return { ...charter, playbooks: Object.fromEntries(playbooks) };
}

type Rename = (step: string) => string;

function renamePlaybook(playbook: Playbook, rename: Rename): Playbook {
  const { start, steps } = playbook.workflow;
  const renamed = Object.values(steps).map((step): [string, Step] => [rename(step.key), renameStep(step, rename)]);
  return { ...playbook, workflow: { start: rename(start), steps: Object.fromEntries(renamed) } };
}

function renameStep(step: Step, rename: Rename): Step {
  const { approval, wait, parallel, reopen, region, deadline } = step;
  return {
    ...step,
    key: rename(step.key),
    deadline: deadline === null ? null : { ...deadline, ifMissed: renameMissed(deadline.ifMissed, rename) },
    approval:
      approval === null
        ? null
        : {
            ...approval,
            of: approval.of.map(rename),
            accepted: rename(approval.accepted),
            refused: rename(approval.refused),
          },
    wait: wait === null ? null : { ...wait, then: rename(wait.then) },
    choices: step.choices.map((choice) => ({
      ...choice,
      go: rename(choice.go),
      needs: choice.needs.map((need) => (need.kind === 'not-author-of' ? { ...need, step: rename(need.step) } : need)),
    })),
    parallel:
      parallel === null
        ? null
        : {
            whenAllDone: rename(parallel.whenAllDone),
            regions: parallel.regions.map((one) => ({
              ...one,
              start: rename(one.start),
              steps: one.steps.map(rename),
            })),
          },
    reopen: reopen === null ? null : { ...reopen, to: rename(reopen.to) },
    region: region === null ? null : { ...region, parallel: rename(region.parallel) },
  };
}

function renameMissed(missed: string | Escalation | null, rename: Rename): string | Escalation | null {
  if (missed === null) return null;
  return typeof missed === 'string' ? rename(missed) : { ...missed, ifMissed: renameMissed(missed.ifMissed, rename) };
}
