import { finding, type ReplyRule } from './rule.ts';

/** A sentence longer than the tone allows, in words. */
export const sentenceWords: ReplyRule = ({ sentences }, context) => {
  const most = context.tone.sentenceWords;
  return sentences
    .filter((sentence) => sentence.words > most)
    .map((sentence) =>
      finding(
        context,
        'sentence-words',
        'error',
        sentence,
        `Phrase de ${sentence.words} mots, ${most} au plus : la couper.`,
        `A sentence of ${sentence.words} words, ${most} at most: split it.`,
      ),
    );
};
