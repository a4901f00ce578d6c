import type { Place, Reading } from '../reading.ts';
import { finding, isFrench, placesOf, type ReplyRule } from './rule.ts';

/** "le ton", "changer de ton." are nouns; "s'est tu" is a participle; "Te Deum" is a hymn. */
const TU =
  /(?<!\bs'(?:est|etait) |\bse sont )\btu\b|\btoi\b|\bt'(?=[aeiouhy])|\bta\b|\btes\b|\bte\b(?! deum)|(?<!\b(?:le|un|du|au|ce|quel|meme|bon|mauvais|autre|notre|votre|leur|son) )\bton\b(?!\s*(?:[.,;:!?]|$|et\b|ou\b))|\b(?:tiens|tiennes?)\b(?<=\b(?:les?|la) \w+)/g;
/** "envoie-nous", "dis-moi", "écris-leur". */
const TU_ORDER =
  /\b(?:envoie|dis|donne|ecris|contacte|regarde|reponds|appelle|rappelle|raconte|explique|montre|laisse|fais|rejoins|redis|signale|transmets|suis|aide|previens|tiens|rends|precise|indique|confirme|passe|retrouve|renvoie|prends|mets|garde|partage|accorde)-(?:nous|moi|le|la|les|lui|leur|toi|en|y)\b/g;
/** At the head of a sentence, and no subject before: an order, unless a colon makes it a noun ("Note :"). */
const TU_HEAD =
  /(?:^|[.!?…\n][ \t]*|^[^.!?…\n]{0,40}, )((?:n'hesite|n'oublie)(?= )|(?:regarde|contacte|ecris|envoie|dis|donne|viens|prends|verifie|attends|essaie|essaye|clique|appelle|rappelle|reponds|ecoute|raconte|explique|precise|indique|oublie|profite|repasse|reviens|partage|signale|choisis|telecharge|consulte|goute|montre|rejoins|appuie|patiente|garde (?=le|la|les|ca|bien)|pense (?=a|au|aux|bien)|passe (?=nous|me|au|a|par|voir|en|donc|quand))(?<= |\b(?=[ ,.!]))(?! ?:))/g;
/** Also verbs of which the third person opens no sentence; those that are nouns too need what an order asks for: "Compte vingt minutes". */
const TU_HEAD_OBJECT =
  /(?:^|[.!?…\n][ \t]*|^[^.!?…\n]{0,40}, )((?:sors|jette|mange|bois|lis|relis|mets|fais|descends|enleve|remplis|ramene|apporte|rapporte|depose|deplace|goute|tends|pars|dors|souffle|respire|rentre|tape|colle|gratte|compte|demande|commande|note|marche|change|coupe|pose|reserve|monte|ouvre|ferme|cherche|trouve|tourne|retire|signe|laisse|tiens|suis|reste|cherche|essuie|rince|arrose|verse|trempe|emporte|allume|appuie|ajoute|annule|arrete|branche|cache|conserve|continue|debranche|decoupe|echange|efface|evite|imprime|installe|lance|lave|melange|modifie|prepare|presente|quitte|recupere|recharge|regle|remplace|repete|saute|scanne|secoue|selectionne|separe|supprime|teste|touche|traverse|utilise|valide|vide|visite)(?= (?:(?:(?:le|la|les)(?! (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|soir|midi|\d))|un|une|ton|ta|tes|ce|cet|cette|ces|bien|donc|plutot|d'abord|vite|ca|nous|moi|tout|toute|deux|trois|quatre|cinq|dix|quinze|vingt|trente|quelques|au moins|jusqu'a|par|en bas|en haut) |(?:ca|sur nous|sur moi)\b|(?<=demande |parle )(?:au|aux|a (?:la|nos|notre|un|une)) |l'|(?<!commande |note |demande |reserve )\d))(?! ?:))/g;
/** A second person at the head of a sentence: "Attends", "Descends", "Vois"; the first would say "je". */
const TU_HEAD_S =
  /(?:^|[.!?…\n][ \t]*|^[^.!?…\n]{0,40}, )((?:attends|vois|revois|descends|sors|ressors|pars|repars|mets|remets|lis|relis|dors|tends|rends|detends|reponds|apprends|reprends|sers|choisis|finis|reflechis|remplis|saisis|ralentis|eteins|rejoins|fais|refais|bois|cours|vas|sois|aies|sache|veuille)(?= [a-z]|[.,!]))(?! ?:)/g;
/** "Mange-les", "profites-en": whatever the verb. */
const TU_PRONOUN =
  /(?<![-'])\b(?!(?:[a-z]*(?:ons|mmes|faites|dites)|etes|puis|suis|dois|vous|nous|elles?|ils|celles?|ceux)-)[a-z]+[es]-(?:nous|moi|toi|les|lui|leur|en|y)\b(?![-'])/g;
/** "vous deux", "on vous embrasse tous" speak to several people. */
const VOUS =
  /(?<!\brendez[- ])\bvous\b(?! (?:[a-z]+ )?(?:tous|toutes|deux|autres)\b)|\bvotre\b|\bvos\b|\b(?:le|la|les) votres?\b/g;
const VOUS_ORDER = /\b(?:[a-z]+ez|dites|faites)-(?:nous|moi|le|la|les|lui|leur|en|y)\b/g;
const VOUS_HEAD =
  /(?:^|[.!?…\n][ \t]*)((?:ne |n')?(?!(?:chez|assez|nez|rez|allez|tenez|voyez|suez|riez)\b|rendez[- ]vous\b)[a-z]{3,}ez\b)/g;

/**
 * French: "tu" where the tone says "vous", and the other way round; orders too. Possessives and pronouns are certain, an
 * order at the head of a sentence may be a third person and only warns.
 */
export const address: ReplyRule = (reading, context) => {
  const wanted = context.tone.address;
  if (wanted === null || !isFrench(context)) return [];
  const [certain, order, ...heads] =
    wanted === 'vous' ? [TU, TU_ORDER, TU_HEAD, TU_HEAD_OBJECT, TU_HEAD_S, TU_PRONOUN] : [VOUS, VOUS_ORDER, VOUS_HEAD];
  const sure = [...placesOf(certain, reading.own), ...placesOf(order, reading.own)];
  const unsure = heads
    .flatMap((head) => groupPlaces(head, reading))
    .filter((place) => !sure.some((other) => overlaps(place, other)));
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
  /** "Ton et volume": at the head of a sentence it may be the noun. */
  const isNoun = (place: Place) => reading.text.slice(place.start, place.end) === 'Ton';
  const told = sure.map((place) => say(isNoun(place) ? 'warning' : 'error')(place));
  return [...told, ...unsure.map(say('warning'))].sort((a, b) => a.start! - b.start!);
};

/** Where the first group of a pattern stands, or all of it where it has none. "Vérifié" is a participle, not an order, though its accent is folded away. */
function groupPlaces(pattern: RegExp, { own, text }: Reading): readonly Place[] {
  return [...own.matchAll(pattern)]
    .map((match) => {
      const found = match[1] ?? match[0];
      const words = found.trimEnd();
      const start = match.index + match[0].indexOf(found);
      return { start, end: start + words.length };
    })
    .filter(({ start, end }) => !/[éÉ]$/.test(text.slice(start, end)));
}

function overlaps(a: Place, b: Place): boolean {
  return a.start < b.end && b.start < a.end;
}
