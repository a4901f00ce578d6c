import type { Place, Reading } from '../reading.ts';
import { finding, isFrench, placesOf, type ReplyRule } from './rule.ts';

/** "le ton", "changer de ton." are nouns; "s'est tu" is a participle; "Te Deum" is a hymn. */
const TU =
  /(?<!\bs'(?:est|etait) |\bse sont )\btu\b|\btoi\b|\bt'(?=[aeiouhy])|\bta\b|\btes\b|\bte\b(?! deum)|(?<!\b(?:le|un|du|au|ce|quel|meme|bon|mauvais|autre|notre|votre|leur|son) )\bton\b(?!\s*(?:[.,;:!?]|$))|\b(?:tiens|tiennes?)\b(?<=\b(?:les?|la) \w+)/g;
/** "envoie-nous", "dis-moi", "écris-leur". */
const TU_ORDER =
  /\b(?:envoie|dis|donne|ecris|contacte|regarde|reponds|appelle|rappelle|raconte|explique|montre|laisse|fais|rejoins|redis|signale|transmets|suis|aide|previens|tiens|rends|precise|indique|confirme|passe|retrouve|renvoie|prends|mets|garde|partage|accorde)-(?:nous|moi|le|la|les|lui|leur|toi|en|y)\b/g;
/** At the head of a sentence, and no subject before: an order, unless a colon makes it a noun ("Note :"). */
const TU_HEAD =
  /(?:^|[.!?…\n][ \t]*|^[^.!?…\n]{0,40}, )((?:n'hesite|n'oublie)(?= )|(?:regarde|contacte|ecris|envoie|dis|donne|viens|prends|verifie|attends|essaie|essaye|clique|appelle|rappelle|reponds|ecoute|raconte|explique|precise|indique|oublie|profite|repasse|reviens|partage|signale|choisis|telecharge|consulte|goute|montre|rejoins|appuie|patiente|garde (?=le|la|les|ca|bien)|pense (?=a|au|aux|bien)|passe (?=nous|me|au|a|par|voir|en|donc|quand))(?<= |\b(?=[ ,.!]))(?! ?:))/g;
const VOUS = /(?<!\brendez[- ])\bvous\b(?! (?:tous|toutes|deux|autres)\b)|\bvotre\b|\bvos\b|\b(?:le|la|les) votres?\b/g;
const VOUS_ORDER = /\b(?:[a-z]+ez|dites|faites)-(?:nous|moi|le|la|les|lui|leur|en|y)\b/g;
const VOUS_HEAD =
  /(?:^|[.!?…\n][ \t]*)((?:ne |n')?(?!(?:chez|assez|nez|rez|allez|tenez|voyez|suez|riez)\b)[a-z]{3,}ez\b)/g;

/**
 * French: "tu" where the tone says "vous", and the other way round; orders too. Possessives and pronouns are certain, an
 * order at the head of a sentence may be a third person and only warns.
 */
export const address: ReplyRule = (reading, context) => {
  const wanted = context.tone.address;
  if (wanted === null || !isFrench(context)) return [];
  const [certain, order, head] = wanted === 'vous' ? [TU, TU_ORDER, TU_HEAD] : [VOUS, VOUS_ORDER, VOUS_HEAD];
  const sure = [...placesOf(certain, reading.own), ...placesOf(order, reading.own)];
  const unsure = groupPlaces(head, reading).filter((place) => !sure.some((other) => overlaps(place, other)));
  const say = (severity: 'error' | 'warning') => (place: Place) => {
    const words = reading.text.slice(place.start, place.end);
    return finding(
      context,
      'address',
      severity,
      place,
      `« ${words} » : ici, on dit « ${wanted} ».`,
      `"${words}": here the reply says "${wanted}".`,
    );
  };
  return [...sure.map(say('error')), ...unsure.map(say('warning'))].sort((a, b) => a.start! - b.start!);
};

/** Where the first group of a pattern stands. */
function groupPlaces(pattern: RegExp, { own }: Reading): readonly Place[] {
  return [...own.matchAll(pattern)].map((match) => {
    const words = match[1]!.trimEnd();
    const start = match.index + match[0].indexOf(match[1]!);
    return { start, end: start + words.length };
  });
}

function overlaps(a: Place, b: Place): boolean {
  return a.start < b.end && b.start < a.end;
}
