import { finding, inLanguage, placesOf, type ReplyRule } from './rule.ts';

const FR = new RegExp(
  [
    '\\b(?:vous auriez|tu aurais) (?:mieux fait|du (?!etre |recevoir |avoir (?:un|une|le|la|des|votre)))',
    "\\bil (?:fallait|aurait fallu|suffisait) (?!vous |te |le |nous |qu)(?:de |d')?(?:bien |simplement |mieux )?(?:lire|verifier|arriver|prevenir|regarder|garder|faire|reserver|payer|demander|suivre|conserver|anticiper|venir|appeler)",
    "(?<!\\bpas )\\bde (?:votre|ta) faute\\b|\\bc'est (?:votre|ta) faute\\b",
    "\\b(?:vous n'avez|tu n'as) (?:pas|manifestement pas|visiblement pas|meme pas) (?:bien |du tout )?(?:lu|verifie|suivi|respecte|compris|fait attention|ecoute|regarde|consulte)\\b",
    "\\bcomme (?:nous |on |je )?(?:vous |te |t')?(?:l')? ?(?:avons|a|ai) deja (?:dit|explique|ecrit|indique|precise|repete)",
    "\\bnous vous l'avons deja (?:dit|explique|ecrit|indique)",
    "\\b(?:vous vous etes|tu t'es) (?:bien )?trompee?s?\\b",
    "\\bsi (?:vous |tu )(?:l'|les |en |y )?(?:aviez|avais) (?![^.!?]{0,60}, (?:[a-z]+ez|dites|faites|montre|envoie|dis|ecris)\\b)(?:bien |mieux |simplement |seulement )?(?:lu|verifie|suivi|respecte|ecoute|anticipe|regarde|fait attention|garde|prevenu|range|conserve|reserve|pris|mis)\\b",
    '\\b(?:vous avez|tu as) (?:tres |surement |manifestement |visiblement )?mal (?:compris|lu|interprete|utilise|rempli|regarde|range|conserve)\\b',
    '\\b(?:vous avez|tu as) du mal (?!a\\b)|\\ba (?:vous|toi) de mieux\\b',
    '\\bpourtant (?:bien |clairement )?(?:ecrite?|indiquee?|affichee?|precisee?|mentionnee?|prevenue?)s?\\b',
    '\\bla prochaine fois,? (?:lisez|lis|verifiez|verifie|pensez|pense|faites|fais|soyez|sois|arrivez|arrive|reservez|reserve|regardez|regarde|evitez|evite|prenez|prends)\\b',
    "\\b(?:vous n'aviez|tu n'avais|il n'y avait) qu'a\\b|\\bencore (?:faut|fallait)-il (?:savoir|lire|penser|verifier)\\b",
    "\\bc'(?:est|etait) a (?:vous|toi) (?:seule?s? )?(?:de |d')(?!choisir\\b|decider\\b|dire\\b|voir\\b|jouer\\b|nous |me |juger\\b)[a-z]+(?:er|ir|re|oir)\\b",
    "\\bsi (?:vous (?:n')?aviez|tu (?:n')?avais) (?:pas )?(?![^.!?]{0,60}, (?:[a-z]+ez|dites|faites|montre|envoie|dis|ecris)\\b)(?!besoin|envie|raison|recu|eu\\b|le\\b|la\\b|un|des\\b|ete\\b)[a-z]+(?:e|i|u|is|it)s?\\b[^.!?]{0,40}, [^.!?]{0,40}\\b(?:aur|ser|pourr)(?:ai[st]|iez|aient)\\b",
    "\\bc'est (?:votre|ton) (?:propre )?(?:erreur|probleme)\\b",
    "\\b(?:personne d'autre|aucune? autre (?:client|cliente|voyageur|personne)) (?:ne |n')(?:s'est|se|nous)",
    '\\b(?:vous auriez|tu aurais) pu (?!etre |recevoir |avoir |esperer|attendre|compter)(?:au moins |simplement |tout de meme )?[a-z]+(?:er|ir|re|oir)\\b',
    '\\b(?:apprenez|apprends) a (?:lire|compter|verifier|ecouter|attendre|patienter|vous|te)\\b',
    '\\b(?:pas|ni) (?:notre|ma) (?:probleme|faute) (?:si|quand|que) (?:vous|tu)\\b',
    '(?<=^|[.!?:,\\n] *)a (?:vous|toi) de (?:faire attention|verifier|lire|prevoir|anticiper|vous |te |mieux)',
    '\\b(?:vous exagerez|tu exageres|soyez (?:raisonnable|honnete|serieux|realiste)|sois (?:raisonnable|honnete|serieux))',
    '\\b(?:mal|pas) (?:remplie?|saisie?|renseignee?|lue?|rangee?)s? par (?:vos soins|vous|toi)\\b',
    '\\b(?:vous etes|tu es) (?:arrivee?s? |venue?s? )?(?:trop )?(?:en retard|tard)\\b[^.!?]{0,30}\\b(?:pouvons|peut|pouvait) rien\\b',
    '\\bcomme (?:[a-z]+ )?(?:tres )?(?:clairement |noir sur blanc )(?:ecrit|indique|precise|mentionne|affiche|stipule)e?s?\\b|\\bcomme (?:il est |c.est )?(?:ecrit|indique|precise|mentionne|affiche|stipule)e?s? (?:tres )?(?:clairement|noir sur blanc|en toutes lettres)\\b',
    "\\b(?:vous etes|tu es) (?:la |le |bien le |bien la )seule? a (?:vous|te|t')",
  ].join('|'),
  'g',
);
const EN = new RegExp(
  [
    '\\byou (?:should|ought to|could) (?:really |simply |just |at least )?have (?!been |had |received |got |gotten )',
    "(?<!\\bnot )(?<!n't )\\byour (?:own )?fault\\b",
    "\\byou (?:did not|didn't|failed to|clearly did not|never|neglected to) (?:even |bother to )?(?:read|check|follow|respect|listen|understand|look|pay attention|bother)\\b",
    '\\bas (?:we|i) (?:have )?(?:already|previously|repeatedly) (?:told|said|explained|wrote|written|mentioned)',
    '\\byou (?:went to|took|chose|picked|booked|entered|boarded) the wrong\\b',
    '\\b(?:had you|if you had|if only you had) (?:simply |only |just |bothered to )?(?:checked|read|followed|listened|looked|asked|arrived|paid attention|kept|stored|booked|put|taken|noticed)\\b',
    '\\byou (?:have )?(?:clearly |obviously |simply |must have )?(?:misunderstood|misread|misinterpreted|misused)\\b',
    '\\b(?:was|were) (?:clearly |plainly )?(?:written|stated|displayed|marked|explained|printed) (?:in (?:large|big|bold|capital|plain)|clearly|plainly)|\\b(?:was|were) (?:clearly|plainly) (?:written|stated|displayed|marked|explained|printed|told)\\b',
    '\\bnext time,? (?:please )?(?:read|check|arrive|book|be|make sure|follow|look|remember|try)\\b|\\ball you had to do\\b|\\btry to be (?:better|more) (?:organi[sz]ed|prepared|careful|attentive|patient)\\b|\\bhave to know how to (?:read|use|count)\\b',
    "\\b(?:it is|it's|it was) (?:also |entirely )?(?:your (?:own )?(?:responsibility|job|duty)|up to you) to (?!choose|decide|say|judge|tell|see|pick)",
    '\\bhad you (?:not |only |simply )*(?!been\\b|any\\b|a\\b|had\\b|received\\b)[a-z]+(?:ed|en|ought|ept|ade|ead|ood)\\b[^.!?]{0,50}\\b(?:would|could|might)\\b',
    '\\byou (?:have )?failed to [a-z]+',
    '\\b(?:that|this|it)(?: is|.s| was) your (?:own )?(?:mistake|error|problem|doing)\\b',
    '\\b(?:nobody|no one|no other \\w+) (?:else )?(?:has )?(?:ever )?complain(?:ed|s)\\b',
    '(?<=^|[.!?:,\\n] *)(?:please )?learn (?:how )?to\\b|\\ball it (?:took|takes) (?:was|is)\\b',
    '\\b(?:not|hardly) (?:our|my) (?:problem|fault) (?:that|if|when) you\\b',
    '\\bpay (?:more )?attention (?:next time|in future)\\b|\\b(?:be|try to be) reasonable\\b|\\byou(?:.re| are) exaggerating\\b',
    '\\byou (?:have )?(?:ignored|overlooked|forgot|disregarded|neglected) (?:the|our|to|this|that)\\b',
    '\\byou (?:arrived|came|were|turned up) (?:too )?late\\b[^.!?]{0,30}\\bnothing (?:we|i) can\\b',
    '\\bas (?:is |was |it is )?(?:clearly|plainly) (?:stated|written|explained|indicated|mentioned|shown|marked|displayed)\\b|\\bas (?:stated|written|explained|indicated|shown) (?:very )?(?:clearly|plainly)\\b',
    "\\byou(?:'re| are) the (?:only|first) (?:one|person|customer)? ?(?:who is |to be )?complain",
  ].join('|'),
  'g',
);

/** Blames the customer. True or not, it is read as contempt. */
export const blame: ReplyRule = ({ own }, context) =>
  placesOf(inLanguage(context, { fr: FR, en: EN }), own).map((place) =>
    finding(
      context,
      'blame',
      'warning',
      place,
      'Cette phrase accuse la personne : dire ce qui aide maintenant.',
      'This sentence blames the person: say what helps now.',
    ),
  );
