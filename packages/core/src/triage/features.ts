/** What the classifier sees of a text: hashed words, pairs of words and pieces of words, and its manners. */
import { mannersOf } from './manners.ts';
import { ALIKE, NAME } from './names.ts';
import type { Word } from './words.ts';

/** 2^18 hash slots: more than enough for some thousand comments, small enough for a direct table. */
export const SLOTS = 1 << 18;
/** Pieces of one length: those of 3 to 5 letters together find nothing more, with three times the numbers. */
const PIECE_LENGTH = 4;
/** Pairs count a second time by how their words begin: « remboursé mon », "remboursez mon"; endings and typing errors vary. */
const BEGINNING = 4;

/** A text as read once. */
export interface Reading {
  readonly words: readonly Word[];
  /** Occurrences in text order: `slots[i]` was seen in word number `owners[i]` (for a pair, its second word). */
  readonly slots: readonly number[];
  readonly owners: readonly number[];
  /** By number; see manners.ts. Phrases and titles have words but no manner of writing. */
  readonly manners: readonly number[];
}

/** One step of FNV-1a. */
const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

function hashOf(text: string, from: number): number {
  let hash = from;
  for (let at = 0; at < text.length; at += 1) hash = mix(hash, text.charCodeAt(at));
  return hash;
}

/** Spreads the high bits before they are cut off. */
function slotOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) & (SLOTS - 1);
}

const EMPTY = 0x811c9dc5;
const WORD = mix(EMPTY, 1);
const PAIR = mix(EMPTY, 2);
const PIECE = mix(EMPTY, 3);
const BEGINNINGS = mix(EMPTY, 4);
const SPACE = 32;

/** "Trooooop" is "troop", "2026" is "0000": how a word is spelt for the classifier only. */
function plain(word: string): string {
  return /(.)\1\1|\d/u.test(word) ? word.replace(/(.)\1{2,}/gu, '$1$1').replace(/\d/g, '0') : word;
}

/** Words, pairs of neighbours (whole, and by their beginnings), and pieces of 4 letters inside words (the space on either side counts as a letter). */
function read(words: readonly Word[], spelt: readonly (string | null)[], manners: readonly number[]): Reading {
  const slots: number[] = [];
  const owners: number[] = [];
  const put = (hash: number, owner: number) => {
    slots.push(slotOf(hash));
    owners.push(owner);
  };
  let before: string | null = null;
  let begun: string | null = null;
  for (let owner = 0; owner < words.length; owner += 1) {
    const spelling = spelt[owner]!;
    if (spelling === null) continue;
    const word = plain(spelling);
    put(hashOf(word, WORD), owner);
    if (before !== null) put(hashOf(word, mix(hashOf(before, PAIR), SPACE)), owner);
    const beginning = word.slice(0, BEGINNING);
    if (begun !== null) put(hashOf(beginning, mix(hashOf(begun, BEGINNINGS), SPACE)), owner);
    before = word;
    begun = beginning;
    if (word === NAME) continue;
    const last = word.length + 1;
    const letter = (at: number) => (at === 0 || at === last ? SPACE : word.charCodeAt(at - 1));
    for (let from = 0; from + PIECE_LENGTH - 1 <= last; from += 1) {
      let hash = PIECE;
      for (let at = from; at < from + PIECE_LENGTH; at += 1) hash = mix(hash, letter(at));
      put(hash, owner);
    }
  }
  return { words, slots, owners, manners };
}

/** A comment; `spelt` says how each word reads, null for one that does not count (names.ts). */
export function readComment(text: string, words: readonly Word[], spelt: readonly (string | null)[]): Reading {
  const counted = spelt.filter((spelling) => spelling !== null).length;
  return read(words, spelt, mannersOf(text, counted));
}

export const readPhrase = (words: readonly Word[]): Reading =>
  read(
    words,
    words.map(({ text }) => (Object.hasOwn(ALIKE, text) ? ALIKE[text]! : text)),
    [],
  );
