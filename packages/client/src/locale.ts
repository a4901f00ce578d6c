/** The languages in which this library speaks. */
export type Locale = 'fr' | 'en';

/** One sentence in both. */
export type Words = Readonly<Record<Locale, string>>;
