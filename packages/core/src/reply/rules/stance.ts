import { certainApologies } from './apologies.ts';
import { promises } from './promise.ts';
import { finding, inLanguage, placesOf, type ReplyRule } from './rule.ts';

const FR =
  /\bn'(?:avons|ai|a) rien (?:fait de mal|a (?:nous|me|se) reprocher)\b|\bn'y (?:sommes|suis|est) pour rien\b|\b(?:rumeurs?|informations?|accusations?|allegations?|affirmations?|propos|c'|ceci|cela|tout cela) ?(?:est|sont) (?:[a-z]+ment )?(?:faux|fausses?|infondee?s?|mensong[a-z]+|inexacte?s?|calomni[a-z]+)\b|\b(?:dementons|contestons|refutons|dement|conteste)\b|\bil n'y a (?:jamais )?eu (?:aucun|aucune|d'|de) ?(?:incident|accident|fuite|rappel|contamination|intoxication|cas)\b/g;
const EN =
  /\b(?:we|i) (?:did|have done|'ve done) nothing wrong\b|\bnone of our doing\b|\b(?:rumou?rs?|claims?|story|stories|allegations?|accusations?|reports?|this|that|it) (?:is|are)(?: [a-z]+ly| just)? (?:false|untrue|inaccurate|incorrect|fabricated|unfounded|baseless|a lie|lies|made up)\b|\b(?:we|i) (?:[a-z]+ly )?(?:deny|dispute|reject|refute)\b|\bthere (?:was|were|has been|is) no (?:incident|accident|leak|recall|breach|contamination|poisoning|case)\b/g;

/**
 * A denial that does not hold together. Beside an apology or a promise, neither is believed (Coombs 2007: denial is not mixed
 * with diminishing or rebuilding). In a crisis that the charter calls preventable, people hold the brand responsible, and
 * denying is no answer.
 */
export const stance: ReplyRule = (reading, context) => {
  const [denial] = placesOf(inLanguage(context, { fr: FR, en: EN }), reading.own);
  if (denial === undefined) return [];
  if (certainApologies(reading, context).length > 0 || promises(reading, context)) {
    const fr = 'La réponse dément et s’excuse à la fois : choisir.';
    return [finding(context, 'stance', 'warning', denial, fr, 'The reply denies and apologises at once: choose.')];
  }
  if (context.responsibility !== 'preventable') return [];
  const fr = 'Un démenti, alors que la charte tient cette crise pour évitable : dire ce qui est fait.';
  const en = 'A denial, where the charter calls this crisis preventable: say what is being done.';
  return [finding(context, 'stance', 'warning', denial, fr, en)];
};
