/** Long lines in a terminal, broken between words. */
import { stripVTControlCharacters } from 'node:util';
import { columnsOf } from './excerpt.ts';

/** Narrower than this, broken lines are harder to read than long ones. */
const NARROWEST = 20;

/**
 * Breaks a text at spaces (never at no-break spaces) so that no line is wider than `columns`, colours not counted. A word that
 * is wider stands on a line of its own. Without a width, or with one too narrow, the text stays as it is.
 *
 * @example wrap('The parcel is on its way', 20) // ['The parcel is on its', 'way']
 */
export function wrap(text: string, columns: number | null): string[] {
  if (columns === null || columns < NARROWEST) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && columnsOf(stripVTControlCharacters(longer)) > columns) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
