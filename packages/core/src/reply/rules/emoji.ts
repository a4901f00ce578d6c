import { emojiSeen } from '../emoji.ts';
import { finding, type ReplyRule } from './rule.ts';

/** More emoji than the tone allows: each one too many is shown. */
export const emoji: ReplyRule = ({ text }, context) => {
  const most = context.tone.emoji;
  const seen = emojiSeen(text);
  return seen
    .slice(most)
    .map((place) =>
      finding(
        context,
        'emoji',
        'error',
        place,
        most === 0 ? 'Aucun emoji ici.' : `${seen.length} emojis, ${most} au plus.`,
        most === 0 ? 'No emoji here.' : `${seen.length} emoji, ${most} at most.`,
      ),
    );
};
