import type { Locale, RefusalCode } from '@aplomb/core';
import { codeOf } from '../codes.ts';
import { type Refusal, refuse } from '../refusal.ts';

/** The refusals that several operations share. */
export const unknownBrand = (brand: string, locale: Locale): Refusal =>
  refuse(
    'BRAND_UNKNOWN',
    { fr: `Aucune charte pour la marque ${shown(brand)}.`, en: `No charter for the brand ${shown(brand)}.` },
    locale,
  );

export const unknownCase = (locale: Locale): Refusal =>
  refuse('CASE_UNKNOWN', { fr: "Ce dossier n'existe pas.", en: 'There is no such case.' }, locale);

export const unknownFact = (code: RefusalCode, fact: string, locale: Locale): Refusal =>
  refuse(
    codeOf(code),
    code === 'unknown-fact'
      ? { fr: `La charte n'a pas de fait ${shown(fact)}.`, en: `The charter has no fact ${shown(fact)}.` }
      : {
          fr: `La valeur du fait ${shown(fact)} ne convient pas à son type.`,
          en: `The value of the fact ${shown(fact)} does not fit its type.`,
        },
    locale,
  );

export const factsNotAnObject = (locale: Locale): Refusal =>
  refuse('FACTS_INVALID', { fr: 'Les faits sont un objet, par clé.', en: 'Facts are an object, by key.' }, locale);

export const tooLong = (field: string, max: number, locale: Locale): Refusal =>
  refuse(
    'TOO_LONG',
    { fr: `${field} : ${max} caractères au plus.`, en: `${field}: ${max} characters at most.` },
    locale,
  );

/** The first of these that is too long. */
export function overlong(words: Readonly<Record<string, unknown>>, max: number, locale: Locale): Refusal | null {
  const found = Object.entries(words).find(([, value]) => typeof value === 'string' && value.length > max);
  return found === undefined ? null : tooLong(found[0], max, locale);
}

function shown(name: string): string {
  return JSON.stringify(name.slice(0, 60));
}
