/** What a person filed elsewhere teaches: an example for the right type, a near miss for the wrong one. */
import type { Charter, Example } from '../../charter.ts';
import type { Comment } from '../../comment.ts';
import { languageOf } from '../language.ts';
import { triage } from '../triage.ts';
import type { ExampleProposal } from './examples.ts';

/** A comment that a person moved from one type to another. */
export interface Correction {
  readonly comment: Comment;
  /** Types of the charter. */
  readonly from: string;
  readonly to: string;
}

export interface CorrectionProposal extends ExampleProposal {
  /** The type that the charter gives the comment today. */
  readonly today: string;
}

/** Two lines for each correction; only the first where the wrong type was `when-unsure`, or where the line stands already. */
export function proposeFromCorrections(
  charter: Charter,
  corrections: readonly Correction[],
  now: number,
): readonly CorrectionProposal[] {
  const known = new Set(
    Object.values(charter.playbooks).flatMap(({ crisis, examples }) =>
      examples.map(({ text }) => `${crisis}\0${text}`),
    ),
  );
  return corrections.flatMap(({ comment, from, to }) => {
    const { language, detectedLanguage } = languageOf(charter.languages, comment.text, comment.language);
    const lang = language === detectedLanguage ? language : null;
    const channel = Object.hasOwn(charter.channels, comment.channel) ? comment.channel : null;
    const today = triage(charter, comment, { now }).crisis;
    const line = { text: comment.text, lang, channel, today };
    const lines = [
      { ...line, crisis: to, not: false },
      { ...line, crisis: from, not: true },
    ];
    return lines.filter(({ crisis, not }) => {
      const key = `${crisis}\0${comment.text}`;
      if (known.has(key) || from === to || (not && crisis === charter.whenUnsure)) return false;
      known.add(key);
      return true;
    });
  });
}

const exampleOf = ({ text, lang, channel, not }: ExampleProposal): Example => {
  return { text, lang, channel, not, expectSeverity: null };
};

/** The charter as it would be with these lines in its examples. */
export function withExamples(charter: Charter, proposals: readonly ExampleProposal[]): Charter {
  const playbooks = Object.entries(charter.playbooks).map(([crisis, playbook]) => {
    const own = proposals.filter((proposal) => proposal.crisis === crisis).map(exampleOf);
    return [crisis, own.length === 0 ? playbook : { ...playbook, examples: [...playbook.examples, ...own] }];
  });
  return { ...charter, playbooks: Object.fromEntries(playbooks) };
}
