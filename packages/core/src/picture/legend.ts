/** What the lines and marks mean, in one or two rows at the foot of the diagram. */
import type { ArrowKind } from './chart.ts';
import { INK, line } from './ink.ts';
import { mark } from './marks.ts';
import { textWidth } from './metrics.ts';
import { PAGE } from './sizes.ts';
import { stroke } from './strokes.ts';
import type { PictureWords } from './words.ts';

const SIZE = 9.5;
const ROW = 17;

/** The legend with its top at `y`, and its height. */
export function legend({ legend: words }: PictureWords, y: number): { svg: string; height: number } {
  const arrow = (kind: ArrowKind) => (x: number, base: number) =>
    stroke(
      [
        { x, y: base - 3 },
        { x: x + 28, y: base - 3 },
      ],
      kind,
    );
  const row = (kind: string) => (x: number, base: number) => mark(kind, x + 18, base, 1);
  const end = (x: number, base: number) =>
    [0, 2]
      .map(
        (inset) =>
          `<rect x="${x + 8 + inset}" y="${base - 9 + inset}" width="${20 - 2 * inset}" height="${11 - 2 * inset}" rx="4" fill="none" stroke="${INK.line}" stroke-width="0.9"/>`,
      )
      .join('');
  const entries = [
    [arrow('choice'), words.choice],
    [arrow('missed'), words.missed],
    [row('relief'), words.relief],
    [arrow('silence'), words.silence],
    [row('approval'), words.approval],
    [row('wait'), words.wait],
    [row('relay'), words.relay],
    [end, words.end],
  ] as const;
  let x: number = PAGE.margin;
  let base = y + 12;
  const drawn = entries.map(([sign, text]) => {
    const width = 34 + textWidth(text, SIZE) + 14;
    if (x + width - 14 > PAGE.width - PAGE.margin) {
      x = PAGE.margin;
      base += ROW;
    }
    const entry = sign(x, base) + line(text, x + 34, base, { size: SIZE, fill: INK.line });
    x += width;
    return entry;
  });
  return { svg: drawn.join(''), height: base - y + 6 };
}
