import { eld } from 'eld/extrasmall';
import type { Reading } from '../reading.ts';
import { finding, type ReplyContext, type ReplyRule } from './rule.ts';

/** Under this many letters a detector guesses. */
const FEWEST_LETTERS = 25;
/** How far, on eld's scale of 0 to 1, another language must lead. */
const LEAD = 0.1;

/** The reply is not in the language of the comment. Names, quotations and links are left out of the judgement. */
export const language: ReplyRule = (reading, context) => {
  const scores = scoresOf(reading, context);
  if (scores === null) return [];
  const wanted = context.language.toLowerCase().split('-')[0]!;
  const [best] = Object.entries(scores);
  if (best === undefined || best[0] === wanted) return [];
  const own = Object.hasOwn(scores, wanted) ? scores[wanted]! : 0;
  if (best[1] - own < LEAD) return [];
  return [
    finding(
      context,
      'language',
      'error',
      null,
      `Cette réponse n’est pas dans la langue du commentaire (${wanted}).`,
      `This reply is not in the language of the comment (${wanted}).`,
    ),
  ];
};

const scored = new WeakMap<Reading, Readonly<Record<string, number>> | null>();

/** How much the text looks like each language; null for one too short to tell. Judged once per reading: it takes longest. */
function scoresOf(reading: Reading, context: ReplyContext): Readonly<Record<string, number>> | null {
  const known = scored.get(reading);
  if (known !== undefined) return known;
  const prose = proseOf(reading, context);
  const letters = prose.replace(/[^\p{L}]/gu, '').length;
  const scores = letters < FEWEST_LETTERS ? null : eld.detect(prose).getScores();
  scored.set(reading, scores);
  return scores;
}

function proseOf({ text, own }: Reading, { names }: ReplyContext): string {
  let prose = '';
  for (let i = 0; i < text.length; i++) prose += own[i] === ' ' ? ' ' : text[i];
  for (const name of names) prose = prose.replaceAll(name, ' ');
  return prose.replace(/\{\{[^}]*\}\}|[^\p{L}\p{M}'’\s-]+/gu, ' ');
}
