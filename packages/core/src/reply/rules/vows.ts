/** What nobody can grant: that something never happens again, guarantees, oaths. */
import type { Place, Reading } from '../reading.ts';
import { inLanguage, placesOf, type ReplyContext } from './rule.ts';

const FR = new RegExp(
  [
    "\\b(?:cela|ca|ceci|c'est arrive et cela|cet incident|l'incident|cette erreur|l'erreur|ce retard|ce probleme) (?:ne |n')(?:se )?(?:re)?(?:produira|arrivera|passera|recommencera) (?:plus|pas|jamais)",
    '\\bplus jamais (?:ca|cela|une telle)\\b',
    "\\b(?:que|pour que) (?:cela|ca|ceci) (?:ne |n')(?:se )?(?:re)?(?:produise|arrive|passe) plus jamais\\b",
    "\\b(?:nous|on|je) (?:vous |te |t'|l')?(?:garanti(?:ssons|t|s)|promet(?:tons|s)?|jur(?:e|ons))\\b",
    "\\b(?:nous nous engageons|on s'engage|je m'engage) a ce qu",
    "\\b(?:nous nous engageons|on s'engage|je m'engage) a (?:vous |te |t')?(?:rembourser|indemniser|dedommager|payer|verser|offrir|rendre)\\b",
    "\\bc'est (?:promis|garanti|jure)\\b|\\bpromis,? jure\\b|, promis(?=[.! ]|$)",
    '\\b(?:sera|seront|serez|aurez|recevrez|arrivera|arriveront|partira|aura|auras|recevras) [^.!?]{0,60}\\b(?:sans faute|quoi qu.il arrive|a coup sur)\\b',
    '\\b(?:vous|tu) ne (?:paierez|payerez|paieras|payeras|debourserez|debourseras) (?:rien|pas)\\b',
  ].join('|'),
  'g',
);
const EN = new RegExp(
  [
    "\\b(?:this|that|it|such a thing|the same)(?: kind of thing)? (?:(?:will|shall) (?:never|not)|(?:'ll|would) never|won't) (?:ever )?(?:happen|occur|be repeated)",
    '\\bnever again\\b(?= ?[.!,]|$)',
    "\\b(?:make|making) (?:sure|certain) (?:that )?(?:this|that|it|such a thing) (?:never|doesn't|does not|won't|will not) happens?\\b",
    "\\byou (?:won't|will not|will never) (?:have to )?pay (?:a|anything|for)\\b",
    '\\b(?:will|shall) [^.!?]{0,60}\\b(?:without fail|no matter what|whatever happens)\\b',
    '\\b(?:we|i) (?:can |do |hereby |absolutely )*(?:guarantee|promise|swear)\\b(?! (?:nothing|no))',
    "\\b(?:you have|that's|it's|that is|it is) (?:our|my|a) (?:word|promise|guarantee)\\b(?! to)",
    '\\b(?:we|i) (?:hereby )?commit to (?:refund|compensat|pay|cover|reimburs)\\w*',
  ].join('|'),
  'g',
);

/** Vows in a reply: no fact of a case makes them true. */
export function vows({ own }: Reading, context: ReplyContext): readonly Place[] {
  return placesOf(inLanguage(context, { fr: FR, en: EN }), own);
}
