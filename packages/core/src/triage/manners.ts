/** How a comment is written, whatever its words: to whom, how long, how carefully. Worth two to three points of accuracy. */

const LENGTHS = [6, 12, 20, 35];

const TESTS: readonly ((text: string) => boolean)[] = [
  (text) => /^\s*\.?@\w/u.test(text), // addressed to somebody
  (text) => /@\w/u.test(text),
  (text) => /^\p{Ll}/u.test(text), // no capital to begin with
  (text) => /\p{Sc}/u.test(text), // money
  (text) => /\?/u.test(text),
];

/** How many manners there are. */
export const MANNERS = TESTS.length + LENGTHS.length + 1;

/** The manners of a text by number, in order. `wordCount` decides which of the lengths it has. */
export function mannersOf(text: string, wordCount: number): readonly number[] {
  const longer = LENGTHS.filter((length) => wordCount >= length).length;
  const manners = TESTS.flatMap((test, number) => (test(text) ? [number] : []));
  return [...manners, TESTS.length + longer];
}
