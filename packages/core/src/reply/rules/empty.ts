import { finding, type ReplyRule } from './rule.ts';

/** Nothing anybody could read. */
export const empty: ReplyRule = ({ text }, context) =>
  /[\p{L}\p{N}\p{Emoji_Presentation}]/u.test(text)
    ? []
    : [finding(context, 'empty', 'error', null, 'La réponse est vide.', 'The reply is empty.')];
