/** The line of a file that a finding is about, with a caret under its place. */

/** Widest part of a line that is shown. */
const WIDEST = 100;
/** What stays visible before the place when a long line is cut, of what is shown. */
const BEFORE = 0.4;

/** Less than this shows nothing. */
const NARROWEST = 20;

/** Controls, bidi marks and other invisible characters as a dot, tabs and line ends as a space: a file or a comment never drives the terminal. */
export function visible(text: string): string {
  return text.replace(/[^\P{C}\u200d]/gu, (found) => (/\s/.test(found) ? ' ' : '·'));
}

/**
 * Two lines: the source line under its number, and a caret at the column (from 1, in UTF-16 units). Null when the file has no
 * such line, or nothing stands on it. In a terminal of `columns` neither is wider than that.
 *
 * @example excerpt('a: 1\nb: x\n', 2, 4) // ["  2 | b: x", "    |    ^"]
 */
export function excerpt(
  text: string,
  line: number,
  column: number,
  columns: number | null = null,
): readonly [string, string] | null {
  const whole = text.split('\n')[line - 1]?.replace(/\r$/, '');
  if (whole === undefined || whole.trim() === '') return null;
  const number = `  ${line} | `;
  const widest = columns === null ? WIDEST : Math.max(NARROWEST, Math.min(WIDEST, columns - number.length - 2));
  const lead = Math.round(widest * BEFORE);
  const from = column - 1 > widest - lead ? column - 1 - lead : 0;
  const before = (from > 0 ? '…' : '') + visible(whole.slice(from, column - 1));
  const after = visible(whole.slice(column - 1, from + widest)) + (whole.length > from + widest ? '…' : '');
  return [number + before + after, `${' '.repeat(number.length - 2)}| ${' '.repeat(columnsOf(before))}^`];
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const WIDE = /\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\uFE0F/u;

/** Terminal columns that a text takes: emoji and East Asian letters take two. */
export function columnsOf(text: string): number {
  return [...graphemes.segment(text)].reduce((sum, { segment }) => sum + (WIDE.test(segment) ? 2 : 1), 0);
}
