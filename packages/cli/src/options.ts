/** Words typed after a command → options and operands, or a sentence about what is wrong with them. */
import { type ParseArgsOptionDescriptor, parseArgs } from 'node:util';
import { type Locale, nearest } from '@aplomb/core';
import { say } from './locale.ts';
import { UsageError } from './usage.ts';

export type OptionTable = Readonly<Record<string, ParseArgsOptionDescriptor>>;

type ValueOf<O extends ParseArgsOptionDescriptor> = O['type'] extends 'boolean'
  ? boolean
  : O extends { readonly multiple: true }
    ? readonly string[]
    : string | null;

export interface Parsed<T extends OptionTable> {
  /** What is absent is null, false, or an empty list. */
  readonly options: { readonly [K in keyof T]: ValueOf<T[K]> };
  readonly operands: readonly string[];
}

/**
 * Reads the words of a command. Refuses, with the nearest name, an option it does not know; an option without its value;
 * a value for a flag; an option said twice that may be said once; and more operands than `most`. After `--` every word is
 * an operand.
 */
export function parseWords<T extends OptionTable>(
  words: readonly string[],
  table: T,
  most: number,
  locale: Locale,
): Parsed<T> {
  const { tokens, positionals } = parseArgs({
    args: [...words],
    options: table,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Record<string, unknown> = {};
  for (const [name, { type, multiple }] of Object.entries(table))
    values[name] = type === 'boolean' ? false : multiple ? [] : null;
  const said = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(table, name) ? table[name] : undefined;
    if (option === undefined) throw unknownOption(rawName, table, locale);
    if (said.has(name) && option.multiple !== true) {
      throw new UsageError(say(locale, `${rawName} est dit deux fois.`, `${rawName} is said twice.`));
    }
    said.add(name);
    if (option.type === 'boolean') {
      if (value !== undefined)
        throw new UsageError(say(locale, `${rawName} ne prend pas de valeur.`, `${rawName} takes no value.`));
      values[name] = true;
    } else {
      const missing = value === undefined || (inlineValue === false && value.startsWith('--'));
      if (missing) throw new UsageError(say(locale, `${rawName} attend une valeur.`, `${rawName} needs a value.`));
      if (option.multiple) (values[name] as string[]).push(value);
      else values[name] = value;
    }
  }
  if (positionals.length > most) {
    const extra = JSON.stringify(positionals[most]);
    throw new UsageError(
      say(locale, `Un mot de trop : ${extra}.`, `One word too many: ${extra}.`),
      say(
        locale,
        'Un texte de plusieurs mots se met entre guillemets.',
        'A text of several words goes between quotes.',
      ),
    );
  }
  return { options: values as Parsed<T>['options'], operands: positionals };
}

function unknownOption(rawName: string, table: OptionTable, locale: Locale): UsageError {
  const near = nearest(rawName.replace(/^-+/, ''), Object.keys(table));
  const dash = say(
    locale,
    'Un texte qui commence par un tiret se met après « -- ».',
    'A text that begins with a dash goes after "--".',
  );
  const hint =
    near === null
      ? rawName.startsWith('--')
        ? null
        : dash
      : say(locale, `Vouliez-vous dire --${near} ?`, `Did you mean --${near}?`);
  return new UsageError(say(locale, `Option inconnue : ${rawName}.`, `Unknown option: ${rawName}.`), hint);
}

/** One of a few words; the first is the default. */
export function oneOf<const W extends string>(
  name: string,
  value: string | null,
  words: readonly [W, ...W[]],
  locale: Locale,
): W {
  if (value === null) return words[0];
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  const near = nearest(value, words);
  throw new UsageError(
    say(
      locale,
      `--${name} ${value} : attendu ${words.join(', ')}.`,
      `--${name} ${value}: expected ${words.join(', ')}.`,
    ),
    near === null ? null : say(locale, `Vouliez-vous dire ${near} ?`, `Did you mean ${near}?`),
  );
}

/** A whole number between two bounds, or null when it was not said. */
export function wholeNumber(
  name: string,
  value: string | null,
  least: number,
  most: number,
  locale: Locale,
): number | null {
  if (value === null) return null;
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(
    say(
      locale,
      `--${name} ${value} : attendu un nombre entier de ${least} à ${most}.`,
      `--${name} ${value}: expected a whole number from ${least} to ${most}.`,
    ),
  );
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i;

/** Milliseconds since the epoch of an RFC 3339 instant with an offset; null for anything else. */
export function readInstant(value: string): number | null {
  const at = INSTANT.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** `--now`: an instant, or the clock's. */
export function nowFrom(value: string | null, locale: Locale): number {
  if (value === null) return Date.now();
  const at = readInstant(value);
  if (at !== null) return at;
  throw new UsageError(
    say(
      locale,
      `--now ${value} n'est pas un instant avec son décalage.`,
      `--now ${value} is no instant with an offset.`,
    ),
    say(locale, 'Par exemple 2026-11-20T10:00:00+01:00.', 'For example 2026-11-20T10:00:00+01:00.'),
  );
}

/** `--lang`, where it only says in which language the CLI speaks. */
export const checkLang = (value: string | null, locale: Locale): void =>
  void oneOf('lang', value, ['en', 'fr'], locale);
