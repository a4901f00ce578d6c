/** Table rows → SVG, cut into pieces no higher than what is left of a page. */

import { INK, line } from './ink.ts';
import { wrapText } from './metrics.ts';
import { PAGE } from './sizes.ts';
import type { TableRow } from './table.ts';
import type { PictureWords } from './words.ts';

const SIZE = 9.5;
const LEAD = 12;
const GAP = 8;
const COLUMNS = [22, 138, 132, 150, 284] as const;
const LEFTS = COLUMNS.map((_, at) => PAGE.margin + COLUMNS.slice(0, at).reduce((sum, width) => sum + width, 0));
const HEAD = 20;

interface Piece {
  readonly height: number;
  /** Draws it with its top at `y`. */
  draw(y: number): string;
}

/** The head of the table and its rows, each with its height. */
export function tablePieces(rows: readonly TableRow[], words: PictureWords): { head: Piece; rows: readonly Piece[] } {
  const rule = (y: number, colour: string) =>
    `<path d="M${PAGE.margin} ${y}H${PAGE.width - PAGE.margin}" stroke="${colour}" stroke-width="0.7"/>`;
  const head: Piece = {
    height: HEAD,
    draw: (y) =>
      words.columns
        .map((name, at) => line(name, LEFTS[at]!, y + 12, { size: SIZE, bold: true, fill: INK.faint }))
        .join('') + rule(y + 17, INK.line),
  };
  return { head, rows: rows.map(({ cells }) => rowPiece(cells, rule)) };
}

function rowPiece(cells: TableRow['cells'], rule: (y: number, colour: string) => string): Piece {
  const columns = cells.map((paragraphs, at) =>
    paragraphs.flatMap((text, nth) => {
      const bold = at < 2 && nth === 0;
      return wrapText(text, COLUMNS[at]! - GAP, SIZE, bold).map((words) => ({ words, bold }));
    }),
  );
  const height = Math.max(...columns.map((lines) => lines.length)) * LEAD + 6;
  return {
    height,
    draw: (y) =>
      columns
        .flatMap((lines, at) =>
          lines.map(({ words, bold }, nth) => line(words, LEFTS[at]!, y + 11 + nth * LEAD, { size: SIZE, bold })),
        )
        .join('') + rule(y + height - 1, '#d0d0d4'),
  };
}
