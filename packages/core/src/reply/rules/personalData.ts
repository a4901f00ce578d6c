import type { Place } from '../reading.ts';
import { finding, placesOf, type ReplyContext, type ReplyRule } from './rule.ts';

const MAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu;
/** French and British national numbers, and international ones. */
const PHONE =
  /(?<![\d\p{L}])(?:(?:\+|00)\d{1,3}[ .\u00a0-]?(?:\(0\)[ .-]?)?\d(?:[ .\u00a0-]?\d){6,11}|0[1-9](?:[ .\u00a0-]?\d{2}){4}|0[1-37]\d{9}|0\d{2,4}[ \u00a0-]\d{3}[ \u00a0-]?\d{3,4}|\(0\d{2,4}\)[ \u00a0]?\d{3,4}[ \u00a0-]?\d{3,4})(?![\d\p{L}])/gu;
const DIGITS = /(?<!\d)\d(?:[ \u00a0-]?\d){12,18}(?!\d)/g;
const IBAN = /(?<![A-Za-z\d])[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z\d]{2,4}){3,8}(?![A-Za-z\d])/g;
/** "commande n° 123456789", "booking reference: QX7T4Z9": the number is the second group. */
const REFERENCE =
  /\b((?:commande|dossier|reservation|reference|ref|client|contrat|suivi|colis|facture|billet|passeport|adherent|order|booking|case|file|customer|tracking|ticket|invoice|policy|passport|account|numero)(?: (?:de|of|du) [a-z]+)?(?: ?(?:n°|no\.?|nr\.?|num(?:ero|ber)?|#|ref(?:erence)?\.?|code|is|est))*\s?[:#]?\s?)((?=[a-z]*\d[a-z]*\d)[a-z\d]{6,20}|(?=(?:[a-z-]*\d){5})[a-z\d][a-z\d-]{5,22}[a-z\d])\b(?! ?(?:€|voyageurs|colis|boites|people|passengers))/g;
const STREET =
  /\b\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|av|boulevard|bd|allee|chemin|impasse|place|quai|cours|route|square)\b[^.\n]{2,40}?\b\d{5}\b/g;

/**
 * Personal data in a public reply: mails, telephone, card and bank numbers are certain; order numbers and street addresses
 * warn. The brand's own contacts, those in its templates, are let through. Cards are told by Luhn's sum (ISO/IEC 7812),
 * IBANs by theirs (ISO 13616).
 */
export const personalData: ReplyRule = ({ text, folded }, context) => {
  if (!context.isPublic) return [];
  const slice = ({ start, end }: Place) => text.slice(start, end);
  const ibans = placesOf(IBAN, text).filter((place) => isIban(slice(place)));
  const cards = outside(placesOf(DIGITS, text), ibans).filter((place) => isCard(slice(place)));
  const numbers = [...ibans, ...cards];
  const mails = placesOf(MAIL, text).filter((place) => !isOwn(slice(place).toLowerCase(), context));
  const phones = outside(placesOf(PHONE, text), numbers).filter(
    (place) => !isOwn(slice(place).replace(/\D/g, ''), context),
  );
  const certain = [...numbers, ...mails, ...phones];
  const references = [...folded.matchAll(REFERENCE)].map((match) => {
    const start = match.index + match[1]!.length;
    return { start, end: start + match[2]!.length };
  });
  const likely = outside([...references, ...placesOf(STREET, folded)], certain);
  const say = (severity: 'error' | 'warning') => (place: Place) =>
    finding(
      context,
      'personal-data',
      severity,
      place,
      'Une donnée personnelle en public : passer en message privé.',
      'Personal data in public: move to a private message.',
    );
  return [...certain.map(say('error')), ...likely.map(say('warning'))].sort((a, b) => a.start! - b.start!);
};

function outside(places: readonly Place[], others: readonly Place[]): readonly Place[] {
  return places.filter((place) => !others.some((other) => place.start < other.end && other.start < place.end));
}

function isOwn(contact: string, context: ReplyContext): boolean {
  return context.contacts.includes(contact);
}

/** First digits of the card networks, 13 to 19 digits, and Luhn's sum. */
function isCard(written: string): boolean {
  const digits = written.replace(/\D/g, '');
  if (!/^(?:4|5[1-5]|2[2-7]|3[4-9]|6)/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = digit * 2;
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** The first four characters go to the end, letters become numbers, and the rest of the division by 97 is 1. */
function isIban(written: string): boolean {
  const plain = written.replace(/[ \u00a0]/g, '');
  if (plain.length < 15 || plain.length > 34) return false;
  let rest = 0;
  for (const character of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
