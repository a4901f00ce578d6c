/** `aplomb prescribe`: what the charter prescribes for each comment, as JSON lines in the words of the API. */
import { type Locale, prescribe, triage } from '@aplomb/core';
import { answerLines } from './answer-lines.ts';
import { contractOf } from './contract.ts';

/** Titles and sentences are in the language of each comment, unless one is asked for. */
export async function prescribeLines(words: readonly string[], locale: Locale): Promise<number> {
  return answerLines(words, locale, (charter, comment, situation) => {
    const language = situation.locale ?? triage(charter, comment, situation).language;
    return { prescription: contractOf(prescribe(charter, comment, { ...situation, locale: language })) };
  });
}
