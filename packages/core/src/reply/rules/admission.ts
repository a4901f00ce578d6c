import { finding, inLanguage, placesOf, type ReplyRule } from './rule.ts';

const FR = new RegExp(
  [
    "(?<!\\bpas (?:de |la |uniquement |entierement )?)\\b(?:c'est|est|etait|c'etait|serait) (?:[a-z]+ment |bien |de )?(?:de )?(?:notre|ma) (?:propre )?faute\\b",
    '\\b(?:faute|erreur|negligence) (?:(?:vient|est)(?: bien| entierement)? (?:de (?:chez nous|nous|notre (?:cote|part|fait))|la notre)|nous (?:incombe|revient))',
    '\\b(?:nous sommes|on est|je suis) (?:(?:[a-z]+ment|bien|les|seule?s?|tous) )*(?:responsables?|coupables?|fauti(?:fs?|ves?)|en faute|en tort)\\b',
    "\\b(?:reconnaissons|assumons|acceptons|admettons|endossons|portons|reconnait|reconnais|assume|prenons)(?: [a-z]+ment)? (?:l'entiere|toute|notre|la|notre entiere|toute la|toute notre|notre pleine|la pleine|ma|sa) (?:et entiere )?responsabilite\\b",
    '\\b(?:avons|ai) ete (?:[a-z]+ment )?negligente?s?\\b|\\b(?:notre|par) negligence\\b|\\bnegligence de (?:notre|nos)\\b|\\bplaid(?:ons|e) coupables?\\b',
    '\\b(?:avons|ai) manque a (?:nos|notre|mes|mon) (?:obligation|devoir|engagement)',
    '\\ba cause de (?:nous|notre (?:erreur|faute|negligence))\\b',
    '\\b(?:avons|ai) commis (?:une|des) (?:faute|manquement|negligence)',
    '\\b(?:avons|ai) (?:enfreint|viole) (?:la|les|une|votre)\\b',
    "\\b(?:vous|t|l|les) ?'?(?:a|ont|avons) (?:rendue?s? malades?|intoxiquee?s?|empoisonnee?s?|blessee?s?)\\b",
  ].join('|'),
  'g',
);
const EN = new RegExp(
  [
    "(?<!\\bnot (?:entirely |really |just )?)(?<!n't (?:entirely |really |just )?)\\b(?:entirely |all |completely |clearly |simply )?our (?:own )?fault\\b(?<!\\bnot \\w+ our fault)",
    '\\b(?:fault|mistake|error) (?:is|was|lies) (?:entirely |all )?(?:ours|with us|on our side)\\b',
    "\\b(?:we (?:alone )?(?:are|were)|we're|i am|i'm) (?:(?:[a-z]+ly|all) )*(?:responsible|liable|to blame|at fault|in the wrong|guilty)\\b(?! for (?:the (?:line|network|station|area|service)|running|informing))",
    '\\b(?:accept|admit|acknowledge|take|assume|own|bear)s?(?: [a-z]+ly)? (?:full |all |the |our |its |complete |sole |entire )*(?:responsibility|liability|blame)\\b',
    '\\bwe were (?:[a-z]+ly )?(?:negligent|careless|reckless)\\b|\\bour negligence\\b|\\bnegligence of our\\b|\\bplead guilty\\b',
    '\\b(?:we|i) (?:have )?failed (?:in|to meet) (?:our|my) (?:[a-z]+ )?(?:obligations?|dut(?:y|ies))\\b',
    '\\bbecause of (?:us|our (?:mistake|fault|negligence|error))\\b',
    '\\bwe (?:have )?(?:broke|broken|violated|breached) (?:the|your|a)\\b',
    '\\bmade (?:you|him|her|them|your \\w+) (?:ill|sick)\\b',
  ].join('|'),
  'g',
);

/** An admission of fault or liability: for a lawyer to word, not for a reply in haste. */
export const admission: ReplyRule = ({ own }, context) =>
  placesOf(inLanguage(context, { fr: FR, en: EN }), own).map((place) =>
    finding(
      context,
      'admission',
      'warning',
      place,
      'Un aveu de responsabilité : le faire valider, ou dire ce qui est su et ce qui est fait.',
      'An admission of liability: have it approved, or say what is known and what is being done.',
    ),
  );
