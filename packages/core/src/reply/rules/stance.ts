import { certainApologies } from './apologies.ts';
import { promises } from './promise.ts';
import { finding, isFrench, placesOf, type ReplyRule } from './rule.ts';

const FR =
  /\b(?:rumeurs?|informations?|accusations?|allegations?|affirmations?|propos|c'|ceci|cela|tout cela) ?(?:est|sont) (?:[a-z]+ment )?(?:faux|fausses?|infondee?s?|mensong[a-z]+|inexacte?s?|calomni[a-z]+)\b|\b(?:dementons|contestons|refutons|dement|conteste)\b|\bil n'y a (?:jamais )?eu (?:aucun|aucune|d'|de) ?(?:incident|accident|fuite|rappel|contamination|intoxication|cas)\b/g;
const EN =
  /\b(?:rumou?rs?|claims?|story|stories|allegations?|accusations?|reports?|this|that|it) (?:is|are)(?: [a-z]+ly| just)? (?:false|untrue|inaccurate|incorrect|fabricated|unfounded|baseless|a lie|lies|made up)\b|\b(?:we|i) (?:[a-z]+ly )?(?:deny|dispute|reject|refute)\b|\bthere (?:was|were|has been|is) no (?:incident|accident|leak|recall|breach|contamination|poisoning|case)\b/g;

/**
 * Denies and makes up for it in one reply: whoever says "this is false" and "our apologies" is believed in neither (Coombs
 * 2007: denial is not mixed with diminishing or rebuilding).
 */
export const stance: ReplyRule = (reading, context) => {
  const [denial] = placesOf(isFrench(context) ? FR : EN, reading.own);
  if (denial === undefined) return [];
  if (certainApologies(reading, context).length === 0 && !promises(reading, context)) return [];
  return [
    finding(
      context,
      'stance',
      'warning',
      denial,
      'La réponse dément et s’excuse à la fois : choisir.',
      'The reply denies and apologises at once: choose.',
    ),
  ];
};
