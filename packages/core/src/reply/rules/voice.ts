import type { Place, Reading } from '../reading.ts';
import { finding, inLanguage, isEnglish, placesOf, type ReplyContext, type ReplyRule } from './rule.ts';

const JE = /\bje\b|\bj'(?=[aeiouhy])/g;
const MON = /\b(?:moi|ma|mes|me|mienne?s?)\b|\bmon\b(?! (?:compte|espace|profil|panier)\b)|\bm'(?=[aeiouhy])/g;
const NOUS = /\bnous (?:(?:ne|vous|le|la|les|leur|lui|en|y|te|nous) |[nlt]')*(?:[a-z]+ons|sommes|faisons|disons)\b/g;
/** In the text itself: "I" is one letter, and a numeral after some nouns. */
const I =
  /(?<!\b(?:[Pp]latform|[Cc]oach|[Cc]ar|[Cc]arriage|[Tt]erminal|[Pp]art|[Pp]hase|[Cc]hapter|[Ww]ar|[Gg]ate|[Cc]lass|[Ll]evel|[Tt]ype|[Hh]all|[Zz]one|[Ss]ection|[Vv]olume|[Aa]ct|[Pp]ier|[Ss]tage|[Cc]ategory|[Ll]ine|Elizabeth|Charles|James) )\bI(?:['’](?:m|ve|ll|d))?\b(?!['’.-]\w)(?! (?:is|has|are|runs|stops|of)\b)/g;
const MY = /\b(?:my|me|myself|mine)\b/g;
const WE = /\bwe(?:'(?:re|ve|ll|d))?\b/g;
const NOTRE = /\bnotre\b|\bnos\b|\b[a-z]+(?:ez|tes|s|e)-nous\b/g;
const OUR = /\bour\b|\bours\b|(?<!\blet )\bus\b/g;

const I_WORDS = { fr: JE, en: I };
const WE_WORDS = { fr: NOUS, en: WE };

/**
 * "I" where the tone speaks as "we", and the other way round. A person who says "I" may also say "our team"; a reply that says
 * only "our" and "us" warns. Quotations are left alone: they are the customer's words.
 */
export const voice: ReplyRule = (reading, context) => {
  const { own, text } = reading;
  const we = context.tone.speaksAs === 'we';
  const certain =
    isEnglish(context) && we ? capitalI(reading) : placesOf(inLanguage(context, we ? I_WORDS : WE_WORDS), own);
  const likely = we ? placesOf(inLanguage(context, { fr: MON, en: MY }), own) : onlyOurs(reading, context);
  /** "Rubrique Mon compte", "go to My Account": a capital inside a sentence names a page. */
  const isName = (place: Place) =>
    /\p{Lu}/u.test(text.charAt(place.start)) && !/(?:^|[.!?…:»"\n])\s*$/.test(text.slice(0, place.start));
  const say = (severity: 'error' | 'warning') => (place: Place) =>
    finding(
      context,
      'voice',
      severity,
      place,
      `« ${text.slice(place.start, place.end)} » : ici, la marque dit « ${we ? 'nous' : 'je'} ».`,
      `"${text.slice(place.start, place.end)}": here the brand says "${we ? 'we' : 'I'}".`,
    );
  return [...certain.map(say('error')), ...likely.filter((place) => !isName(place)).map(say('warning'))].sort(
    (a, b) => a.start! - b.start!,
  );
};

/** "Écrivez-nous" from somebody who nowhere says "I". */
function onlyOurs(reading: Reading, context: ReplyContext): readonly Place[] {
  const { own } = reading;
  const saysI = isEnglish(context) ? capitalI(reading) : placesOf(inLanguage(context, I_WORDS), own);
  if (saysI.length > 0 || placesOf(inLanguage(context, { fr: MON, en: MY }), own).length > 0) return [];
  if (!isEnglish(context)) return placesOf(inLanguage(context, { fr: NOTRE, en: OUR }), own);
  // "the US edition": capitals are gone in `own`.
  return placesOf(OUR, own).filter(({ start, end }) => reading.text.slice(start, end) !== 'US');
}

/** Capitals are gone in `own`: look in the text, where `own` is not blanked. */
function capitalI({ text, own }: Reading): readonly Place[] {
  return placesOf(I, text).filter(({ start }) => own[start] !== ' ');
}
