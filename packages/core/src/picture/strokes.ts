/** The lines of arrows: colour, dashes and head say which kind of way out it is. */
import type { ArrowKind } from './chart.ts';
import { INK, round } from './ink.ts';
import type { PlacedArrow } from './layout.ts';

/** Colour, dashes and weight of an arrow. */
export const STROKES: Readonly<
  Record<ArrowKind, { readonly colour: string; readonly dash: string | null; readonly width: number }>
> = {
  choice: { colour: INK.line, dash: null, width: 1.2 },
  accepted: { colour: INK.approval, dash: null, width: 1.6 },
  refused: { colour: INK.approval, dash: '8 2 2 2', width: 1.3 },
  missed: { colour: INK.missed, dash: '6 4', width: 1.6 },
  silence: { colour: INK.wait, dash: '1.5 3', width: 1.6 },
  joined: { colour: INK.line, dash: null, width: 2.2 },
};

type Points = PlacedArrow['points'];

/** A line with right angles, its corners rounded, and a head. */
export function stroke(points: Points, kind: ArrowKind): string {
  const { colour, dash, width } = STROKES[kind];
  const dashes = dash === null ? '' : ` stroke-dasharray="${dash}"`;
  return `<path d="${path(points)}" fill="none" stroke="${colour}" stroke-width="${width}"${dashes}/>${head(points, colour)}`;
}

function path(points: Points): string {
  return points
    .map((point, at) => {
      const [before, after] = [points[at - 1], points[at + 1]];
      if (before === undefined) return `M${round(point.x)} ${round(point.y)}`;
      if (after === undefined) return `L${round(point.x)} ${round(point.y)}`;
      const [into, out] = [towards(point, before), towards(point, after)];
      return `L${round(into.x)} ${round(into.y)}Q${round(point.x)} ${round(point.y)} ${round(out.x)} ${round(out.y)}`;
    })
    .join('');
}

/** A point up to 5 pixels from one point on the way to another. */
function towards(from: Points[number], to: Points[number]): Points[number] {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(5, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function head(points: Points, colour: string): string {
  const tip = points.at(-1)!;
  const before = points.at(-2)!;
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const [dx, dy] = [(tip.x - before.x) / length, (tip.y - before.y) / length];
  const corner = (side: 1 | -1) =>
    `${round(tip.x - 7 * dx - 3.5 * side * dy)},${round(tip.y - 7 * dy + 3.5 * side * dx)}`;
  return `<polygon points="${round(tip.x)},${round(tip.y)} ${corner(1)} ${corner(-1)}" fill="${colour}"/>`;
}
