import type { Charter, Playbook } from '@aplomb/core';

const used = new WeakMap<Playbook, readonly string[]>();

/** The facts of the charter that a playbook needs or says, in the charter's order. */
export function factsUsed(charter: Charter, playbook: Playbook): readonly string[] {
  const known = used.get(playbook);
  if (known !== undefined) return known;
  const needed = Object.values(playbook.workflow.steps).flatMap(({ choices }) =>
    choices.flatMap(({ needs }) => needs.flatMap((need) => (need.kind === 'fact' ? [need.fact] : []))),
  );
  const words = wordsInTags([
    ...Object.values(playbook.replies).flatMap((variants) => Object.values(variants)),
    ...Object.values(charter.partials),
  ]);
  const facts = Object.keys(charter.facts).filter((key) => needed.includes(key) || words.has(key));
  used.set(playbook, facts);
  return facts;
}

/** `Bonjour {{#if gesture}}{{money gesture}}{{/if}}` → if, gesture, money */
function wordsInTags(templates: readonly string[]): Set<string> {
  const tags = templates.flatMap((template) => template.match(/\{\{[^}]*\}\}/g) ?? []);
  return new Set(tags.flatMap((tag) => tag.match(/[\p{L}\d-]+/gu) ?? []));
}
