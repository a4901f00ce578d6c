/** What a template can become before anybody writes: its longest text, and a sample of every branch. */
import type { Charter } from '../charter.ts';
import type { FactValue } from '../comment.ts';
import type { LengthUnit } from '../knowledge/channels.ts';
import { type Branch, branchesOf } from './branches.ts';
import { type FactInfo, factsOf } from './facts.ts';
import { measure } from './length.ts';
import { writeLongest } from './longest.ts';
import { partialsFor } from './partials.ts';
import { type Rendered, renderReply } from './render.ts';
import { parseTemplate } from './template.ts';
import { typeset } from './typography.ts';

export interface WorstCase {
  readonly length: number;
  /** The text that long, with letters for values. */
  readonly text: string;
}

/**
 * The longest a template gets in a unit: texts at their `max`, names at 80 and 40, numbers at seven digits, sums at five
 * before the comma, the longest date; plural and gender in their longest form; the longest way through the conditions. A
 * letter counts one (two in bytes); a value in a script that weighs two on X would count double.
 */
export function worstCase(charter: Charter, text: string, language: string, unit: LengthUnit): WorstCase {
  const { program, branches } = waysThrough(charter, text, language);
  const longest = {
    facts: factsOf(charter),
    partials: partialsFor(charter, language),
    language,
    unit,
    brand: charter.name,
  };
  return branches
    .map((branch) => typeset(writeLongest(program, branch, longest), language))
    .map((candidate) => ({ text: candidate, length: measure(candidate, unit) }))
    .reduce((worst, candidate) => (candidate.length > worst.length ? candidate : worst));
}

/**
 * The template in every branch, with plausible values: what the rules about replies are asked to judge before anybody
 * writes. Facts no condition asks about are there in each.
 */
export function sampleReplies(
  charter: Charter,
  text: string,
  language: string,
): readonly (Rendered & { readonly branch: Branch })[] {
  const samples = Object.entries(factsOf(charter)).filter(([name]) => Object.hasOwn(charter.facts, name));
  const account = Object.values(charter.channels).find((channel) => channel.account)?.account ?? null;
  return waysThrough(charter, text, language).branches.map((branch) => {
    const there = (name: string) => !Object.hasOwn(branch, name) || branch[name]!;
    const known = samples.filter(([name]) => there(name));
    const given = {
      facts: Object.fromEntries(known.map(([name, info]) => [name, sampleOf(info)])),
      authorName: there('author-name') ? 'Camille' : null,
      agentName: there('agent-name') ? 'Dominique' : null,
      account: there('account') ? account : null,
      now: Date.parse(charter.horizon.from),
    };
    return { ...renderReply(charter, text, language, given), branch };
  });
}

/** Values that `sampleReplies` uses, so that the rules can be told which sums and names are known. */
export function sampleOf(info: FactInfo): FactValue {
  const text = 'Exemple'.slice(0, Math.max(1, info.max));
  switch (info.type) {
    case 'text':
      return text;
    case 'number':
      return 3;
    case 'date-time':
      return '2026-11-20T14:30:00+01:00';
    case 'money':
      return { amount: '49.90', currency: 'EUR' };
    case 'list':
      return [text];
  }
}

function waysThrough(
  charter: Charter,
  text: string,
  language: string,
): { program: hbs.AST.Program; branches: readonly Branch[] } {
  const { template, faults } = parseTemplate(text, 'reply');
  if (template === null) throw new Error(`only a template without faults has branches: ${faults[0]?.code}`);
  return { program: template.program, branches: branchesOf(template, partialsFor(charter, language)) };
}
