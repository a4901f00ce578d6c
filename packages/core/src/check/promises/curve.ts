/**
 * When something is over, as a function of when it began: exact for every minute, not sampled. All clocks of a charter pass
 * by or stand still, so such a function is a row of pieces on which it either runs with time or stands. Minutes since the
 * epoch.
 */

export interface Curve {
  /** First minute of each piece; the last piece has no end. */
  readonly starts: Int32Array;
  /** Value at the first minute of each piece. */
  readonly values: Int32Array;
  /** 1 where the piece stands, 0 where it gains a minute each minute. */
  readonly flat: Uint8Array;
}

/** Stands where there is no value: a path that cannot be taken by who arrives in that minute. */
export const NEVER = -2147483648;

/** Collects pieces and joins those that go on. */
export class Pieces {
  #starts: Int32Array;
  #values: Int32Array;
  #flat: Uint8Array;
  #count = 0;

  /** Grows beyond `room` where it must. */
  constructor(room = 16) {
    this.#starts = new Int32Array(room);
    this.#values = new Int32Array(room);
    this.#flat = new Uint8Array(room);
  }

  /** Pieces come in order; a second one for the same minute replaces the first. */
  add(start: number, value: number, flat: number): void {
    if (this.#count > 0 && this.#starts[this.#count - 1] === start) this.#count -= 1;
    const last = this.#count - 1;
    if (last >= 0 && this.#flat[last] === flat) {
      const expected = this.#values[last]! + (flat === 1 ? 0 : start - this.#starts[last]!);
      if (expected === value) return;
    }
    if (this.#count === this.#starts.length) this.#grow();
    this.#starts[this.#count] = start;
    this.#values[this.#count] = value;
    this.#flat[this.#count] = flat;
    this.#count += 1;
  }

  curve(): Curve {
    return {
      starts: this.#starts.slice(0, this.#count),
      values: this.#values.slice(0, this.#count),
      flat: this.#flat.slice(0, this.#count),
    };
  }

  #grow(): void {
    const [starts, values, flat] = [this.#starts, this.#values, this.#flat];
    this.#starts = new Int32Array(starts.length * 2);
    this.#values = new Int32Array(starts.length * 2);
    this.#flat = new Uint8Array(starts.length * 2);
    this.#starts.set(starts);
    this.#values.set(values);
    this.#flat.set(flat);
  }
}

/** One piece that runs with time, `minutes` later. */
export function later(from: number, minutes: number): Curve {
  return { starts: Int32Array.of(from), values: Int32Array.of(from + minutes), flat: Uint8Array.of(0) };
}

/** Place of the piece that holds a minute; the first for minutes before it. Looks near `hint` first. */
function pieceAt({ starts }: Curve, minute: number, hint = 0): number {
  let low = 0;
  if (starts[hint]! <= minute) {
    for (let place = hint; place < hint + 4; place += 1)
      if (place + 1 >= starts.length || starts[place + 1]! > minute) return place;
    low = hint + 4;
  }
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= minute) low = middle;
    else high = middle;
  }
  return low;
}

export function valueAt(curve: Curve, minute: number): number {
  return valueOn(curve, pieceAt(curve, minute), minute);
}

/** The same for minutes asked in order, near each other. */
export function reader(curve: Curve): (minute: number) => number {
  let piece = 0;
  return (minute) => {
    piece = pieceAt(curve, minute, piece);
    return valueOn(curve, piece, minute);
  };
}

function valueOn(curve: Curve, piece: number, minute: number): number {
  const value = curve.values[piece]!;
  return curve.flat[piece] === 1 ? value : value + minute - curve.starts[piece]!;
}

/** First `inner`, then `outer` from where that ended. Where one has no value, neither has the whole. */
export function followedBy(inner: Curve, outer: Curve): Curve {
  const pieces = new Pieces(inner.starts.length + outer.starts.length);
  const count = inner.starts.length;
  let met = 0;
  for (let i = 0; i < count; i += 1) {
    const start = inner.starts[i]!;
    const value = inner.values[i]!;
    if (value === NEVER) {
      pieces.add(start, NEVER, 1);
      continue;
    }
    met = pieceAt(outer, value, met);
    const runs = inner.flat[i] === 0;
    pieces.add(start, valueOn(outer, met, value), runs ? outer.flat[met]! : 1);
    // [09:00 …) runs through every piece of `outer` that begins before what follows here.
    const until = !runs ? value : i + 1 < count ? value + inner.starts[i + 1]! - start : Number.POSITIVE_INFINITY;
    for (; met + 1 < outer.starts.length && outer.starts[met + 1]! < until; met += 1)
      pieces.add(start + outer.starts[met + 1]! - value, outer.values[met + 1]!, outer.flat[met + 1]!);
  }
  return pieces.curve();
}

/** The later of two, minute by minute; the other where one has no value. */
export function latest(a: Curve, b: Curve): Curve {
  return compare(a, b, (reached) => (reached ? 'a' : 'b'));
}

/** The later of two, and nothing where one has no value: both must happen. */
export function both(a: Curve, b: Curve): Curve {
  return compare(a, b, (reached, aIsNever, bIsNever) => (aIsNever || bIsNever ? null : reached ? 'a' : 'b'));
}

/** The earlier of two, minute by minute; the other where one has no value. */
export function earliest(a: Curve, b: Curve): Curve {
  return compare(a, b, (reached, aIsNever, bIsNever) => {
    if (aIsNever) return 'b';
    if (bIsNever) return 'a';
    return reached ? 'b' : 'a';
  });
}

/** `a` in the minutes in which it is not after `b`, nothing in the others. */
export function notAfter(a: Curve, b: Curve): Curve {
  return compare(b, a, (reached) => (reached ? 'b' : null));
}

type Pick = (reached: boolean, aIsNever: boolean, bIsNever: boolean) => 'a' | 'b' | null;

/** Walks two curves together and takes, wherever `a >= b` changes, what `pick` says. */
function compare(a: Curve, b: Curve, pick: Pick): Curve {
  const pieces = new Pieces(a.starts.length + b.starts.length);
  let i = 0;
  let j = 0;
  let start = Math.min(a.starts[0]!, b.starts[0]!);
  while (start !== Number.POSITIVE_INFINITY) {
    const endA = i + 1 < a.starts.length ? a.starts[i + 1]! : Number.POSITIVE_INFINITY;
    const endB = j + 1 < b.starts.length ? b.starts[j + 1]! : Number.POSITIVE_INFINITY;
    const end = Math.min(endA, endB);
    const ahead = valueOn(a, i, start) - valueOn(b, j, start);
    const aIsNever = a.values[i] === NEVER;
    const bIsNever = b.values[j] === NEVER;
    take(pieces, pick(ahead >= 0, aIsNever, bIsNever), a, i, b, j, start);
    const change = changeOf(ahead, a.flat[i]!, b.flat[j]!, start);
    if (change < end && !aIsNever && !bIsNever) take(pieces, pick(ahead < 0, false, false), a, i, b, j, change);
    if (endA === end) i += 1;
    if (endB === end) j += 1;
    start = end;
  }
  return pieces.curve();
}

/**
 * The minute in which `a` stops or begins to reach `b`. It stands while `b` runs: 3 ahead it reaches it for 3 minutes more
 * and no longer in the 4th. It runs while `b` stands: 3 behind it reaches it in the 3rd.
 */
function changeOf(ahead: number, aIsFlat: number, bIsFlat: number, start: number): number {
  if (aIsFlat === bIsFlat) return Number.POSITIVE_INFINITY;
  if (aIsFlat === 1) return ahead >= 0 ? start + ahead + 1 : Number.POSITIVE_INFINITY;
  return ahead < 0 ? start - ahead : Number.POSITIVE_INFINITY;
}

function take(pieces: Pieces, picked: 'a' | 'b' | null, a: Curve, i: number, b: Curve, j: number, at: number): void {
  const curve = picked === 'a' ? a : b;
  const piece = picked === 'a' ? i : j;
  if (picked === null || curve.values[piece] === NEVER) pieces.add(at, NEVER, 1);
  else pieces.add(at, valueOn(curve, piece, at), curve.flat[piece]!);
}
