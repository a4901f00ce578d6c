/** Every rule over one reply. */
import type { ReplyFinding } from '../prescription.ts';
import { type Reading, readReply } from './reading.ts';
import { replyRules } from './rules/index.ts';
import type { ReplyContext } from './rules/rule.ts';

const rules = Object.values(replyRules);

/**
 * What is wrong with a reply, in the order of the rules, whoever wrote it. A finding is an error where the rule is nearly
 * certain; the rest warns. Offsets are UTF-16 units of the text as given.
 *
 *     lintReply('Désolés si cela vous a gêné.', context) // [{ code: 'false-apology', start: 0, end: 28, … }]
 */
export function lintReply(text: string, context: ReplyContext): readonly ReplyFinding[] {
  const reading = readReply(text);
  const findings = lintReading(reading, context);
  return reading.text === text ? findings : findings.map((found) => asGiven(found, text));
}

/** The same for a text already read: one reading serves many contexts. Offsets are those of `reading.text`. */
export function lintReading(reading: Reading, context: ReplyContext): readonly ReplyFinding[] {
  return rules.flatMap((rule) => rule(reading, context));
}

/** The text was given with letters and accents apart: offsets of NFC → offsets of what was given. */
function asGiven(found: ReplyFinding, text: string): ReplyFinding {
  const place = (at: number | null) => (at === null ? null : offsetAsGiven(text, at));
  return { ...found, start: place(found.start), end: place(found.end) };
}

function offsetAsGiven(text: string, at: number): number {
  let composed = 0;
  let given = 0;
  for (const cluster of text.match(/[\s\S]\p{M}*/gu) ?? []) {
    if (composed >= at) break;
    composed += cluster.normalize('NFC').length;
    given += cluster.length;
  }
  return given;
}
