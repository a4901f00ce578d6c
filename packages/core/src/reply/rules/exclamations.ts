import { finding, placesOf, type ReplyRule } from './rule.ts';

const MARK = /[!！‼❗❕⁉]/gu;

/** More exclamation marks than the tone allows: each one too many is shown. "!!!" counts three. */
export const exclamations: ReplyRule = ({ text }, context) => {
  const most = context.tone.exclamations;
  const marks = placesOf(MARK, text);
  return marks
    .slice(most)
    .map((place) =>
      finding(
        context,
        'exclamations',
        'error',
        place,
        most === 0 ? 'Aucun point d’exclamation ici.' : `${marks.length} points d’exclamation, ${most} au plus.`,
        most === 0 ? 'No exclamation mark here.' : `${marks.length} exclamation marks, ${most} at most.`,
      ),
    );
};
