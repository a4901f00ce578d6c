/** Long lines in a terminal, broken between words. */
import { stripVTControlCharacters } from 'node:util';
import { columnsOf } from './excerpt.ts';

/** Narrower than this, broken lines are harder to read than long ones. */
const NARROWEST = 20;

/** A space where a line may end: not inside French quotation marks, nor before the signs that French sets apart. */
const BREAK = /(?<!«) (?![»?!:;%])/;

/**
 * Breaks a text at spaces (never at no-break spaces, nor where French has one) so that no line is wider than `columns`,
 * colours not counted. A word that is wider stands on a line of its own. Without a width, or with one too narrow, the text
 * stays as it is.
 *
 * @example wrap('The parcel is on its way', 20) // ['The parcel is on its', 'way']
 */
export function wrap(text: string, columns: number | null): string[] {
  if (columns === null || columns < NARROWEST) return [text];
  const lines: string[] = [];
  const [first = '', ...words] = text.split(BREAK);
  let line = first;
  for (const word of words) {
    const longer = `${line} ${word}`;
    // Spaces at the start of a text set it in: no line ends there.
    if (line.trim() !== '' && columnsOf(stripVTControlCharacters(longer)) > columns) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** The width of a terminal; null for a file or a pipe, where lines stay whole. */
export function widthOf(stream: NodeJS.WriteStream): number | null {
  return stream.isTTY ? (stream.columns ?? null) : null;
}

/**
 * A text broken at the width of a terminal, its further lines set in by `indent` spaces.
 *
 * @example indented('major  A long change', 7, 20) // 'major  A long\n       change'
 */
export function indented(text: string, indent: number, columns: number | null): string {
  const [first = ''] = wrap(text, columns);
  if (first === text || columns === null) return text;
  const rest = text.slice(first.length + 1);
  const room = columns - indent;
  return [first, ...wrap(rest, room).map((line) => `${' '.repeat(indent)}${line}`)].join('\n');
}
