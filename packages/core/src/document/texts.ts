/** Texts and word lists by language. */
import { z } from 'zod';
import { references } from './references.ts';
import { LANGUAGE, notEmpty, words } from './words.ts';

/** One of the charter's languages. */
export const language = z.string().regex(LANGUAGE).register(references, { kind: 'language' });

/** A string serves every language; a map has every language. */
export const text = z
  .union([words, z.record(language, words)])
  .meta({ description: 'A text: one for all languages, or one for each.' });

/** Lists of words by language. */
export const wordLists = notEmpty(z.record(language, z.array(words).min(1)));

export type TextDocument = z.infer<typeof text>;
