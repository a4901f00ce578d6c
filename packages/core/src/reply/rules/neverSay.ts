import { fold } from '../reading.ts';
import { finding, placesOf, type ReplyRule } from './rule.ts';

/** Words the tone never says, whatever the case, accents, apostrophes and spaces; whole words, `*` ends a stem. */
export const neverSay: ReplyRule = ({ text, folded }, context) =>
  context.tone.neverSay.flatMap((words) =>
    placesOf(pattern(words), folded).map((place) =>
      finding(
        context,
        'never-say',
        'error',
        place,
        `« ${text.slice(place.start, place.end)} » : la charte ne le dit jamais.`,
        `"${text.slice(place.start, place.end)}": the charter never says this.`,
      ),
    ),
  );

const patterns = new Map<string, RegExp>();

/** "n'hésitez pas" → /(?<!…)n[' -]+hesitez[' -]+pas(?!…)/. Kept: a charter has a few dozen. */
function pattern(words: string): RegExp {
  const known = patterns.get(words);
  if (known !== undefined) return known;
  const stem = words.trimEnd().endsWith('*');
  const parts = fold(words).match(/[\p{L}\p{N}]+/gu) ?? ['\\b\\B'];
  const end = stem ? '[\\p{L}\\p{N}]*' : '(?![\\p{L}\\p{N}])';
  const made = new RegExp(`(?<![\\p{L}\\p{N}])${parts.join('[^\\p{L}\\p{N}]+')}${end}`, 'gu');
  if (patterns.size > 5000) patterns.clear();
  patterns.set(words, made);
  return made;
}
