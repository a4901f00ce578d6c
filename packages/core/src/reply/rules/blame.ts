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
    "\\bsi (?:vous |tu )(?:l'|les |en |y )?(?:aviez|avais) (?:bien |mieux |simplement |seulement )?(?:lu|verifie|suivi|respecte|ecoute|anticipe|regarde|fait attention|garde|prevenu|range|conserve|reserve|pris|mis)\\b",
    '\\b(?:vous avez|tu as) (?:tres |surement |manifestement |visiblement )?mal (?:compris|lu|interprete|utilise|rempli|regarde|range|conserve)\\b',
    '\\b(?:vous avez|tu as) du mal (?!a\\b)|\\ba (?:vous|toi) de mieux\\b',
    '\\bpourtant (?:bien |clairement )?(?:ecrite?|indiquee?|affichee?|precisee?|mentionnee?|prevenue?)s?\\b',
    '\\bla prochaine fois,? (?:lisez|lis|verifiez|verifie|pensez|pense|faites|fais|soyez|sois|arrivez|arrive|reservez|reserve|regardez|regarde|evitez|evite|prenez|prends)\\b',
    "\\b(?:vous n'aviez|tu n'avais|il n'y avait) qu'a\\b|\\bencore (?:faut|fallait)-il (?:savoir|lire|penser|verifier)\\b",
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
