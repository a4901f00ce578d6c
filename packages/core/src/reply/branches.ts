/** Every way through a template's conditions. */
import type { Table } from '../charter.ts';
import type { Template } from './template.ts';
import { factsAsked } from './templateFacts.ts';

/** Which of the facts that conditions ask about are there. */
export type Branch = Table<boolean>;

/** Beyond this many conditions, only: all there, none there, and each one alone there or alone missing. */
const ALL_COMBINATIONS_UP_TO = 10;

/** Every combination of there and missing for the facts that conditions ask about, all there first. */
export function branchesOf(template: Template, partials: Table<Template>): readonly Branch[] {
  const names = factsAsked(template, partials);
  const all = (there: boolean): Branch => Object.fromEntries(names.map((name) => [name, there]));
  if (names.length > ALL_COMBINATIONS_UP_TO) {
    const alone = names.flatMap((name) => [true, false].map((there) => ({ ...all(!there), [name]: there })));
    return [all(true), all(false), ...alone];
  }
  return Array.from({ length: 2 ** names.length }, (_, bits) =>
    Object.fromEntries(names.map((name, i) => [name, (bits & (1 << i)) === 0])),
  );
}
