/** Lengths shared by what measures the picture and what draws it: pixels of CSS, 96 to the inch. */
import type { Box, Row } from './chart.ts';
import { textWidth, wrapText } from './metrics.ts';

/** A4 upright. */
export const PAGE = { width: 794, height: 1123, margin: 34 } as const;

export const FONT = { title: 12, row: 10.5, label: 10.5, region: 10.5 } as const;
export const LINE = { title: 15, row: 13.5, label: 12.5 } as const;
export const PAD = { x: 9, top: 6, bottom: 5, between: 2 } as const;
/** Room left of a title for its number, and left of a row for its mark. */
export const INDENT = { number: 24, mark: 13 } as const;

/** A box with its words broken into lines. */
export interface SizedBox {
  readonly width: number;
  readonly height: number;
  readonly title: readonly string[];
  readonly rows: readonly { readonly kind: Row['kind']; readonly lines: readonly string[] }[];
}

/** Breaks the words of a box into lines no wider than `inner`, and says how large the box becomes. */
export function sizeBox(box: Box, inner: number): SizedBox {
  const title = wrapText(box.title, inner - INDENT.number, FONT.title, true);
  const rows = box.rows.map(({ kind, text }) => ({
    kind,
    lines: wrapText(text, inner - rowIndent(kind), FONT.row),
  }));
  const widths = [
    ...title.map((line) => INDENT.number + textWidth(line, FONT.title, true)),
    ...rows.flatMap(({ kind, lines }) => lines.map((line) => rowIndent(kind) + textWidth(line, FONT.row))),
  ];
  const lines = rows.reduce((sum, row) => sum + row.lines.length, 0);
  const rowsHeight = rows.length === 0 ? 0 : PAD.between + lines * LINE.row;
  return {
    width: Math.ceil(Math.max(96, ...widths) + 2 * PAD.x + (box.kind === 'end' ? 6 : 0)),
    height: Math.ceil(PAD.top + title.length * LINE.title + rowsHeight + PAD.bottom),
    title,
    rows,
  };
}

/** Rows that a person looks for have a mark in front. */
export const rowIndent = (kind: Row['kind']): number => (kind === 'owner' || kind === 'plain' ? 0 : INDENT.mark);

/** The lines of an arrow's label and their size. */
export function sizeLabel(
  labels: readonly string[],
  width: number,
): { lines: string[]; width: number; height: number } {
  const lines = labels.flatMap((label) =>
    wrapText(label, width - 10, FONT.label).map((line, at) => (at === 0 && labels.length > 1 ? `· ${line}` : line)),
  );
  return {
    lines,
    width: Math.ceil(Math.max(...lines.map((line) => textWidth(line, FONT.label))) + 6),
    height: Math.ceil(lines.length * LINE.label + 4),
  };
}
