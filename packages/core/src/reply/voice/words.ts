/** The words in which VOICE.md says what a tone says. Source: github.com/efeoncepro/voice.md, docs/spec.md, version alpha. */
import type { Axis } from '../../charter.ts';

/** The axes that become traits, with the trait at 1 and at -1. The format has a word of its own for the fourth, `formality`. */
export const TRAITS = {
  serious: ['serious', 'light-hearted'],
  respectful: ['respectful', 'irreverent'],
  matterOfFact: ['matter-of-fact', 'warm'],
} as const;

/** As the charter spells them. */
export const SPELLING = { serious: 'serious', respectful: 'respectful', matterOfFact: 'matter-of-fact' } as const;

export const FORMALITY = { '-1': 'low', 0: 'medium', 1: 'high' } as const satisfies Record<Axis, string>;

/** How many emoji a policy stands for when it is read. The format has no number. */
export const EMOJI: Readonly<Record<string, number>> = { 'institutional-zero': 0, sparing: 1, allowed: 3 };

export function emojiPolicy(most: number): string {
  return most === 0 ? 'institutional-zero' : most < 3 ? 'sparing' : 'allowed';
}

export function exclamationRule(most: number): string {
  return most === 0 ? 'forbidden' : most === 1 ? 'max-one-per-piece' : `max-${most}-per-piece`;
}

/** The most that a tone may allow. */
const MOST = 50;

/** "max-one-per-piece" → 1; null for words that give no number. */
export function exclamationsOf(rule: string): number | null {
  if (/^(?:forbidden|none|zero)\b/.test(rule)) return 0;
  const most = /^max-(one|\d{1,2})\b/.exec(rule)?.[1];
  const number = most === 'one' ? 1 : Number(most);
  return number <= MOST ? number : null;
}
