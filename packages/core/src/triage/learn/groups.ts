/** Comments that say nearly the same, put together. */
import type { Vector } from '../vectors.ts';

/** A column that so many comments share tells none of them from the others. */
const COMMON = 0.2;
const FEW = 50;

/** For each vector the numbers of those at least `least` alike (cosine, 0 to 1), itself left out, in order. */
export function neighboursOf(vectors: readonly Vector[], least: number): readonly (readonly number[])[] {
  const holders = new Map<number, { readonly number: number; readonly value: number }[]>();
  vectors.forEach(({ columns, values }, number) => {
    columns.forEach((column, i) => {
      const holder = { number, value: values[i]! };
      const known = holders.get(column);
      if (known === undefined) holders.set(column, [holder]);
      else known.push(holder);
    });
  });
  const most = Math.max(FEW, COMMON * vectors.length);
  return vectors.map(({ columns, values }, number) => {
    const alike = new Float64Array(vectors.length);
    columns.forEach((column, i) => {
      const sharing = holders.get(column)!;
      if (sharing.length > most) return;
      for (const other of sharing) alike[other.number]! += values[i]! * other.value;
    });
    return [...alike.keys()].filter((other) => other !== number && alike[other]! >= least);
  });
}

/**
 * Groups around the comment that has most neighbours, then around the next that is left (Butina, "Unsupervised Data Base
 * Clustering", J. Chem. Inf. Comput. Sci. 1999). Each group begins with its middle; every number is in one group.
 *
 * @example groupsOf([[1, 2], [0], [0], []]) // [[0, 1, 2], [3]]
 */
export function groupsOf(neighbours: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const order = [...neighbours.keys()].sort((a, b) => neighbours[b]!.length - neighbours[a]!.length || a - b);
  const taken = new Set<number>();
  const groups = order.flatMap((middle) => {
    if (taken.has(middle)) return [];
    const group = [middle, ...neighbours[middle]!.filter((one) => !taken.has(one))];
    for (const one of group) taken.add(one);
    return [group];
  });
  return groups.sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}
