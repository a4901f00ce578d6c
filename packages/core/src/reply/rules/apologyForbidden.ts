import { certainApologies } from './apologies.ts';
import { finding, type ReplyRule } from './rule.ts';

/** The tone forbids apologies: the brand holds its ground. */
export const apologyForbidden: ReplyRule = (reading, context) => {
  if (context.tone.apology !== 'forbidden') return [];
  return certainApologies(reading, context).map((place) =>
    finding(
      context,
      'apology-forbidden',
      'error',
      place,
      'Pas d’excuses ici : la marque tient sa position.',
      'No apology here: the brand holds its ground.',
    ),
  );
};
