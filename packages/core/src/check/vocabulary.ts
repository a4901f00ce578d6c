/** The words a charter is written with: ids, and the words of its texts. Tells a misspelling from a name. */
import type { CheckContext } from './context.ts';
import { definitionsOf, referencesOf } from './names.ts';

const caches = new WeakMap<object, ReadonlySet<string>>();

/** Words that stand in a text, or in at least two names. */
export function vocabularyOf(context: CheckContext): ReadonlySet<string> {
  const cached = caches.get(context.document);
  if (cached !== undefined) return cached;
  const counts = new Map<string, number>();
  for (const { name } of [...definitionsOf(context), ...referencesOf(context)]) {
    for (const word of name.split('-')) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const known = new Set([...counts].filter(([, count]) => count > 2).map(([word]) => word));
  const { document } = context;
  addWords(known, document.charter.value);
  for (const { playbook, replies } of document.playbooks) {
    addWords(known, playbook.value);
    for (const { text } of replies) addSentence(known, text);
  }
  caches.set(document, known);
  return known;
}

/** Sentences count, single words do not: those may be the misspelt name itself. */
function addWords(known: Set<string>, value: unknown): void {
  if (typeof value === 'string') {
    if (/\s/.test(value)) addSentence(known, value);
  } else if (typeof value === 'object' && value !== null)
    for (const child of Object.values(value)) addWords(known, child);
}

function addSentence(known: Set<string>, text: string): void {
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) known.add(word);
}
