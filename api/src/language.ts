import type { Locale } from '@aplomb/core';

/** The languages that a reader wants, the dearest first, lower case. */
export type Languages = readonly string[];

/** `fr-FR, en;q=0.8, *;q=0.1` → `['fr-fr', 'en']` */
export function languagesOf(acceptLanguage: string | null): string[] {
  if (acceptLanguage === null) return [];
  return acceptLanguage
    .split(',')
    .map((part) => {
      const [tag = '', ...settings] = part.trim().toLowerCase().split(';');
      const weights = settings.map((setting) => /^\s*q=([01](?:\.\d*)?)\s*$/.exec(setting)?.[1]);
      return { tag: tag.trim(), weight: Number(weights.find((weight) => weight !== undefined) ?? 1) };
    })
    .filter(({ tag, weight }) => tag !== '' && tag !== '*' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

/** The language of titles, labels and reasons: the reader's dearest that the charter has, else the charter's first. */
export function readerLanguage(languages: Languages, charter: { readonly languages: readonly string[] }): string {
  for (const wanted of languages) {
    const found = charter.languages.find((has) => has.toLowerCase() === wanted || has === wanted.split('-')[0]);
    if (found !== undefined) return found;
  }
  return charter.languages[0] ?? 'en';
}

/** The language of our own messages: the reader's dearest of the two that we speak, else the charter's first, else English. */
export function localeFor(languages: Languages, charter?: { readonly languages: readonly string[] }): Locale {
  const wanted = [...languages, ...(charter?.languages ?? [])].map((tag) => tag.split('-')[0]);
  return wanted.find((tag) => tag === 'fr' || tag === 'en') === 'fr' ? 'fr' : 'en';
}
