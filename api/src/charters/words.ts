import type { Text } from '@aplomb/core';

/** A text in a language of the charter; its first words where that language is absent. */
export function inLanguage(text: Text | undefined, language: string): string | null {
  if (text === undefined) return null;
  return (Object.hasOwn(text, language) ? text[language] : Object.values(text)[0]) ?? null;
}
