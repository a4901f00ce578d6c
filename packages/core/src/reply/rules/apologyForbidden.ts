import { certainApologies } from './apologies.ts';
import { finding, type ReplyRule } from './rule.ts';

/** The tone forbids apologies: the brand holds its ground. An infinitive warns: it may be denied, or somebody else's. */
export const apologyForbidden: ReplyRule = (reading, context) => {
  if (context.tone.apology !== 'forbidden') return [];
  return certainApologies(reading, context).map((place) =>
    finding(
      context,
      'apology-forbidden',
      isLikely(reading.own.slice(place.start, place.end)) ? 'warning' : 'error',
      place,
      'Pas d’excuses ici : la marque tient sa position.',
      'No apology here: the brand holds its ground.',
    ),
  );
};

/** "de nous excuser" may be said of anything; "veuillez nous excuser" is meant. */
function isLikely(words: string): boolean {
  return /\bexcuser\b/.test(words) && !/^(?:veuillez|pri)/.test(words);
}
