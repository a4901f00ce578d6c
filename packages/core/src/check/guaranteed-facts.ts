/** Facts that cannot be empty at a step, whichever way the case came. */
import type { Playbook, Step } from '../charter.ts';
import { edgesFrom, stepsOf } from './graph.ts';

const cache = new WeakMap<Playbook, ReadonlyMap<string, ReadonlySet<string>>>();

/**
 * What every path to a step has asked for: facts named by `needs` of the choices taken. The largest sets for which
 * facts(step) = ⋂ over the ways in of facts(from) ∪ needs(choice); none at the start, nor where a case is reopened.
 */
export function guaranteedFacts(playbook: Playbook): ReadonlyMap<string, ReadonlySet<string>> {
  const cached = cache.get(playbook);
  if (cached !== undefined) return cached;
  const steps = stepsOf(playbook);
  const asked = new Set(
    steps.flatMap((step) =>
      step.choices.flatMap((choice) => choice.needs.flatMap((need) => (need.kind === 'fact' ? [need.fact] : []))),
    ),
  );
  const empty = new Set([playbook.workflow.start, ...steps.flatMap((step) => step.reopen?.to ?? [])]);
  const known = new Map(steps.map((step) => [step.key, new Set(empty.has(step.key) ? [] : asked)]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const step of steps) {
      for (const { to, facts } of waysOut(step)) {
        const target = known.get(to);
        const given = new Set([...(known.get(step.key) ?? []), ...facts]);
        for (const fact of target ?? []) if (!given.has(fact) && target?.delete(fact)) changed = true;
      }
    }
  }
  cache.set(playbook, known);
  return known;
}

function waysOut(step: Step): { to: string; facts: readonly string[] }[] {
  const chosen = step.choices.map((choice) => ({
    to: choice.go,
    facts: choice.needs.flatMap((need) => (need.kind === 'fact' ? [need.fact] : [])),
  }));
  const others = edgesFrom(step).filter((edge) => edge.path[0] !== 'choices');
  return [...chosen, ...others.map((edge) => ({ to: edge.to, facts: [] }))];
}
