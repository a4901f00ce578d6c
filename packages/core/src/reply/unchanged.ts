/** Whether a text is the charter's own, word for word. */
import type { Charter } from '../charter.ts';
import { type WritingSituation, writeReply } from './draft.ts';

/** What the words depend on, and the names as far as they are known; who signs is read from the text. */
export type SentSituation = Omit<WritingSituation, 'agentName'>;

/** Stand where a name will: letters alone, so that cleaning and typesetting leave them as they are. */
const AGENT = 'Qzwxagentxwzq';
const AUTHOR = 'Qzwxauthorxwzq';
const LONGEST_TEXT = 20_000;
/** A word, or up to four that begin as names do: "Inès", "Jean-Noël d’Arc". A sentence is no name. */
const WORD = "[\\p{L}\\p{M}'’-]{0,39}";
const NAME = `\\p{L}${WORD}(?: (?:[\\p{Lu}\\p{Lo}]|d[’']|de |du |des |van |von |bin |el )${WORD}){0,3}`;

/**
 * Whether a text is what the charter writes at this step, unchanged: its template with the facts of this case, in one of the
 * charter's languages, signed by somebody. The name of the agent may be any name, as cleaned for templates; that of the author
 * is the one the case knows, or none, or any name where the case knows none. One character more, less or other anywhere else,
 * a space too, and the text is changed.
 *
 * A reply approved in advance is valid while this holds.
 *
 * @example
 * // approved: "Nous cherchons votre valise. — {{agent-name}}, {{brand}}"
 * isUnchanged(charter, 'Nous cherchons votre valise. — Inès, Hirondelle', situation); // true
 * isUnchanged(charter, 'Nous cherchons vos valises. — Inès, Hirondelle', situation); // false
 */
export function isUnchanged(charter: Charter, text: string, situation: SentSituation): boolean {
  if (text.length > LONGEST_TEXT) return false;
  return charter.languages.some((language) =>
    [situation.authorName ?? AUTHOR, null].some((authorName) => {
      const write = (agent: string, author: string | null) =>
        writeReply(charter, { ...situation, language, agentName: agent, authorName: author })?.text ?? null;
      const model = write(AGENT, authorName);
      const names = model === null ? null : namesIn(text, model);
      if (names === null) return false;
      // The charter itself has the last word: with these names it writes this text, or it does not.
      return write(names.agent ?? AGENT, names.author ?? authorName) === text;
    }),
  );
}

interface Names {
  readonly agent: string | null;
  readonly author: string | null;
}

/** Who is named where the model holds a place for a name; null when the text is another one. */
function namesIn(text: string, model: string): Names | null {
  const open = new Set<string>();
  const parts = model.split(new RegExp(`(${AGENT}|${AUTHOR})`)).map((part) => {
    if (part !== AGENT && part !== AUTHOR) return literally(part);
    const group = part === AGENT ? 'agent' : 'author';
    if (open.has(group)) return `\\k<${group}>`;
    open.add(group);
    return `(?<${group}>${NAME})`;
  });
  const match = new RegExp(`^${parts.join('')}$`, 'u').exec(text);
  if (match === null) return null;
  return { agent: match.groups?.agent ?? null, author: match.groups?.author ?? null };
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
