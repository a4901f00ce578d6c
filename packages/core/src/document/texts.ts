/** Texts and word lists by language. */
import { z } from 'zod';
import { references } from './references.ts';
import { LANGUAGE, words } from './words.ts';

/** One of the charter's languages. */
export const language = z.string().regex(LANGUAGE).register(references, { kind: 'language' });

/** A string serves every language; a map has every language. */
export const text = z
  .union([z.string().min(1), z.record(language, z.string().min(1))])
  .meta({ description: 'A text: one for all languages, or one for each.' });

/** Lists of words by language. */
export const wordLists = z.record(language, z.array(words));

export type TextDocument = z.infer<typeof text>;
