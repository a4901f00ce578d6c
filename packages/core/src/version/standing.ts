/** Where the statechart of a case stands, under the names of the new version. */
import type { Step } from '../charter.ts';
import { stepOf } from '../workflow/draft.ts';
import type { Blocked } from './migration-words.ts';
import type { Passage } from './passage.ts';

/** A step's name, or for each parallel step the step of each region. */
type Value = string | { readonly [step: string]: { readonly [region: string]: Value } };

export type Places = { readonly ok: true; readonly machine: unknown } | ({ readonly ok: false } & Blocked);

/** Every step that the snapshot names, also the ends of branches that are done, must have its counterpart in the same place. */
export function placesAfter(passage: Passage, machine: unknown): Places {
  const { value, ...rest } = machine as { readonly value: Value };
  const blocked = namesOf(value).flatMap((key) => blockedAt(passage, key) ?? [])[0];
  if (blocked !== undefined) return { ok: false, ...blocked };
  return { ok: true, machine: { ...rest, value: renamed(passage, value), historyValue: {} } };
}

/** The step of the new version that goes on for one of the old: as the migration says, else of the same name. */
export function counterpart({ moves }: Pick<Passage, 'moves'>, key: string): string {
  if (Object.hasOwn(moves.rename, key)) return moves.rename[key]!;
  return Object.hasOwn(moves.move, key) ? moves.move[key]! : key;
}

function blockedAt(passage: Passage, key: string): Blocked | null {
  const before = stepOf(passage.from.playbooks[passage.playbook.crisis]!, key);
  const after = stepOf(passage.playbook, counterpart(passage, key));
  if (after === null) return { code: 'step-gone', subject: key };
  return before !== null && samePlace(passage, before, after) ? null : { code: 'place-differs', subject: key };
}

/** Working steps may change how they are done; an end, a branching and the end of a branch may not become something else. */
function samePlace(passage: Passage, before: Step, after: Step): boolean {
  if (isWork(before) ? !isWork(after) : before.kind !== after.kind) return false;
  if (before.parallel !== null && regionsOf(before) !== regionsOf(after)) return false;
  if (before.region === null || after.region === null) return before.region === after.region;
  return (
    counterpart(passage, before.region.parallel) === after.region.parallel && before.region.key === after.region.key
  );
}

const isWork = ({ kind }: Step): boolean => kind === 'work' || kind === 'approval' || kind === 'wait';

const regionsOf = ({ parallel }: Step): string =>
  JSON.stringify((parallel?.regions ?? []).map(({ key }) => key).sort());

function namesOf(value: Value): string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(value).flatMap(([step, regions]) => [step, ...Object.values(regions).flatMap(namesOf)]);
}

function renamed(passage: Passage, value: Value): Value {
  if (typeof value === 'string') return counterpart(passage, value);
  return Object.fromEntries(
    Object.entries(value).map(([step, regions]) => [
      counterpart(passage, step),
      Object.fromEntries(Object.entries(regions).map(([region, inner]) => [region, renamed(passage, inner)])),
    ]),
  );
}
