import { fold } from '../reading.ts';
import { finding, placesOf, type ReplyRule } from './rule.ts';

const SHORTEST = 3;
/** A first or last name counts alone only after these: "rose" may be a flower. */
const GREETING =
  '(?:bonjour|bonsoir|coucou|salut|chere?|madame|monsieur|mme|m\\.|merci|hello|hi|hey|dear|mrs?|ms|thank you|thanks)[ ,]+';

/**
 * The author's name in a public reply, in a crisis that the charter ties to a legal ground: it sets a person beside an insult,
 * a threat or private data for everybody who reads along. A warning: the name may be there for a reason.
 */
export const namesAuthor: ReplyRule = ({ folded }, context) => {
  if (!context.isPublic || context.ground === 'none' || context.author === null) return [];
  const name = fold(context.author);
  const parts = name.split(' ').filter((part) => part.length >= SHORTEST);
  const pattern = new RegExp(
    [...(name.length >= SHORTEST ? [escaped(name)] : []), ...parts.map((part) => `(?<=\\b${GREETING})${escaped(part)}`)]
      .map((one) => `(?<![\\p{L}\\p{N}])${one}(?![\\p{L}\\p{N}])`)
      .join('|') || '(?!)',
    'gu',
  );
  return placesOf(pattern, folded).map((place) =>
    finding(
      context,
      'names-author',
      'warning',
      place,
      'Le nom de la personne, en public, dans une affaire de droit : répondre sans la nommer.',
      'The person is named, in public, in a matter of law: answer without the name.',
    ),
  );
};

function escaped(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
