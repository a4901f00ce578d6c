/** Which file of a reply is sent. */
import type { ReplyVariants } from '../charter.ts';

export interface Variant {
  /** `x.fr`, `fr`. */
  readonly key: string;
  readonly language: string;
  readonly text: string;
}

/** Where a reply goes; the platform of a channel `forum` with `like: discourse` is `discourse`. */
export interface VariantUse {
  readonly channel: string;
  readonly platform: string;
  readonly language: string;
  /** Of the charter; the first is the default. */
  readonly languages: readonly string[];
}

/**
 * The most specific file wins: `<channel>.<language>`, `<platform>.<language>`, `<language>`; a language without any falls
 * back to its base ("fr-CA" to "fr"), then to the charter's first. Null when there is none at all.
 */
export function chooseVariant(variants: ReplyVariants, use: VariantUse): Variant | null {
  const languages = new Set([use.language, use.language.split('-')[0]!, ...use.languages.slice(0, 1)]);
  for (const language of languages) {
    for (const key of [`${use.channel}.${language}`, `${use.platform}.${language}`, language]) {
      if (Object.hasOwn(variants, key)) return { key, language, text: variants[key]! };
    }
  }
  return null;
}
