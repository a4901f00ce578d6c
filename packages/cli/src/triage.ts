/** `aplomb triage`: which crisis each comment is, and how grave, as JSON lines. */
import { type Locale, triage } from '@aplomb/core';
import { answerLines } from './answer-lines.ts';

export async function triageLines(words: readonly string[], locale: Locale): Promise<number> {
  return answerLines(words, locale, (charter, comment, situation) => {
    const { crisis, confidence, abstained, alternatives, severity } = triage(charter, comment, situation);
    return { crisis, confidence, abstained, alternatives, severity: severity.level };
  });
}
