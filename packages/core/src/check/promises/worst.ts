/** Holds a curve against what is promised: the worst minute of all in which a comment can arrive. */
import type { Duration } from '../../charter.ts';
import { type Curve, followedBy, NEVER, notAfter, reader } from './curve.ts';
import type { Clocks } from './pace.ts';

export interface Worst {
  readonly arrival: number;
  /** Minutes: open ones for a promise in business minutes or hours. */
  readonly length: number;
  readonly happens: number;
  readonly promised: number;
  readonly kept: boolean;
}

/** Whether a promised duration is measured in open time. Business days are days of a calendar, not an amount of time. */
export function isMeasuredInOpenTime({ business, unit }: Duration): boolean {
  return business && unit !== 'day';
}

/**
 * The minute whose case takes longest; where the promise is ever broken, the worst of those that break it. The first of
 * several. Null when no minute counts.
 */
export function worstOf(clocks: Clocks, over: Curve, within: Duration, calendar: string): Worst | null {
  const promised = clocks.lasting(within, calendar);
  const open = isMeasuredInOpenTime(within) ? openBetween(clocks, over, calendar) : null;
  // The third turns wherever a promise kept becomes one broken.
  const turning = [over, promised, notAfter(over, promised), ...(open?.turning ?? [])];
  const [overAt, promisedAt] = [reader(over), reader(promised)];
  let worst: Worst | null = null;
  for (const arrival of endsOfPieces(turning, clocks.arrivals)) {
    const happens = overAt(arrival);
    if (happens === NEVER) continue;
    const length = open === null ? happens - arrival : open.lengthFrom(arrival);
    const due = promisedAt(arrival);
    const kept = happens <= due;
    if (worst === null || isWorse({ kept, length }, worst)) worst = { arrival, length, happens, promised: due, kept };
  }
  return worst;
}

/** The open minutes from an arrival until it is over. */
function openBetween(clocks: Clocks, over: Curve, calendar: string) {
  const open = clocks.openTime(calendar);
  const openWhenOver = followedBy(over, open);
  const [openAt, openWhenOverAt] = [reader(open), reader(openWhenOver)];
  return {
    turning: [open, openWhenOver],
    lengthFrom: (arrival: number) => openWhenOverAt(arrival) - openAt(arrival),
  };
}

export function isWorse(a: Pick<Worst, 'kept' | 'length'>, b: Pick<Worst, 'kept' | 'length'>): boolean {
  return a.kept === b.kept ? a.length > b.length : b.kept;
}

/** Between these minutes every curve runs straight, so that a difference of two is largest at one of them. In order. */
function endsOfPieces(curves: readonly Curve[], { from, to }: { from: number; to: number }): Int32Array {
  const minutes = new Int32Array(2 + 2 * curves.reduce((count, { starts }) => count + starts.length, 0));
  const places = curves.map(() => 0);
  let count = 0;
  for (let start = from; start < to; ) {
    if (count > 0 && minutes[count - 1] !== start - 1) minutes[count++] = start - 1;
    minutes[count++] = start;
    start = nextStart(curves, places, start);
  }
  if (minutes[count - 1] !== to - 1) minutes[count++] = to - 1;
  return minutes.subarray(0, count);
}

/** The first piece of any curve that begins after a minute. */
function nextStart(curves: readonly Curve[], places: number[], after: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (let i = 0; i < curves.length; i += 1) {
    const { starts } = curves[i]!;
    let place = places[i]!;
    while (place < starts.length && starts[place]! <= after) place += 1;
    places[i] = place;
    if (place < starts.length && starts[place]! < next) next = starts[place]!;
  }
  return next;
}
