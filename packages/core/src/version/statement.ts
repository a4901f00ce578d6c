/** What a charter says, piece by piece, and what it means to take a piece away, to add it or to say it otherwise. */
import type { Duration } from '../charter.ts';
import type { Locale } from '../diagnostic.ts';
import type { Level } from '../document/version-number.ts';
import { durationWords } from '../time/duration.ts';
import type { Said } from './names.ts';

/** One thing that a charter says, and what it means to take it away, to add it or to say it otherwise. */
export interface Statement {
  /** Where: `lost-luggage/trace/deadline`. */
  readonly path: string;
  readonly label: Said;
  /** What is said, to be shown; empty for what is too long to show. */
  readonly value: Said;
  /** What is compared. */
  readonly meaning: string;
  readonly removed: Level;
  readonly added: Level;
  /** `tighter`: a smaller `size` is minor, a larger one major. */
  readonly changed: Level | 'tighter';
  readonly size: number;
}

type Weights = Pick<Statement, 'removed' | 'added' | 'changed'>;
/** Something owed: losing it breaks a word given. */
export const owed: Weights = { removed: 'major', added: 'minor', changed: 'minor' };
/** Owed, and more or less of it. */
export const measured: Weights = { removed: 'major', added: 'minor', changed: 'tighter' };
/** Owed exactly so. */
export const exact: Weights = { removed: 'major', added: 'minor', changed: 'major' };
/** How things are done. */
export const manner: Weights = { removed: 'minor', added: 'minor', changed: 'minor' };
/** Only words. */
export const words: Weights = { removed: 'patch', added: 'patch', changed: 'patch' };

export function say(path: string, label: Said, value: unknown, weights: Weights, size = 0): Statement {
  const shown = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return { path, label, value: { fr: shown, en: shown }, meaning: JSON.stringify(value) ?? 'null', size, ...weights };
}

/** Something said by a key that people know by its title. */
export function sayNamed(path: string, label: Said, key: string, title: Said, weights: Weights): Statement {
  return { ...say(path, label, key, weights), value: title };
}

/** Something that is so, or not said at all. */
export function flag(path: string, label: Said, weights: Weights): Statement {
  return { ...say(path, label, 'yes', weights), value: { fr: '', en: '' } };
}

/** The longest text that is shown as it was and as it is. */
const SHORTEST_HIDDEN = 60;

/** Words for people to read: shown in each language where they are short. */
export function sayText(path: string, label: Said, value: unknown): Statement {
  return {
    ...say(path, label, value, words),
    value: { fr: shown(value, 'fr', '« ', ' »'), en: shown(value, 'en', '"', '"') },
  };
}

function shown(value: unknown, locale: Locale, open: string, close: string): string {
  const text = isTable(value) ? value[locale] : value;
  return typeof text === 'string' && text.length < SHORTEST_HIDDEN && !text.includes('\n')
    ? `${open}${text}${close}`
    : '';
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A time: shorter is tighter, unless `longer` is what is owed. */
export function sayTime(
  path: string,
  label: Said,
  duration: Duration,
  weights: Weights = measured,
  longer = false,
): Statement {
  const value = { fr: durationWords(duration, 'fr'), en: durationWords(duration, 'en') };
  return { ...say(path, label, value, weights, longer ? -minutesOf(duration) : minutesOf(duration)), value };
}

const minutesOfUnit = { minute: 1, hour: 60, day: 1_440, week: 10_080, month: 43_800, year: 525_600 } as const;
/** An open hour comes round in about four elapsed ones: nine hours on five or six days of seven. */
const elapsedPerOpen = 4;

function minutesOf({ amount, unit, business }: Duration): number {
  const elapsed = amount * minutesOfUnit[unit];
  if (!business) return elapsed;
  return unit === 'day' ? elapsed * 1.4 : elapsed * elapsedPerOpen;
}
