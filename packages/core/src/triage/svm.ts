/**
 * Linear support vector machines by dual coordinate descent, L2 regularised, squared hinge loss: algorithm 1 of Hsieh et al.,
 * "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008 (what LIBLINEAR's `-s 1` does). Same rows in,
 * same weights out, to the bit: plain additions and multiplications in a fixed order, its own random numbers.
 */

/** Rows of a sparse matrix: row r holds `columns[i]`, `values[i]` for i from `starts[r]` to `starts[r + 1]`. */
export interface Rows {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
  /** Number of columns. */
  readonly width: number;
}

export interface Separator {
  readonly weights: Float64Array;
  readonly bias: number;
}

const MOST_ROUNDS = 40;
const GOOD_ENOUGH = 0.2;
const SEED = 20261120;

/**
 * One separator. `sides[r]` is 1, -1, or 0 for a row that takes no part; `costs[r]` says how much its mistakes cost.
 */
export function separate(rows: Rows, sides: Int8Array, costs: Float64Array): Separator {
  const { starts, columns, values, width } = rows;
  const weights = new Float64Array(width);
  let bias = 0;
  const active = takingPart(sides);
  const alphas = new Float64Array(sides.length);
  const norms = new Float64Array(sides.length);
  const slacks = new Float64Array(sides.length);
  const squares = squaresOf(rows);
  for (const row of active) {
    slacks[row] = 0.5 / costs[row]!;
    norms[row] = squares[row]! + slacks[row]!;
  }
  let state = SEED;
  let open = active.length;
  let before = Number.POSITIVE_INFINITY;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let worst = 0;
    for (let at = open - 1; at > 0; at -= 1) {
      // mulberry32
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      const other = ((mixed ^ (mixed >>> 14)) >>> 0) % (at + 1);
      const row = active[at]!;
      active[at] = active[other]!;
      active[other] = row;
    }
    for (let at = 0; at < open; at += 1) {
      const row = active[at]!;
      const side = sides[row]!;
      const first = starts[row]!;
      const end = starts[row + 1]!;
      let score = bias;
      for (let i = first; i < end; i += 1) score += weights[columns[i]!]! * values[i]!;
      const alpha = alphas[row]!;
      const gradient = side * score - 1 + alpha * slacks[row]!;
      if (alpha === 0 && gradient > 0) {
        if (gradient > before) {
          // Far on the right side: set aside until the last round.
          open -= 1;
          active[at] = active[open]!;
          active[open] = row;
          at -= 1;
        }
        continue;
      }
      worst = Math.max(worst, Math.abs(gradient));
      const next = Math.max(alpha - gradient / norms[row]!, 0);
      const step = (next - alpha) * side;
      if (step === 0) continue;
      alphas[row] = next;
      for (let i = first; i < end; i += 1) weights[columns[i]!]! += step * values[i]!;
      bias += step;
    }
    before = worst;
    if (worst > GOOD_ENOUGH) continue;
    if (open === active.length) break;
    // All rows once more: those set aside may have come back.
    open = active.length;
    before = Number.POSITIVE_INFINITY;
  }
  return { weights, bias };
}

/** The rows that have a side, in order. */
function takingPart(sides: Int8Array): Int32Array {
  const rows = new Int32Array(sides.length);
  let count = 0;
  for (let row = 0; row < sides.length; row += 1) if (sides[row] !== 0) rows[count++] = row;
  return rows.subarray(0, count);
}

const known = new WeakMap<Rows, Float64Array>();

/** The square of each row's length; the bias counts as a column that is always 1. Same rows, many separators. */
function squaresOf(rows: Rows): Float64Array {
  const before = known.get(rows);
  if (before !== undefined) return before;
  const { starts, values } = rows;
  const squares = new Float64Array(starts.length - 1).fill(1);
  for (let row = 0; row < squares.length; row += 1)
    for (let i = starts[row]!; i < starts[row + 1]!; i += 1) squares[row]! += values[i]! * values[i]!;
  known.set(rows, squares);
  return squares;
}
