/** The same comments as hurried thumbs would type them. */
import { randomNumbers } from './comments.ts';

export type Perturbation = (text: string, seed: number) => string;

export const withoutAccents: Perturbation = (text) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC');

/** All small, or for one in three all capitals. */
export const otherCase: Perturbation = (text, seed) =>
  randomNumbers(seed)() < 1 / 3 ? text.toUpperCase() : text.toLowerCase();

/** One longer word in eight loses a letter, doubles one or has two swapped. */
export const typos: Perturbation = (text, seed) => {
  const random = randomNumbers(seed);
  return text.replace(/\p{L}{4,}/gu, (word) => {
    if (random() >= 1 / 8) return word;
    const at = 1 + Math.floor(random() * (word.length - 2));
    const way = Math.floor(random() * 3);
    if (way === 0) return word.slice(0, at) + word.slice(at + 1);
    if (way === 1) return word.slice(0, at) + word[at] + word.slice(at);
    return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  });
};

export const all: Perturbation = (text, seed) => typos(otherCase(withoutAccents(text, seed), seed), seed);
