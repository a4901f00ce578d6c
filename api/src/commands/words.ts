import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Locale } from '@aplomb/core';
import type { Said } from '../refusal.ts';
import { CommandRefused } from './command.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads options and the words that stand alone; refuses what it does not know, and another number of words. */
export function readWords(
  words: readonly string[],
  names: readonly string[],
  alone: number,
  locale: Locale,
): { readonly values: Readonly<Record<string, string | undefined>>; readonly alone: readonly string[] } {
  const options = Object.fromEntries(
    names.map((name) => [name, { type: 'string' }]),
  ) as ParseArgsConfig['options'] & {};
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    if (positionals.length === alone) return { values: values as Record<string, string>, alone: positionals };
  } catch {}
  throw misread(locale);
}

export function misread(locale: Locale): CommandRefused {
  return refused(
    { fr: 'Je ne lis pas cette commande : voyez --help.', en: 'I cannot read this command: see --help.' },
    locale,
  );
}

export function refused(said: Said, locale: Locale): CommandRefused {
  return new CommandRefused(said, locale);
}

export function needed(value: string | undefined, option: string, locale: Locale): string {
  if (value) return value;
  throw refused({ fr: `Il manque ${option}.`, en: `${option} is missing.` }, locale);
}

/** `1 log`, `2 logs`: zero is one in French, several in English. */
export function counted(count: number, one: Said, many: Said, locale: Locale): string {
  const isOne = locale === 'fr' ? count < 2 : count === 1;
  return `${count} ${(isOne ? one : many)[locale]}`;
}

export function isRowId(word: string | undefined): word is string {
  return word !== undefined && uuid.test(word);
}
