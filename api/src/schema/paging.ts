import { asError } from '../refusal.ts';

export const mostPerPage = 200;

/** A page: what was found, one more than asked where there is more. */
export interface Page<T> {
  readonly edges: { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** `first` within what we give: more is cut to `mostPerPage`, less than 0 is refused. */
export function pageSize(first: number | null | undefined, usual: number): number {
  if (first !== null && first !== undefined && first < 0) {
    throw asError({ code: 'FIRST_INVALID', message: '`first` is 0 or more.' });
  }
  return Math.min(first ?? usual, mostPerPage);
}

/** Rows read up to `size + 1` → a page of `size`. */
export function pageOf<T>(
  rows: readonly T[],
  size: number,
  after: string | null | undefined,
  cursorOf: (row: T) => string,
): Page<T> {
  const edges = rows.slice(0, size).map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? after ?? null,
    },
  };
}

/** Opaque to callers: base64url of the values that order a list. */
export function cursorOf(...values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** What a cursor may hold, so that one of another list, or of nobody, never reaches the database. */
const kinds = {
  time: (value: unknown) => typeof value === 'number' && value >= 0 && value < 253_402_300_800_000,
  timeOrNull: (value: unknown) => value === null || kinds.time(value),
  number: (value: unknown) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  id: (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  digest: (value: unknown) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
};

/** The values of a cursor of these kinds; null where none was sent. */
export function readCursor(
  cursor: string | null | undefined,
  ...expected: readonly (keyof typeof kinds)[]
): unknown[] | null {
  if (cursor === null || cursor === undefined) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits = Array.isArray(values) && values.length === expected.length;
    if (fits && expected.every((kind, place) => kinds[kind](values[place]))) return values;
  } catch {}
  throw asError({ code: 'CURSOR_INVALID', message: 'This is no cursor of this list.' });
}
