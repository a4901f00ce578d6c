/** A comment may say two things: "two hours late, and your agent insulted me". Then neither is in doubt. */
import type { Said } from './signals.ts';

const CLAUSE_END = /[.!?…\n,;:]|(?<!\p{L})(?:et|mais|and|but)(?!\p{L})/iu;

/**
 * Whether two types are spoken for in different clauses, whichever of their words one takes. Words of one clause may be two
 * readings of the same thing.
 *
 * @example saidApart([late], [rude], 'Late again and rude') // true, and false for 'late or rude'
 */
export function saidApart(one: readonly Said[], other: readonly Said[], text: string): boolean {
  const isBetween = (a: Said, b: Said) => CLAUSE_END.test(text.slice(a.end, b.start));
  return one.every((a) => other.every((b) => (a.end <= b.start ? isBetween(a, b) : isBetween(b, a))));
}
