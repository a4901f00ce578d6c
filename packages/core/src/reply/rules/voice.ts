import type { Place } from '../reading.ts';
import { finding, isEnglish, isFrench, placesOf, type ReplyRule } from './rule.ts';

const JE = /\bje\b|\bj'(?=[aeiouhy])/g;
const MON = /\b(?:moi|ma|mes|me|mienne?s?)\b|\bmon\b(?! (?:compte|espace|profil|panier)\b)|\bm'(?=[aeiouhy])/g;
const NOUS = /\bnous (?:(?:ne|vous|le|la|les|leur|lui|en|y|te|nous) |[nlt]')*(?:[a-z]+ons|sommes|faisons|disons)\b/g;
/** In the text itself: "I" is one letter, and a numeral after some nouns. */
const I =
  /(?<!\b(?:[Pp]latform|[Tt]erminal|[Pp]art|[Pp]hase|[Cc]hapter|[Ww]ar|[Gg]ate|[Cc]lass|[Ll]evel|[Tt]ype|[Hh]all|[Zz]one|[Ss]ection|[Vv]olume|[Aa]ct|[Pp]ier|[Ss]tage|[Cc]ategory|[Ll]ine|Elizabeth|Charles|James) )\bI(?:['’](?:m|ve|ll|d))?\b(?!['’.-]\w)/g;
const MY = /\b(?:my|me|myself|mine)\b/g;
const WE = /\bwe(?:'(?:re|ve|ll|d))?\b/g;

/**
 * "I" where the tone speaks as "we", and the other way round. A person who says "I" may still say "our team". Quotations are
 * left alone: they are the customer's words.
 */
export const voice: ReplyRule = (reading, context) => {
  const { own, text } = reading;
  const we = context.tone.speaksAs === 'we';
  const certain = isFrench(context) ? placesOf(we ? JE : NOUS, own) : isEnglish(context) ? (we ? places(I) : placesOf(WE, own)) : [];
  const likely = !we ? [] : isFrench(context) ? placesOf(MON, own) : isEnglish(context) ? placesOf(MY, own) : [];
  /** "Rubrique Mon compte", "go to My Account": a capital inside a sentence names a page. */
  const isName = (place: Place) => /\p{Lu}/u.test(text.charAt(place.start)) && !/(?:^|[.!?…:»"\n])\s*$/.test(text.slice(0, place.start));
  const say = (severity: 'error' | 'warning') => (place: Place) =>
    finding(
      context,
      'voice',
      severity,
      place,
      `« ${text.slice(place.start, place.end)} » : ici, la marque dit « ${we ? 'nous' : 'je'} ».`,
      `"${text.slice(place.start, place.end)}": here the brand says "${we ? 'we' : 'I'}".`,
    );
  return [...certain.map(say('error')), ...likely.filter((place) => !isName(place)).map(say('warning'))].sort((a, b) => a.start! - b.start!);

  /** Capitals are gone in `own`: look in the text, where `own` is not blanked. */
  function places(pattern: RegExp) {
    return placesOf(pattern, text).filter(({ start }) => own[start] !== ' ');
  }
};
