/** The order in which a person reads the steps of a workflow: from the start along the first choices, ends last. */
import type { Step, Workflow } from '../charter.ts';
import { missedStep } from './passing.ts';

/**
 * Every step once: each before those it leads to, except where the way leads back. The same in every language and for
 * the same workflow read from its stored form, so "step 5" is one thing.
 */
export function readingOrder({ start, steps }: Workflow): string[] {
  const left: string[] = [];
  const seen = new Set<string>();
  const visit = (key: string): void => {
    if (seen.has(key) || !Object.hasOwn(steps, key)) return;
    seen.add(key);
    for (const next of exits(steps[key]!).reverse()) visit(next);
    left.push(key);
  };
  visit(start);
  const reached = left.reverse();
  const others = Object.keys(steps).filter((key) => !seen.has(key));
  const isEnd = (key: string) => steps[key]!.kind === 'end';
  return [
    ...reached.filter((key) => !isEnd(key)),
    ...others.filter((key) => !isEnd(key)),
    ...[...reached, ...others].filter(isEnd),
  ];
}

/** Where a step may lead, the likeliest first. */
function exits({ choices, approval, parallel, wait, deadline }: Step): string[] {
  return [
    ...choices.map(({ go }) => go),
    approval?.accepted ?? null,
    approval?.refused ?? null,
    ...(parallel?.regions ?? []).map(({ start }) => start),
    parallel?.whenAllDone ?? null,
    wait?.then ?? null,
    missedStep(deadline),
  ].filter((key) => key !== null);
}
