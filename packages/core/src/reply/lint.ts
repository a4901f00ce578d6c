/** Every rule over one reply. */
import type { ReplyFinding } from '../prescription.ts';
import { type ProposedFinding, withProposals } from './proposal.ts';
import { type Reading, readReply } from './reading.ts';
import { replyRules } from './rules/index.ts';
import type { ReplyContext } from './rules/rule.ts';

const rules = Object.values(replyRules);

/**
 * What is wrong with a reply, in the order of the rules, whoever wrote it. A finding is an error where the rule is nearly
 * certain; the rest warns. Offsets are UTF-16 units of the text as given.
 *
 * Where a rewording is mechanical, the finding carries it; `applyProposals` makes them all.
 *
 *     lintReply('Désolés si cela vous a gêné.', context) // [{ code: 'false-apology', start: 0, end: 28, … }]
 */
export function lintReply(text: string, context: ReplyContext): readonly ProposedFinding[] {
  const reading = readReply(text);
  const judge = (reworded: string) => lintReading(readReply(reworded), context);
  const findings = withProposals(reading.text, lintReading(reading, context), context, judge);
  return reading.text === text ? findings : findings.map((found) => asGiven(found, text));
}

/** The same for a text already read: one reading serves many contexts. Offsets are those of `reading.text`. */
export function lintReading(reading: Reading, context: ReplyContext): readonly ReplyFinding[] {
  return rules.flatMap((rule) => rule(reading, context));
}

/** The text was given with letters and accents apart: offsets of NFC → offsets of what was given. */
function asGiven({ proposal, ...found }: ProposedFinding, text: string): ProposedFinding {
  const place = (at: number) => offsetAsGiven(text, at);
  return {
    ...found,
    start: found.start === null ? null : place(found.start),
    end: found.end === null ? null : place(found.end),
    ...(proposal === undefined
      ? {}
      : { proposal: { ...proposal, start: place(proposal.start), end: place(proposal.end) } }),
  };
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
