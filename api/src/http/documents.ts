/** Keeps what was made of a document, by its text. */
export interface Kept<T> {
  readonly get: (text: string) => T | undefined;
  readonly set: (text: string, value: T) => void;
}

/**
 * What is kept of documents parsed and validated: the last used, as long as their texts have together no more characters than
 * this. Counted by text and not by number, since a parsed document takes some fifty times the memory of its text: callers who
 * send ever new documents must not fill it. A caller's own few documents, sent again and again, stay.
 */
export function keepDocuments<T>(mostCharacters = 400_000): Kept<T> {
  const kept = new Map<string, T>();
  let characters = 0;
  return {
    get: (text) => {
      const value = kept.get(text);
      if (value === undefined) return undefined;
      kept.delete(text);
      kept.set(text, value);
      return value;
    },
    set: (text, value) => {
      if (!kept.delete(text)) characters += text.length;
      kept.set(text, value);
      for (const oldest of kept.keys()) {
        if (characters <= mostCharacters) break;
        kept.delete(oldest);
        characters -= oldest.length;
      }
    },
  };
}
