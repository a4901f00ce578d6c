import { finding, inLanguage, placesOf, type ReplyRule } from './rule.ts';

const FR = new RegExp(
  [
    "(?<!\\bpas (?:de |la |uniquement |entierement )?)\\b(?:c'est|est|etait|c'etait|serait) (?:[a-z]+ment |bien |de )?(?:de )?(?:notre|ma) (?:propre )?faute\\b",
    '\\b(?:faute|erreur|negligence) (?:(?:vient|est)(?: bien| entierement)? (?:de (?:chez nous|nous|notre (?:cote|part|fait))|la notre)|nous (?:incombe|revient))',
    '\\b(?:nous sommes|on est|je suis) (?:(?:[a-z]+ment|bien|les|seule?s?|tous) )*(?:responsables?(?! (?:de (?:la|cette|ce|ces|l.|toute la|toutes les) ?|du |des )(?:ligne|reseau|gare|service|zone|secteur|site|page|entretien|transport|region|exploitation|lieu|quai))|coupables?|fauti(?:fs?|ves?)|en faute|en tort)\\b',
    "\\b(?:reconnaissons|assumons|acceptons|admettons|endossons|portons|reconnait|reconnais|assume|prenons)(?: [a-z]+ment)? (?:l'entiere|toute|notre|la|notre entiere|toute la|toute notre|notre pleine|la pleine|ma|sa) (?:et entiere )?responsabilite\\b",
    '\\b(?:avons|ai) ete (?:[a-z]+ment )?negligente?s?\\b|\\b(?:notre|par) negligence\\b|\\bnegligence de (?:notre|nos)\\b|\\bplaid(?:ons|e) coupables?\\b',
    '\\b(?:avons|ai) manque a (?:nos|notre|mes|mon) (?:obligation|devoir|engagement)',
    '\\ba cause de (?:nous|notre (?:erreur|faute|negligence))\\b',
    '\\b(?:avons|ai) commis (?:une|des) (?:faute|manquement|negligence)',
    '\\b(?:avons|ai) (?:enfreint|viole) (?:la|les|une|votre)\\b',
    "\\b(?:due?s?|imputables?|liee?s?) a (?:une?|l'|la|des|notre|nos) ?(?:[a-z]+ ){0,3}?(?:de (?:notre|nos|la part de notre)|chez nous|commise? par (?:notre|nos|nous))\\b(?<=\\b(?:erreur|faute|negligence|manque|defaut|oubli|defaillance|imprudence|manquement)s?\\b.*)",
    "\\b(?:nous|on|je|qui) (?:vous |te |l'|les |lui )?(?:avons|a|ai) (?:[a-z]+ment )?(?:provoque|cache|dissimule|menti|neglige|omis de|laisse (?:passer|partir|entrer)|mal (?:protege|gere|entretenu|controle|securise|surveille|verifie|nettoye|conserve))e?s?\\b(?<!\\b(?:ce|celui|personne) qui .*)",
    "\\b(?:nous|on|je) (?:n')(?:avons|a|ai) pas (?:[a-z]+ment )?(?:respecte|suivi|applique|tenu compte de|controle|verifie|entretenu|protege) (?:les|la|le|nos|notre|vos|votre|l')",
    '\\b(?:mis|mettons|met|mettait) (?:votre|ta|sa|leur|la|des) (?:sante|vie|securite|personnes?|passagers?|clients?) en danger\\b',
    '\\b(?:notre|ma) responsabilite est (?:[a-z]+ment )?(?:engagee|entiere|totale|pleine|etablie)\\b',
    "\\b(?:notre|nos) [a-z]+ (?:[a-z]+ )?(?:n'(?:a|ont) pas ete (?:fait|controle|verifie|entretenu|respecte|nettoye|inspecte|suivi)e?s?|n'(?:etait|etaient|est|sont) pas (?:aux normes|conforme|sur|en regle)e?s?|(?:etait|etaient|est|sont) (?:contamin|infect|souill|avari)ee?s?)\\b",
    "\\b(?:notre|nos) (?:chauffeur|conducteur|conductrice|agent|livreur|pilote|employe|salarie|technicien|equipe)e?s? (?:[a-z]+ )?(?:s'est endormi|etait ivre|avait bu|roulait trop|a commis|a provoque|a cause|n'a pas respecte|dormait)",
    '\\b(?:nous aurions|on aurait|j.aurais) (?:bien )?du (?:mieux )?(?:controler|verifier|inspecter|entretenir|reparer|rappeler|retirer|detecter|arreter|fermer|former|securiser|proteger|surveiller|nettoyer|alerter)\\b',
    '\\b(?:contamination|intoxication|accident|fuite|incendie|defaut|bacterie|probleme|dommage|blessure|vol)s? (?:vient|viennent|provient|proviennent|est venue?|etait due?) (?:bien )?(?:de (?:notre|nos|chez nous)|a (?:notre|nos))\\b',
    '\\b(?:notre|nos) (?:[a-z]+ ){1,4}?(?:est|sont|etait|etaient) (?:[a-z]+ment |mal |trop |tres )*(?:defaillant|defectueu|insuffisant|inadapte|inadequat|entreten(?=u)|non conforme|perime|dangereu|vetuste|hors norme)[a-z]*(?<!(?:bien|parfaitement|correctement|regulierement) [a-z]+)',
    "\\b(?:notre|nos) (?:[a-z]+ ){1,2}?(?:a|ont) (?:cause|provoque|entraine) (?:l'|le |la |les |votre |vos |cet |cette )",
    "\\b(?:vous|t|l|les) ?'?(?:a|ont|avons) (?:rendue?s? malades?|intoxiquee?s?|empoisonnee?s?|blessee?s?)\\b",
  ].join('|'),
  'g',
);
const EN = new RegExp(
  [
    "(?<!\\bnot (?:entirely |really |just )?)(?<!n't (?:entirely |really |just )?)\\b(?:entirely |all |completely |clearly |simply )?our (?:own )?fault\\b(?<!\\bnot \\w+ our fault)",
    '\\b(?:fault|mistake|error) (?:is|was|lies) (?:entirely |all )?(?:ours|with us|on our side)\\b',
    "\\b(?:we (?:alone )?(?:are|were)|we're|i am|i'm) (?:(?:[a-z]+ly|all) )*(?:responsible|liable|to blame|at fault|in the wrong|guilty)\\b(?! for (?:the (?:line|network|station|area|service)|running|informing))",
    '\\b(?:accept|admit|acknowledge|take|assume|own|bear)s?(?: [a-z]+ly)? (?:full |all |the |our |its |complete |sole |entire |whole |legal |civil |criminal |total )*(?:responsibility|liability|blame)\\b',
    '\\bwe were (?:[a-z]+ly )?(?:negligent|careless|reckless)\\b|\\bour negligence\\b|\\bnegligence of our\\b|\\bplead guilty\\b',
    '\\b(?:we|i) (?:have )?failed (?:in|to meet) (?:our|my) (?:[a-z]+ )?(?:obligations?|dut(?:y|ies))\\b',
    '\\bbecause of (?:us|our (?:mistake|fault|negligence|error))\\b',
    '\\bwe (?:have )?(?:broke|broken|violated|breached) (?:the|your|a)\\b',
    '\\b(?:we|i) (?:have )?(?:caused|hid|hidden|concealed|covered up|neglected|lied)\\b(?! no)',
    "\\b(?:we|i) (?:did not|didn't|failed to) (?:[a-z]+ly )?(?:follow|respect|apply|observe|comply with) (?:the|our|any|safety|all)",
    '\\b(?:we|i) (?:have )?put (?:your|his|her|their|people.s|lives|passengers|customers) ?[a-z]* (?:at risk|in danger)\\b|\\bwe (?:have )?endangered\\b',
    '\\b(?:we|i) (?:have )?made (?:an? )?(?:serious|grave|terrible|fatal|dangerous) (?:mistake|error)s?\\b',
    '\\bour (?:[a-z]+ ){1,2}?(?:(?:was|were|is|are) (?:contaminated|infected|spoiled|tainted|not (?:up to standard|safe|compliant)|below standard)|(?:was|were) not (?:done|made|checked|inspected|cleaned|followed|carried out))\\b',
    '\\bour (?:driver|pilot|agent|employee|technician|staff|crew)s? (?:[a-z]+ )?(?:fell asleep|was drunk|were drunk|had been drinking|drove too fast|ignored|caused|broke)\\b',
    '\\bour (?:[a-z]+ ){1,2}?(?:caused|provoked|led to) (?:the|your|this|that)\\b',
    "\\b(?:we|i) (?:really )?(?:should have|ought to have|shouldn't have|should not have) (?:properly |better )?(?:inspected|checked|maintained|repaired|recalled|removed|detected|stopped|closed|trained|secured|protected|cleaned|tested|supervised|warned)\\b",
    '\\b(?:contamination|poisoning|accident|leak|fire|bacteria|injury|injuries|defect|damage|theft|crash|problem)s? (?:came|comes|come|originated|started|was|were|is) (?:[a-z]+ )?(?:from|in|due to|caused by) our\\b',
    '\\b(?:we|i) (?:have )?failed to (?:[a-z]+ly )?(?:maintain|inspect|check|protect|secure|warn|clean|repair|test|train|supervise|recall)\\b',
    '\\bour (?:[a-z]+ ){1,4}?(?:is|are|was|were) (?:[a-z]+ly |not )*(?:inadequate|insufficient|defective|faulty|flawed|unsafe|outdated|maintained(?<=(?:poorly|badly|not) maintained))\\b',
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
