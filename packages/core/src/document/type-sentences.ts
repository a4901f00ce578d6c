/** A value of the wrong type, said in words. */
import type { Locale } from '../diagnostic.ts';
import { DURATION_KEYS, meantDuration } from './duration-slips.ts';
import type { Path } from './yaml.ts';

interface WrongType {
  readonly path: Path;
  readonly key: string;
  readonly value: unknown;
  /** Types that would fit. */
  readonly expected: readonly string[];
}

const TYPES: Readonly<Record<string, readonly [fr: string, en: string]>> = {
  null: ['Une valeur vide', 'An empty value'],
  list: ['Une liste', 'A list'],
  object: ['Un bloc', 'A block'],
  number: ['Un nombre', 'A number'],
  boolean: ['Un oui/non', 'A true/false'],
  string: ['Un texte', 'A text'],
};
const EMPTY: Readonly<Record<string, readonly [fr: string, en: string]>> = {
  list: ['Cette liste', 'This list'],
  object: ['Ce bloc', 'This block'],
};

/** Nothing stands where something must be. */
export function emptySentence(value: unknown): [string, string, string, string] {
  const [fr, en] = EMPTY[kindOf(value)] ?? ['Ce texte', 'This text'];
  return [`${fr} est vide.`, `${en} is empty.`, 'Écrivez-y quelque chose.', 'Put something in it.'];
}

const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value);
const typeName = (value: unknown, locale: Locale) =>
  (TYPES[kindOf(value)] ?? ['Cette valeur', 'This value'])[locale === 'fr' ? 0 : 1];

/** « maybe », "maybe"; a list has no name. */
export function valueName(value: unknown, locale: Locale): string {
  if (typeof value === 'object') return typeName(value, locale);
  return locale === 'fr' ? `« ${value} »` : `"${value}"`;
}

/** A value of another type than its word takes: what it is, and what would fit. */
export function typeSentence({
  path,
  key,
  value,
  expected,
}: WrongType): [string, string, string | null, string | null] {
  const [fr, en] = [typeName(value, 'fr'), typeName(value, 'en')];
  if (path.length === 0)
    return [
      `${fr} ne fait pas un fichier de charte.`,
      `${en} does not make a file of a charter.`,
      ...(expected.includes('array')
        ? ([
            'Une liste est attendue : chaque entrée commence par un tiret.',
            'A list is expected: each entry begins with a dash.',
          ] as const)
        : ([
            'Un bloc est attendu : `mot: valeur`, ligne par ligne.',
            'A block is expected: `word: value`, line by line.',
          ] as const)),
    ];
  const place: [string, string] = key === '' ? ['ici', 'here'] : [`pour « ${key} »`, `"${key}"`];
  return [
    `${fr} ne convient pas ${place[0]}.`,
    key === '' ? `${en} does not fit here.` : `${en} does not fit ${place[1]}.`,
    ...typeHint(expected, value, key),
  ];
}

const FITTING: Readonly<Record<string, readonly [fr: string, en: string]>> = {
  string: ['un texte', 'a text'],
  number: ['un nombre', 'a number'],
  array: ['une liste', 'a list'],
  object: ['un bloc', 'a block'],
  record: ['un bloc', 'a block'],
};

function typeHint(expected: readonly string[], value: unknown, key: string): [string | null, string | null] {
  const hints: Record<string, [string, string]> = {
    string: ['Un texte est attendu.', 'A text is expected.'],
    number: ['Un nombre est attendu, sans guillemets.', 'A number is expected, without quotes.'],
    int: ['Un nombre entier est attendu.', 'A whole number is expected.'],
    boolean: ['Écrivez `true`, ou retirez la ligne.', 'Write `true`, or remove the line.'],
    array: ['Une liste est attendue : [a, b].', 'A list is expected: [a, b].'],
    object: ['Un bloc est attendu : { mot: valeur }.', 'A block is expected: { word: value }.'],
    record: ['Un bloc est attendu : { nom: valeur }.', 'A block is expected: { name: value }.'],
  };
  if (typeof value === 'number' && expected.every((type) => type === 'string')) {
    if (DURATION_KEYS.has(key)) return [`Dites l'unité : ${hoursOf(value)}.`, `Say the unit: ${hoursOf(value)}.`];
    if (key === 'version') return ['Trois nombres : 1.0.0.', 'Three numbers: 1.0.0.'];
    return ['Mettez-le entre guillemets.', 'Put it in quotes.'];
  }
  const [only, other] = [...new Set(expected)];
  if (other === undefined) return hints[only ?? ''] ?? [null, null];
  const list = (locale: 0 | 1, or: string) =>
    [...new Set(expected.flatMap((type) => FITTING[type]?.[locale] ?? []))].join(` ${or} `);
  return [`Il faut ${list(0, 'ou')}.`, `It takes ${list(1, 'or')}.`];
}

const hoursOf = (amount: number) => meantDuration(`${Math.round(amount)} hours`) ?? '2 hours';
