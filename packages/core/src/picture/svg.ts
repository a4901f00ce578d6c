/** A layout → SVG text: frames first, then arrows, boxes, and labels above all. */
import { FILL, group, INK, line, rect, round } from './ink.ts';
import type { Layout, PlacedArrow, PlacedBox } from './layout.ts';
import { mark } from './marks.ts';
import { FONT, INDENT, LINE, PAD, rowIndent } from './sizes.ts';
import { STROKES, stroke } from './strokes.ts';
import type { PictureWords } from './words.ts';

/** The whole diagram, its origin at the top left. Frames first, then arrows, boxes, and labels above all. */
export function diagram({ boxes, regions, arrows, dots }: Layout, words: PictureWords): string {
  const titles = new Map(boxes.map(({ box }) => [box.key, box.title]));
  return [
    ...boxes.filter(({ sized }) => sized === null).map(frame),
    ...regions.map((region) =>
      group(
        region.title,
        rect(region, `rx="4" fill="#ffffff" stroke="${INK.faint}" stroke-dasharray="2 3"`),
        line(region.title, region.x + 10, region.y + 16, { size: FONT.region, bold: true, fill: INK.faint }),
      ),
    ),
    ...dots.map((dot) =>
      group(
        `${words.start} : ${dot.of}`,
        `<circle cx="${round(dot.x + dot.width / 2)}" cy="${round(dot.y + dot.height / 2)}" r="${dot.width / 2}" fill="${INK.line}"/>`,
      ),
    ),
    ...arrows.map((placed) => arrowLine(placed, titles, words)),
    ...boxes.filter(({ sized }) => sized !== null).map(stepBox),
    ...arrows.map(arrowLabel),
  ].join('\n');
}

function frame(placed: PlacedBox): string {
  return group(
    placed.box.title,
    rect(placed, `rx="6" fill="${FILL.parallel}" stroke="${INK.line}" stroke-width="1.2"`),
    line(placed.box.title, placed.x + 11, placed.y + 19, { size: FONT.title, bold: true }),
  );
}

function stepBox(placed: PlacedBox): string {
  const { box, sized, x, y } = placed;
  const { title, rows } = sized!;
  const parts = [
    outline(placed),
    line(String(box.number), x + PAD.x, y + PAD.top + 11, { size: FONT.title, bold: true, fill: INK.faint }),
  ];
  let base = y + PAD.top + 11;
  for (const words of title) {
    parts.push(line(words, x + PAD.x + INDENT.number, base, { size: FONT.title, bold: true }));
    base += LINE.title;
  }
  base += PAD.between - 1;
  for (const { kind, lines } of rows) {
    parts.push(mark(kind, x + PAD.x, base, lines.length));
    const fill =
      kind === 'owner'
        ? INK.text
        : kind === 'relief'
          ? INK.relief
          : kind === 'wait'
            ? INK.wait
            : kind === 'approval'
              ? INK.approval
              : INK.line;
    for (const words of lines) {
      parts.push(line(words, x + PAD.x + rowIndent(kind), base, { size: FONT.row, fill }));
      base += LINE.row;
    }
  }
  return group(`${box.number}. ${[box.title, ...box.rows.map(({ text }) => text)].join(', ')}`, ...parts);
}

/** The outline says what kind of step it is: cut corners for an approval, dashes for a wait, a double line for an end. */
function outline(placed: PlacedBox): string {
  const { x, y, width, height, box } = placed;
  if (box.kind === 'approval') {
    const cut = 9;
    const [right, bottom] = [x + width, y + height];
    const corners = [
      [x + cut, y],
      [right - cut, y],
      [right, y + cut],
      [right, bottom - cut],
      [right - cut, bottom],
      [x + cut, bottom],
      [x, bottom - cut],
      [x, y + cut],
    ];
    const points = corners.map(([px = 0, py = 0]) => `${round(px)},${round(py)}`).join(' ');
    return `<polygon points="${points}" fill="${FILL.approval}" stroke="${INK.approval}" stroke-width="1.4"/>`;
  }
  if (box.kind === 'wait')
    return rect(placed, `rx="12" fill="${FILL.wait}" stroke="${INK.wait}" stroke-width="1.3" stroke-dasharray="2 3"`);
  if (box.kind === 'end' || box.kind === 'done') {
    const inner = rect(
      { x: x + 3, y: y + 3, width: width - 6, height: height - 6 },
      `rx="9" fill="none" stroke="${INK.line}" stroke-width="0.8"`,
    );
    return (
      rect(placed, `rx="12" fill="${FILL[box.kind]}" stroke="${INK.line}" stroke-width="1.4"`) +
      (box.kind === 'end' ? inner : '')
    );
  }
  return rect(placed, `rx="3" fill="${FILL.work}" stroke="${INK.line}" stroke-width="1.2"`);
}

function arrowLine({ arrow, points }: PlacedArrow, titles: ReadonlyMap<string, string>, words: PictureWords): string {
  if (arrow === null) return group(words.start, stroke(points, 'choice'));
  const title = `${titles.get(arrow.from)} → ${titles.get(arrow.to)} : ${arrow.labels.join(', ')}`;
  return group(title, stroke(points, arrow.kind));
}

function arrowLabel({ arrow, label }: PlacedArrow): string {
  if (arrow === null || label === null) return '';
  const { colour } = STROKES[arrow.kind];
  const ground = rect(label, 'fill="#ffffff" fill-opacity="0.88"');
  const lines = label.lines.map((words, at) =>
    line(words, label.x + 3, label.y + 11 + at * LINE.label, { size: FONT.label, fill: colour }),
  );
  return ground + lines.join('');
}
