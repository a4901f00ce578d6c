import type { Place, Reading } from '../reading.ts';
import { finding, inLanguage, ownWords, placesOf, type ReplyContext, type ReplyRule } from './rule.ts';
import { vows } from './vows.ts';

const GIFT_FR =
  "(?:bons? d'achat|bons? de \\d+|virements?|avoirs?|remboursements?|gestes?(?: commercia(?:l|ux))?|dedommagements?|indemnisations?|indemnites?|compensations?|cheques?|codes? promo|bons? de reduction|reductions?|cadeaux?|billets? gratuits?)";
const SUM_FR = '\\d[\\d .,]*(?:€|eur\\b|euros?\\b|£|\\$)';
const FR = new RegExp(
  [
    "\\b(?:nous|on|je) (?:(?:vous|te|les?|la|y) |t')(?:(?:en|allons|vais|va|le|la|les) )*(?:rembours|indemnis|dedommag|credit|recredit)(?:ons|erons|e|era|erai|er)\\b",
    '\\b(?:nous|on|je) (?:allons|va|vais) (?:vous |te |tout )*(?:rembourser|indemniser|dedommager)\\b',
    '\\b(?:nous|on|je) (?:rembours|indemnis|dedommag)(?:erons|era|erai)\\b',
    '\\b(?:serez|seras|sera|serons|seront) (?:[a-z]+ )?(?:integralement |bien sur )?(?:rembourse|indemnise|dedommage|credite|recredite)e?s?\\b',
    "\\b(?:nous|on|je) (?:vous |te |t')(?:offr(?:ons|irons|e|ira|irai)|allons offrir|va offrir)\\b(?! (?:nos|mes|notre|toutes? (?:nos|notre)|tout (?:notre|le)|le choix|la possibilite|plusieurs|un (?:large|grand) choix)\\b)",
    `\\b${GIFT_FR} (?:[a-z0-9€,.]+ ){0,4}?(?:vous|t'|te) ?(?:sera|seront|attend|attendent|est|sont|parvien\\w+|arrive)`,
    `\\b${GIFT_FR} (?:[a-z]+ )?(?:est|sera) (?:garanti|acquis|en route|lance|assure)`,
    `\\b(?:recevrez|recevras|aurez|auras|toucherez|beneficierez|recevez) (?:[a-z0-9€'’,.]+ ){0,5}?(?:d')?${GIFT_FR}\\b`,
    '\\b(?:prenons|prendrons|prends|prend|prendra) (?:bien )?en charge (?!(?:votre|ta|ce|cette|le|la|ton) (?:demande|dossier|message|signalement|cas|probleme|situation|retour))',
    `\\b(?:nous|on|je) (?:vous |te |t')(?:fer(?:ons|a|ai)|fais(?:ons)?|fait|accord(?:ons|e|erons)|envoie|envoyons|enverrons|enverra|adress(?:e|ons|erons)|donn(?:e|ons|erons)|vers(?:e|ons|erons|era)|doi[st]|devons|remet(?:s|tons|trons)|prepar(?:e|ons)) (?:[a-z0-9€]+ ){0,3}?${GIFT_FR}\\b`,
    "\\b(?:(?:est|sont|sera|seront|serait|reste|restent) (?:entierement )?(?:a notre charge|a nos frais)|c'est pour nous|cadeau de la maison|c'est (?:la maison|nous|moi) qui (?:offr|pay|pai|regal)\\w*)",
    '\\bprochaine? (?:[a-z]+ ){1,3}(?:est|sera) (?:gratuite?\\b|offerte?\\b|pour (?:nous|moi)\\b)',
    `\\b(?:nous|on|je) (?:vous |te |t')?(?:ren(?:d|ds|dons|drons|dra|drai)|revers(?:e|ons|erons|era)|vir(?:e|ons|erons|era)|rembours(?:e|ons)|pai(?:e|erons|era)|pay(?:e|ons|erons|era)|credit(?:e|ons)) (?:[a-z']+ ){0,3}?(?:${SUM_FR}|l'argent\\b|(?:votre|ton) argent\\b)`,
    `\\b${GIFT_FR}(?: de)? (?:[a-z0-9€,.]+ ){0,5}?(?:part|partent|partira|arrive|arrivent|arrivera)\\b`,
    '\\b(?:nous|on|je) (?:vous |te )?(?:compens(?:erons|era|erai)|(?:allons|va|vais) (?:vous |te )?compenser)\\b',
    "\\b(?:votre|ton|l'|son) ?argent (?:revient|reviendra|sera|arrive|arrivera|part|partira|vous|te|t')\\b",
    '\\b(?:la somme|le montant|la difference) (?:[a-z]+ )?(?:sera|arrive|arrivera|revient|reviendra|vous (?:sera|est|revient)|te (?:sera|revient))\\b',
    '\\b(?:est|sont|sera|seront) (?:pour (?:nous|moi)\\b(?! (?:une?|le|la|de|tres|aussi|important))|offerte?s? (?:par (?:la maison|nous)|de bon coeur))',
    `\\bcompter sur (?:[a-z]+ ){1,4}?${GIFT_FR}\\b`,
    "\\b(?:nous|on|je) (?:vous |te |t')(?:dois|doit|devons) (?:une?|deux|trois|\\d+) (?!reponse|explication|excuse|mot|verite|vrai|suite|autre|information|precision|clarification)",
    "\\b(?:nous|on|je) (?:vous |te |t')[a-z]+(?:rons|ra|rai) (?:[a-z]+ ){0,3}?(?:gratuite?s?|gratuitement|offerte?s?|sans frais)\\b",
    '\\bremboursements? (?:[a-z]+ )?(?:sera|seront|est|va etre) (?:[a-z]+ment )?(?:fait|faits|verse|effectue|vire|traite|lance|emis|credite)s?\\b',
    "\\b(?:prenons|prend|prends|prendrons|prendra|prendrai) (?:[a-z']+ ){1,4}?a (?:notre|ma) charge\\b",
    "\\b(?:nous|on|je) (?:vous |te )?(?:paierons|paiera|paierai|payerons|payera|payerai|avancerons|avancera) (?:le |la |les |l'|votre |vos |ton |ta |tes |un |une )",
    `\\b(?:vous|tu) (?:toucherez|toucheras|recupere(?:z|s|rez|ras)|reverrez|recevrez|recevras|aurez|auras) (?:[a-z']+ ){0,3}?(?:${SUM_FR}|(?:votre|ton) argent\\b)`,
  ].join('|'),
  'g',
);
const GIFT_EN =
  '(?:vouchers?|refunds?|compensation|credits?|gift cards?|discounts?|cheques?|goodwill gesture|money back|free (?:tickets?|box(?:es)?|nights?|meals?|trips?|journeys?|months?))';
const WILL = "(?:will|'ll|shall|are going to|'re going to|am going to|'m going to)";
const EN = new RegExp(
  [
    `\\b(?:we|i) ?${WILL} (?:gladly |fully |of course |happily |now )?(?:refund|reimburse|compensate|credit|repay)\\b`,
    `\\b(?:we|i) ?${WILL} (?:gladly |fully |of course |happily )?cover (?:the|your|all|any)\\b(?! (?:story|topic|issue|news))`,
    `\\b(?:we|i) ?${WILL} (?:send|give|offer|issue) (?:you )?(?:an? |some )?(?:[a-z0-9£$€]+ ){0,3}?(?:${GIFT_EN}|free|for free)\\b`,
    `\\byou(?:'ll| will| shall) (?:get|receive|have|see) (?:[a-z']+ ){0,3}?(?:[£$€] ?\\d|\\d[\\d.,]* ?(?:pounds?|euros?|dollars?|€)|your money\\b|the money\\b)`,
    `\\bcount on (?:[a-z]+ ){1,4}?${GIFT_EN}\\b`,
    '\\b(?:your|the) money (?:will|shall|is going to) (?:be|come|reach|arrive)\\b',
    '[£$€] ?\\d[\\d.,]* (?:will|shall|is going to) (?:be|reach|come)\\b',
    `\\b(?:we|i) ?${WILL} (?:make it up to you|get you (?:an? |some )?(?:free|new|refund|voucher))`,
    '\\b(?:we|i) owe you (?:an?|one|two|\\d+) (?!answer|reply|explanation|apology|word|better|straight|proper|clear|thank|huge|big)',
    '\\b(?:expect|the|your) (?:the |your )?(?:money|refund) (?:will be |is )?(?:back )?(?:in|on) your (?:account|card)\\b',
    "\\b(?:we|i)(?:'re|'m| are| am) (?:now |already )?(?:crediting|refunding|reimbursing|compensating|covering|paying for)\\b",
    "\\byou(?:'ll| will| are going to| shall)(?: be)? (?:fully )?(?:refunded|reimbursed|compensated|credited)\\b",
    `\\byou(?:'ll| will| shall) (?:get|receive|have) (?:[a-z0-9£$€']+ ){0,4}?${GIFT_EN}\\b`,
    `\\b${GIFT_EN} (?:[a-z0-9£$€,.]+ ){0,4}?(?:(?:is|are) (?:on (?:its|their) way|guaranteed|waiting|yours|certain)|will (?:reach|be with) you)`,
    '\\b(?:is|are) on us\\b|\\bon the house\\b|\\b(?:at our expense|(?:our|my) treat)\\b',
    "\\b(?:will|'ll|shall|is going to|are going to) be (?:[a-z]+ly |automatically )?(?:refunded|reimbursed|compensated)\\b",
    `\\b(?:we|i)(?:'re|'m| are| am) (?:sending|giving|offering|issuing|paying) (?:[a-z0-9£$€]+ ){0,4}?${GIFT_EN}\\b`,
    `\\b(?:we|i) ?${WILL} pay (?:you|for)\\b|\\byou(?:'re| are) owed\\b|\\bnext (?:[a-z]+ ){1,3}(?:is|will be) free\\b`,
  ].join('|'),
  'g',
);
const PROMISES = { fr: FR, en: EN };

/** "Ne vous inquiétez pas" negates nothing. */
const COMFORT =
  /\b(?:ne (?:vous|t'|te) ?inquiet[a-z]* pas|n'hesit[a-z]* pas|pas d'inquietude|(?:do not|don't|not to) worry|do not hesitate)\b/g;
const NEGATED_FR = /\b(?:ne|n')[^.]*\b(?:pas|plus|jamais|aucun)|\bpas de\b/;
const NEGATED_EN = /\b(?:not|never|cannot|can't|won't|unable)\b/;
const SUM = /\d[\d\s\u00a0.,]*(?:€|£|\$|eur\b|euros?\b|usd\b|gbp\b|pounds?\b|dollars?\b)|[€£$] ?\d[\d.,]*/g;

/**
 * A promise of money, a gift or costs covered that no fact of the case grants. When the case knows a sum, a promise that
 * names it, or names none, is covered. A vow ("this will never happen again") is granted by no fact.
 */
export const promise: ReplyRule = (reading, context) => {
  const gifts = reading.sentences.flatMap((sentence) => {
    const words = ownWords(reading, sentence);
    const negation = inLanguage(context, { fr: NEGATED_FR, en: NEGATED_EN });
    if (negation?.test(words.replace(COMFORT, ' ')) || isGranted(words, context)) return [];
    return placesOf(inLanguage(context, PROMISES), words).map(({ start, end }) => ({
      start: start + sentence.start,
      end: end + sentence.start,
    }));
  });
  const isNew = (place: Place) => !gifts.some((gift) => place.start < gift.end && gift.start < place.end);
  return [...gifts, ...vows(reading, context).filter(isNew)]
    .sort((a, b) => a.start - b.start)
    .map((place) =>
      finding(
        context,
        'promise',
        'warning',
        place,
        'Une promesse que le dossier ne prévoit pas : demander d’abord l’accord, ou la retirer.',
        'A promise that the case does not grant: get it agreed first, or take it out.',
      ),
    );
};

/** Whether a reply promises anything at all. */
export function promises({ own }: Reading, context: ReplyContext): boolean {
  return placesOf(inLanguage(context, PROMISES), own).length > 0;
}

function isGranted(words: string, context: ReplyContext): boolean {
  if (context.sums.length === 0) return false;
  const granted = context.sums.map(digits);
  return (words.match(SUM) ?? []).every((sum) => granted.includes(digits(sum)));
}

/** "49,90 €" and "49.90 EUR" are one sum; "120,00" is "120". */
function digits(sum: string): string {
  return sum
    .replace(/[^\d.,]/g, '')
    .replace(/[.,]00$/, '')
    .replace(/[.,]/g, '');
}
