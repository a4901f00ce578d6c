/** The sentences of misfits, in the author's language, with a repair. */
import type { Locale } from '../diagnostic.ts';
import { formatSentence, keyHint, LANGUAGE_HINT } from './name-sentences.ts';
import type { ReferenceKind } from './references.ts';
import { emptySentence, typeSentence, valueName } from './type-sentences.ts';
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
      readonly value: unknown;
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
  | {
      readonly kind: 'wrong-type';
      readonly value: unknown;
      readonly key: string;
      /** Types that would fit. */
      readonly expected: readonly string[];
    }
  | { readonly kind: 'empty'; readonly value: unknown }
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
        `${valueName(misfit.value, 'fr')} n'est pas un choix possible ici.`,
        `${valueName(misfit.value, 'en')} is not a choice here.`,
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
    case 'bad-format': {
      const [code, french, english, hintFrench, hintEnglish] = formatSentence(misfit.word, misfit.key);
      return { code, message: fr ? french : english, hint: fr ? hintFrench : hintEnglish };
    }
    case 'out-of-range': {
      const bounds = [misfit.low === null ? null : `≥ ${misfit.low}`, misfit.high === null ? null : `≤ ${misfit.high}`]
        .filter(Boolean)
        .join(', ');
      return say(
        'out-of-range',
        `« ${misfit.word} » est hors limites.`,
        `"${misfit.word}" is out of range.`,
        `Attendu : ${bounds}.`,
        `Expected: ${bounds}.`,
      );
    }
    case 'wrong-type':
      return say('wrong-type', ...typeSentence(misfit));
    case 'empty':
      return say('out-of-range', ...emptySentence(misfit.value));
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
