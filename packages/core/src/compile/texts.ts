/** Words as written → the nouns' shapes. */
import type { Address, Duration, Table, Text, ToneLayer, ToneSettings } from '../charter.ts';
import type { TextDocument } from '../document/texts.ts';
import type { ToneDocument, ToneLayerDocument } from '../document/tone.ts';
import { parseDuration } from '../time/duration.ts';

/** A string serves every language; what a map lacks is taken from the default language, which the checker reports. */
export function toText(written: TextDocument, languages: readonly string[]): Text {
  const fallback =
    typeof written === 'string' ? written : (written[languages[0] ?? ''] ?? Object.values(written)[0] ?? '');
  return Object.fromEntries(
    languages.map((language) => [language, typeof written === 'string' ? written : (written[language] ?? fallback)]),
  );
}

/** The schema has made sure that these words are a duration. */
export function toDuration(words: string): Duration {
  return parseDuration(words) ?? { amount: 1, unit: 'minute', business: false };
}

export const toList = <T>(written: T | readonly T[] | undefined): readonly T[] =>
  written === undefined ? [] : Array.isArray(written) ? written : [written as T];

export function mapTable<A, B>(table: Table<A> | undefined, change: (value: A, key: string) => B): Table<B> {
  return Object.fromEntries(Object.entries(table ?? {}).map(([key, value]) => [key, change(value, key)]));
}

export function toTone(written: ToneDocument, languages: readonly string[]): ToneSettings {
  const perLanguage = <T>(value: T) => Object.fromEntries(languages.map((language) => [language, value]));
  const { address, 'never-say': neverSay } = written;
  return definedOnly({
    address: typeof address === 'string' ? (perLanguage(address) as Table<Address>) : address,
    speaksAs: written['speaks-as'],
    serious: written.serious,
    formal: written.formal,
    respectful: written.respectful,
    matterOfFact: written['matter-of-fact'],
    emoji: written.emoji,
    exclamations: written.exclamations,
    sentenceWords: written['sentence-words'],
    apology: written.apology,
    neverSay: Array.isArray(neverSay) ? perLanguage(neverSay) : neverSay,
    mustInclude: written['must-include'],
  });
}

export function toToneLayer(written: ToneLayerDocument | undefined, languages: readonly string[]): ToneLayer | null {
  if (written === undefined) return null;
  return typeof written === 'string' ? written : toTone(written, languages);
}

/** Leaves out what is undefined, so that a noun holds only what is said. */
export function definedOnly<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
