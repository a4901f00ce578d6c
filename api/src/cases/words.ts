import type { Charter, Locale, RefusalCode } from '@aplomb/core';
import { unknown, unknownFact } from '../charters/unknown.ts';
import { codeOf } from '../codes.ts';
import { type Refusal, refuse, type Said } from '../refusal.ts';

/** The refusals that several operations share. A brand that this caller does not see is one that there is not. */
export const unknownBrand = (brand: string, known: readonly string[], locale: Locale): Refusal =>
  unknown(
    'BRAND_UNKNOWN',
    { fr: 'Aucune charte pour la marque', en: 'No charter for the brand' },
    brand,
    known,
    locale,
  );

type Fact = Charter['facts'][string];

export const unknownCase = (locale: Locale): Refusal =>
  refuse('CASE_UNKNOWN', { fr: "Ce dossier n'existe pas.", en: 'There is no such case.' }, locale);

/** How the value of a fact is written, by the type and the bounds that the charter gives it. */
function written({ type, max, items }: Fact): Said {
  const money = '{ "amount": "49.90", "currency": "EUR" }';
  const instant = '"2026-11-20T10:00:00+01:00"';
  const said: Readonly<Record<Fact['type'], Said>> = {
    text: { fr: `un texte de 1 à ${max} caractères`, en: `a text of 1 to ${max} characters` },
    number: { fr: 'un nombre', en: 'a number' },
    'date-time': {
      fr: `un instant RFC 3339 avec décalage, ${instant}`,
      en: `an instant, RFC 3339 with an offset, ${instant}`,
    },
    money: { fr: money, en: money },
    list: {
      fr: `une liste de ${items} textes au plus, de 1 à ${max} caractères`,
      en: `a list of at most ${items} texts, of 1 to ${max} characters`,
    },
  };
  return said[type];
}

/** A fact that the charter does not have, or a value that it does not take. */
export function unfitFact(charter: Charter, code: RefusalCode, fact: string, locale: Locale): Refusal {
  const known = Object.hasOwn(charter.facts, fact) ? charter.facts[fact] : undefined;
  if (code === 'unknown-fact' || known === undefined) return unknownFact(charter, fact, locale);
  const { fr, en } = written(known);
  return refuse(
    codeOf(code),
    {
      fr: `La valeur du fait ${shown(fact)} ne convient pas à son type : ${fr}, ou null.`,
      en: `The value of the fact ${shown(fact)} does not fit its type: ${en}, or null.`,
    },
    locale,
  );
}

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
