/** A value of a fact for a drafted story, as a story writes it. */
import type { Fact } from '../charter.ts';

const DAY_MS = 86_400_000;

/** Fits the type and the longest value; a date-time is the day after `at`. */
export function sampleOf(fact: Fact | undefined, at: number): string | number | string[] {
  const text = 'exemple'.slice(0, fact?.max ?? 1);
  switch (fact?.type) {
    case 'number':
      return 2;
    case 'money':
      return '10 EUR';
    case 'date-time':
      return `${new Date(at + DAY_MS).toISOString().slice(0, 19)}Z`;
    case 'list':
      return [text];
    default:
      return text;
  }
}
