/** The sentences of misfits, in the author's language, with a repair. */
import type { Locale } from '../diagnostic.ts';
import { nearest } from './nearest.ts';
import type { ReferenceKind } from './references.ts';
import type { Path } from './yaml.ts';

export type Misfit = { readonly path: Path } & (
  | {
      readonly kind: 'unknown-key';
      readonly word: string;
      readonly near: string | null;
      /** Read as this key from here on. */
      readonly meant: string | null;
      readonly known: readonly string[];
    }
  | {
      readonly kind: 'unknown-word';
      readonly word: string;
      readonly near: string | null;
      /** Read as this value from here on. */
      readonly meant: unknown;
      readonly known: readonly string[];
    }
  | { readonly kind: 'missing-key'; readonly word: string }
  | {
      readonly kind: 'bad-key';
      readonly word: string;
      readonly block: string;
      readonly names: ReferenceKind | null;
    }
  | { readonly kind: 'bad-format'; readonly word: string; readonly key: string }
  | { readonly kind: 'out-of-range'; readonly word: string; readonly low: number | null; readonly high: number | null }
  | { readonly kind: 'wrong-type'; readonly value: unknown; readonly key: string; readonly expected: string }
  | { readonly kind: 'unquoted'; readonly word: string }
  | { readonly kind: 'empty-file' }
);

interface Sentence {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

export function shapeSentence(misfit: Misfit, locale: Locale): Sentence {
  const fr = locale === 'fr';
  const say = (
    code: string,
    french: string,
    english: string,
    hintFrench: string | null,
    hintEnglish: string | null,
  ): Sentence => ({
    code: `shape/${code}`,
    message: fr ? french : english,
    hint: fr ? hintFrench : hintEnglish,
  });
  switch (misfit.kind) {
    case 'unknown-key':
      return say(
        'unknown-key',
        `Le mot « ${misfit.word} » n'existe pas ici.`,
        `The word "${misfit.word}" does not exist here.`,
        ...oneOf(misfit.near, misfit.known),
      );
    case 'unknown-word':
      return say(
        'unknown-word',
        `« ${misfit.word} » n'est pas un choix possible ici.`,
        `"${misfit.word}" is not a choice here.`,
        ...oneOf(misfit.near, misfit.known),
      );
    case 'missing-key':
      return say(
        'missing-key',
        `Il manque « ${misfit.word} ».`,
        `"${misfit.word}" is missing.`,
        `Ajoutez \`${misfit.word}:\` à ce bloc.`,
        `Add \`${misfit.word}:\` to this block.`,
      );
    case 'bad-key':
      return say(
        'bad-name',
        `« ${misfit.word} » ne convient pas comme nom sous « ${misfit.block} ».`,
        `"${misfit.word}" cannot be a name under "${misfit.block}".`,
        ...(misfit.names === 'language' ? LANGUAGE_HINT : keyHint(misfit.word, misfit.block)),
      );
    case 'bad-format':
      return say(...formatSentence(misfit.word, misfit.key));
    case 'out-of-range': {
      const bounds = [misfit.low === null ? null : `≥ ${misfit.low}`, misfit.high === null ? null : `≤ ${misfit.high}`]
        .filter(Boolean)
        .join(', ');
      return say(
        'out-of-range',
        misfit.word === '' ? 'Ce bloc est vide ou trop long.' : `« ${misfit.word} » est hors limites.`,
        misfit.word === '' ? 'This block is empty or too long.' : `"${misfit.word}" is out of range.`,
        `Attendu : ${bounds}.`,
        `Expected: ${bounds}.`,
      );
    }
    case 'wrong-type':
      return say(
        'wrong-type',
        `${typeName(misfit.value, 'fr')} ne convient pas pour « ${misfit.key} ».`,
        `${typeName(misfit.value, 'en')} does not fit "${misfit.key}".`,
        ...typeHint(misfit.expected, misfit.value),
      );
    case 'empty-file':
      return say('empty-file', 'Ce fichier est vide.', 'This file is empty.', null, null);
    case 'unquoted':
      return {
        code: 'yaml/quote-the-sentence',
        message: fr
          ? `La ponctuation coupe la phrase : « ${misfit.word} » est lu comme une clé.`
          : `Punctuation cuts the sentence: "${misfit.word}" is read as a key.`,
        hint: fr
          ? 'Mettez la phrase entre guillemets droits : "Bonjour, merci".'
          : 'Put the sentence in quotes: "Hello, thank you".',
      };
  }
}

function oneOf(near: string | null, known: readonly string[]): [string, string] {
  if (near !== null) return [`Vouliez-vous dire « ${near} » ?`, `Did you mean "${near}"?`];
  const list = known.join(', ');
  return [`Mots possibles : ${list}.`, `Possible words: ${list}.`];
}

const LANGUAGE_HINT: [string, string] = ['Un code de langue : fr, en.', 'A language code: fr, en.'];
const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function keyHint(word: string, block: string): [string, string] {
  if (block === 'open') {
    const near = word
      .split('-')
      .map((day) => nearest(day, DAY_NAMES) ?? day)
      .join('-');
    return [
      `Un jour ou un intervalle : ${near === word ? 'mon-fri, sat' : near}.`,
      `A day or a range: ${near === word ? 'mon-fri, sat' : near}.`,
    ];
  }
  if (block === 'from-severity') return ['Un niveau de 1 à 5.', 'A level from 1 to 5.'];
  if (block === 'except') return ['Une date : 2026-12-24.', 'A date: 2026-12-24.'];
  const id = word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return [
    `Des mots en minuscules reliés par des traits d'union : ${id || 'mon-nom'}.`,
    `Lower-case words joined by hyphens: ${id || 'my-name'}.`,
  ];
}

const DURATION_KEYS = new Set([
  'within',
  'up-to',
  'keep-evidence',
  'forget-authors-after',
  'tell-again',
  'answered-within',
  'ends-within',
  'remind',
  'wait',
  'from-severity',
]);
const UNITS = ['minute', 'hour', 'day', 'week', 'month', 'year'];

/** Of two equally near words the one that agrees with the number is meant: `60 das` → `60 days`. */
function unitsAfter(amount: string): string[] {
  const many = UNITS.map((unit) => `${unit}s`);
  return ['business', 'before', ...(amount === '1' ? [...UNITS, ...many] : [...many, ...UNITS])];
}

function formatSentence(word: string, key: string): [string, string, string, string, string] {
  if (DURATION_KEYS.has(key)) {
    const parts = word.trim().split(/\s+/);
    const units = unitsAfter(parts[0] ?? '');
    const read = parts.map((part) => (units.includes(part) ? part : (nearest(part, units) ?? part)));
    if (key === 'remind' && units.includes(read[1] ?? '') && read.at(-1) !== 'before') read.push('before');
    const near = read.join(' ');
    const example = near === word ? `2 business hours${key === 'remind' ? ' before' : ''}` : near;
    return [
      'duration',
      `« ${word} » n'est pas une durée.`,
      `"${word}" is not a duration.`,
      `Écrivez par exemple : ${example}.`,
      `Write for example: ${example}.`,
    ];
  }
  if (key === 'version')
    return [
      'version',
      `« ${word} » n'est pas une version.`,
      `"${word}" is not a version.`,
      'Trois nombres : 1.0.0.',
      'Three numbers: 1.0.0.',
    ];
  if (key === 'opens')
    return [
      'instant',
      `« ${word} » n'est pas un instant.`,
      `"${word}" is not an instant.`,
      'Écrivez : 2026-11-20T10:00:00+01:00.',
      'Write: 2026-11-20T10:00:00+01:00.',
    ];
  if (['valid-from', 'valid-until', 'on', 'until', 'from'].includes(key))
    return [
      'date',
      `« ${word} » n'est pas une date.`,
      `"${word}" is not a date.`,
      'Écrivez : 2026-12-24.',
      'Write: 2026-12-24.',
    ];
  if (key === 'open' || key === 'except') {
    const example = nearest(word, ['closed']) ?? '"08:30-12:30"';
    return [
      'period',
      `« ${word} » n'est pas un horaire.`,
      `"${word}" is not a period.`,
      `Écrivez : ${example}.`,
      `Write: ${example}.`,
    ];
  }
  return ['name', `« ${word} » ne convient pas comme nom.`, `"${word}" cannot be a name.`, ...keyHint(word, key)];
}

function typeName(value: unknown, locale: Locale): string {
  const names: Record<string, [string, string]> = {
    null: ['Une valeur vide', 'An empty value'],
    list: ['Une liste', 'A list'],
    object: ['Un bloc', 'A block'],
    number: ['Un nombre', 'A number'],
    boolean: ['Un oui/non', 'A true/false'],
    string: ['Un texte', 'A text'],
  };
  const kind = value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
  return (names[kind] ?? ['Cette valeur', 'This value'])[locale === 'fr' ? 0 : 1];
}

function typeHint(expected: string, value: unknown): [string | null, string | null] {
  const hints: Record<string, [string, string]> = {
    string:
      typeof value === 'number'
        ? ['Mettez-le entre guillemets.', 'Put it in quotes.']
        : ['Un texte est attendu.', 'A text is expected.'],
    number: ['Un nombre est attendu, sans guillemets.', 'A number is expected, without quotes.'],
    boolean: ['Écrivez `true`, ou retirez la ligne.', 'Write `true`, or remove the line.'],
    array: ['Une liste est attendue : [a, b].', 'A list is expected: [a, b].'],
    object: ['Un bloc est attendu : { mot: valeur }.', 'A block is expected: { word: value }.'],
    record: ['Un bloc est attendu : { nom: valeur }.', 'A block is expected: { name: value }.'],
  };
  return hints[expected] ?? [null, null];
}
