/** Names for the people of a drafted story. */
import type { Charter } from '../charter.ts';

const NAMES = 'ana leo max zoe tom eva sam lou kim joe mia ned ida ben lea rob una jan amy gil pia ray noe liv'.split(
  ' ',
);

/** Somebody of a role: the same name each time, another where the first ones may not act. */
export function personOf(charter: Charter, role: string, without: readonly string[]): string {
  const roles = Object.keys(charter.roles);
  for (let turn = 0; ; turn += 1) {
    const index = Math.max(0, roles.indexOf(role)) + turn * Math.max(1, roles.length);
    const name = NAMES[index] ?? `person-${index}`;
    if (!without.includes(name)) return name;
  }
}
