/** What a caller may get wrong about a comment. */
import type { Charter } from './charter.ts';
import type { Comment } from './comment.ts';
import { nearest } from './document/nearest.ts';

export type CommentRefusalCode =
  | 'COMMENT_EMPTY'
  | 'COMMENT_TOO_LONG'
  | 'CHANNEL_UNKNOWN'
  | 'AUDIENCE_UNKNOWN'
  | 'STARS_INVALID';

export interface CommentRefusal {
  readonly code: CommentRefusalCode;
  readonly message: string;
}

/** UTF-16 units. Longer than any platform's comment; shorter than what would slow an answer. */
export const LONGEST_COMMENT = 20_000;

/**
 * Why a comment cannot be answered, or null when it can. Nothing but blanks, controls and invisible marks counts as empty.
 *
 * @example refuseComment(charter, { text: ' ', channel: 'x' }, 'en')?.code // 'COMMENT_EMPTY'
 */
export function refuseComment(charter: Charter, comment: Comment, locale: string): CommentRefusal | null {
  const refuse = (code: CommentRefusalCode, fr: string, en: string): CommentRefusal => ({
    code,
    message: locale.startsWith('fr') ? fr : en,
  });
  const { text, channel, stars, author } = comment;
  if (text.length > LONGEST_COMMENT) {
    return refuse(
      'COMMENT_TOO_LONG',
      `Le commentaire a ${text.length} caractères ; ${LONGEST_COMMENT} au plus.`,
      `The comment has ${text.length} characters; ${LONGEST_COMMENT} at most.`,
    );
  }
  if (!/[^\s\p{C}\p{Z}]/u.test(text))
    return refuse('COMMENT_EMPTY', 'Le commentaire est vide.', 'The comment is empty.');
  if (!Object.hasOwn(charter.channels, channel)) {
    const { fr, en } = unknown(channel, Object.keys(charter.channels));
    return refuse('CHANNEL_UNKNOWN', `La charte n'a pas de canal ${fr}`, `The charter has no channel ${en}`);
  }
  if (author?.audience != null && !Object.hasOwn(charter.audiences, author.audience)) {
    const { fr, en } = unknown(author.audience, Object.keys(charter.audiences));
    return refuse('AUDIENCE_UNKNOWN', `La charte n'a pas de public ${fr}`, `The charter has no audience ${en}`);
  }
  if (stars != null && !(Number.isInteger(stars) && stars >= 0 && stars <= 5)) {
    return refuse('STARS_INVALID', 'Une note va de 0 à 5 étoiles.', 'A rating goes from 0 to 5 stars.');
  }
  return null;
}

function unknown(name: string, known: readonly string[]): { fr: string; en: string } {
  const shown = JSON.stringify(name.slice(0, 60));
  const near = nearest(name.slice(0, 60), known);
  return near === null
    ? { fr: `${shown}. Il y a : ${known.join(', ')}.`, en: `${shown}. There are: ${known.join(', ')}.` }
    : { fr: `${shown}. Vouliez-vous dire « ${near} » ?`, en: `${shown}. Did you mean "${near}"?` };
}
