/** Where a reply apologises, and whether it means it. */
import type { Place, Reading } from '../reading.ts';
import { inLanguage, placesOf, type ReplyContext } from './rule.ts';

/** Any word of apology: what a tone that requires one accepts. "une excuse", "no excuse" and "your apology" are none. */
const ANY_FR =
  /\b(?:desole|navre)(?:[·.(-]?e\)?)?(?:[·.(-]?s\)?)?(?![a-z])|(?<!\b(?:vos|tes|ses|leurs) )\bexcuses\b|\bpardon(?:nez|ne)?\b|\b(?:nous|m'|m) ?excuse[rz]?\b|\b(?:nous nous excusons|m'excuse|s'excuse|excusez|excuse[- ]nous)\b/g;
const ANY_EN =
  /\bsorry\b(?! (?:state|sight|excuse|affair|story|tale|mess))|(?<!\b(?:no|not an|your|his|her|its|their) )\bapolog(?:y|ies)\b|\bapologi[sz](?:e|es|ed|ing)\b|\bforgive us\b|\bpardon\b/g;

/** Apologies beyond doubt: what a tone that forbids them refuses. */
const BE = '(?:sommes|suis|est|sont|etions|etes)';
const MUCH =
  '(?:(?:tellement|vraiment|sincerement|profondement|infiniment|tres|si|bien|aussi|tous|toutes|encore|reellement|en|les premiers) )*';
const SURE_FR = new RegExp(
  [
    `\\b${BE} ${MUCH}(?:desole|navre)(?:[·.(-]?e\\)?)?(?:[·.(-]?s\\)?)?(?![a-z])`,
    `(?<=^|[.!?…:;(\\n] *|— |\\bencore )${MUCH}(?:desole|navre)(?:[·.(-]?e\\)?)?(?:[·.(-]?s\\)?)?(?![a-z])`,
    `(?<=, |\\bet )${MUCH}(?:(?:desole|navre)(?:[·.]?e)?(?:[·.]?s)?(?= (?:de|du|des|d'|pour|que|si)\\b)|(?:desole|navre)e?s(?= ?[.!:]))`,
    '\\b(?:devons|doit|dois|presentons|presente|fais|faisons) (?:des|de) (?:[a-z]+ )?excuses\\b',
    '\\b(?:nos|mes|toutes nos|mille|plates|sinceres) (?:plus )?(?:plates |sinceres )?excuses\\b',
    "(?<=^|[.!?…,:;\\n] *)pardon\\b(?! (?:a|et|du)\\b)|\\bpardon (?:pour|de|d'|si)|\\b(?:nous|on|je) (?:vous |te |leur |en |lui )*demand\\w+ pardon\\b|\\bmille pardons\\b",
    "\\b(?:nous nous excusons|je m'excuse|on s'excuse|(?<!\\bpas |\\bni )(?:veuillez|priez?|prions|vouloir|de|a|voulons|souhaitons|devons) (?:bien vouloir )?(?:nous |m')excuser|excusez[- ](?:nous|moi))\\b",
  ].join('|'),
  'g',
);
const SURE_EN =
  /\b(?:we|i)(?:'re|'m| are| am) (?:(?:so|very|all|[a-z]+ly) )*sorry\b|\b(?:we|i) (?:really|truly|genuinely) (?:are|am) (?:so |very )?sorry\b|(?<=^|[.!?…,:;\n] *(?:and |but )?)(?:(?:so|very|really|truly) )*sorry\b|\b(?:our|my|sincere|many|full|thousand|deepest|heartfelt) apolog(?:y|ies)\b|\b(?:owe|owed|offer|offering|make|send|deserve|deserved)s? (?:[a-z]+ ){0,2}an apology\b|\b(?:we|i) (?:do |sincerely |deeply |truly |fully |must |want to |would like to )*apologi[sz]e\b|\b(?:we|i)'d like to apologi[sz]e\b|(?<=^|[.!?…\n] *)pardon\b|\bplease forgive us\b/g;

/** Any word that may be an apology. */
export function possibleApologies(reading: Reading, context: ReplyContext): readonly Place[] {
  return placesOf(inLanguage(context, { fr: ANY_FR, en: ANY_EN }), reading.own);
}

/** Apologies beyond doubt. */
export function certainApologies(reading: Reading, context: ReplyContext): readonly Place[] {
  return placesOf(inLanguage(context, { fr: SURE_FR, en: SURE_EN }), reading.own);
}
