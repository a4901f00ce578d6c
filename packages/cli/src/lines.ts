/** Bytes → lines, however they are cut, without ever holding more than one long line. */

/** Longer than any comment that is answered, escapes and all. */
export const LONGEST_LINE = 1 << 20;

/** One line of a file, from 1. `text` is null for one that is longer than `LONGEST_LINE`. */
export interface Line {
  readonly number: number;
  readonly text: string | null;
}

/**
 * The lines that each chunk completes. Splits at line feeds only (a JSON string may hold U+2028 as it is); takes off a carriage return before one and a byte order
 * mark at the start. Bytes that are no UTF-8 become U+FFFD.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  const decoder = new TextDecoder();
  let number = 1;
  let held = '';
  let tooLong = false;
  for await (const chunk of chunks) {
    const pieces = decoder.decode(chunk, { stream: true }).split('\n');
    const lines: Line[] = [];
    for (const [index, piece] of pieces.entries()) {
      tooLong ||= held.length + piece.length > LONGEST_LINE;
      held = tooLong ? '' : held + piece;
      if (index === pieces.length - 1) break;
      lines.push(lineOf(number, held, tooLong));
      number += 1;
      held = '';
      tooLong = false;
    }
    yield lines;
  }
  held += decoder.decode();
  if (held !== '' || tooLong) yield [lineOf(number, held, tooLong)];
}

function lineOf(number: number, held: string, tooLong: boolean): Line {
  return { number, text: tooLong ? null : held.replace(/\r$/, '') };
}
