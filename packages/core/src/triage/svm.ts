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
  /** By row: how hard it pushes to its side, below 0 on the side of -1. The weights are the rows added up, each so many times. */
  readonly pushes: Float64Array;
}

const MOST_ROUNDS = 40;
/** The last round is one in which no row is off by more: at 0.35 half a point of accuracy goes. */
const GOOD_ENOUGH = 0.1;
/** Where a separator began near its goal, most rows are off by far less than the worst. */
const GOOD_ENOUGH_BEGUN = 0.2;
/** A row that is off by less is left as it is. */
const NO_STEP = 0.02;
const SEED = 20261120;

/**
 * One separator. `sides[r]` is 1, -1, or 0 for a row that takes no part; `costs[r]` says how much its mistakes cost. A separator
 * of the same rows and sides, of which some may now be 0, is a good beginning.
 */
export function separate(rows: Rows, sides: Int8Array, costs: Float64Array, beginning?: Separator): Separator {
  const { starts, columns, values } = rows;
  const { weights, pushes, bias: begun } = beginning === undefined ? nothing(rows) : without(rows, sides, beginning);
  let bias = begun;
  const enough = beginning === undefined ? GOOD_ENOUGH : GOOD_ENOUGH_BEGUN;
  const order = takingPart(sides);
  const slacks = new Float64Array(sides.length);
  const squares = squaresOf(rows);
  for (const row of order) slacks[row] = 0.5 / costs[row]!;
  let state = SEED;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let worst = 0;
    for (let at = order.length - 1; at > 0; at -= 1) {
      // mulberry32
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      const other = ((mixed ^ (mixed >>> 14)) >>> 0) % (at + 1);
      const row = order[at]!;
      order[at] = order[other]!;
      order[other] = row;
    }
    for (let at = 0; at < order.length; at += 1) {
      const row = order[at]!;
      const side = sides[row]!;
      const first = starts[row]!;
      const end = starts[row + 1]!;
      let score = bias;
      for (let i = first; i < end; i += 1) score += weights[columns[i]!]! * values[i]!;
      const push = side * pushes[row]!;
      const slack = slacks[row]!;
      const gradient = side * score - 1 + push * slack;
      if (push === 0 && gradient > 0) continue;
      const off = Math.abs(gradient);
      if (off > worst) worst = off;
      if (off < NO_STEP) continue;
      const next = Math.max(push - gradient / (squares[row]! + slack), 0);
      const step = (next - push) * side;
      pushes[row] = next * side;
      for (let i = first; i < end; i += 1) weights[columns[i]!]! += step * values[i]!;
      bias += step;
    }
    if (worst <= enough) break;
  }
  return { weights, bias, pushes };
}

const nothing = ({ starts, width }: Rows): Separator => ({
  weights: new Float64Array(width),
  bias: 0,
  pushes: new Float64Array(starts.length - 1),
});

/** A separator less the pushes of the rows that take no part. */
function without({ starts, columns, values }: Rows, sides: Int8Array, separator: Separator): Separator {
  const weights = separator.weights.slice();
  const pushes = separator.pushes.slice();
  let { bias } = separator;
  for (let row = 0; row < sides.length; row += 1) {
    const push = pushes[row]!;
    if (sides[row] !== 0 || push === 0) continue;
    for (let i = starts[row]!; i < starts[row + 1]!; i += 1) weights[columns[i]!]! -= push * values[i]!;
    bias -= push;
    pushes[row] = 0;
  }
  return { weights, bias, pushes };
}

/** How far a row lies on the side of 1. */
export function marginOf({ starts, columns, values }: Rows, { weights, bias }: Separator, row: number): number {
  let margin = bias;
  for (let i = starts[row]!; i < starts[row + 1]!; i += 1) margin += weights[columns[i]!]! * values[i]!;
  return margin;
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
