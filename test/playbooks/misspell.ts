/** A slip of the pen: one letter left out, doubled, or swapped with its neighbour. */

/** A number from 0 to 2³²-1 for a text: the same text, the same slip. FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** Every slip of a word that changes it and is a word itself: `trace` → `race`, `ttrace`, `rtace`… */
function slipsOf(word: string): string[] {
  const letters = [...word];
  const slips = letters.flatMap((letter, at) => {
    const before = letters.slice(0, at).join('');
    const after = letters.slice(at + 1);
    const [next, ...rest] = after;
    return [
      before + after.join(''),
      before + letter + letter + after.join(''),
      next === undefined ? word : before + next + letter + rest.join(''),
    ];
  });
  return [...new Set(slips)].filter((slip) => slip !== word && /^[a-z0-9]+([-/][a-z0-9]+)*$/.test(slip));
}

/** One slip of a word, chosen by a seed, which is none of the words that exist; null when every slip is one. */
export function misspell(word: string, seed: string, exist: ReadonlySet<string>): string | null {
  const slips = slipsOf(word).filter((slip) => !exist.has(slip));
  return slips[seedOf(`${seed} ${word}`) % slips.length] ?? null;
}

/** One of a list, chosen by a seed. */
export function pick<T>(items: readonly T[], seed: string): T | undefined {
  return items[seedOf(seed) % items.length];
}
