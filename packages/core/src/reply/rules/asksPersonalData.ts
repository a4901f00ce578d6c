import { finding, inLanguage, ownWords, type ReplyRule } from './rule.ts';

const YOUR_FR = '(?:votre|vos|ton|ta|tes)';
const DATA_FR = `(?:${YOUR_FR} (?:[a-z]+ )?(?:adresse|e-?mail|mail|courriel|numeros?|telephone|portable|coordonnees|references?|noms?|prenoms?|date de naissance|code postal|iban|rib|identifiants?|mot de passe|dossier)|(?:le|la|un|les) (?:numeros?|references?) (?:de |du |d')(?:(?:votre|ton|ta|vos|tes|la|l'|le) ?)?(?:commande|dossier|reservation|telephone|client|carte|billet|suivi|colis|abonnement|contrat))\\b`;
const ASK_FR = new RegExp(
  [
    `\\b(?:r?envo(?:yez|ie)|donnez?|communiquez?|transmet(?:tez|s)|indiquez?|precisez?|laissez?|fournis(?:sez)?|partagez?|publiez?|postez?|repond(?:ez|s)|confirmez?|renseignez?|ecri(?:vez|s)|mettez?|ajoutez?|rappelez?)(?:-(?:nous|moi))?\\b[^.!?]{0,40}?\\b${DATA_FR}`,
    `\\b(?:pou(?:vez|rriez|rrais|rrait)|peux|peut|merci de|veuillez)\\b[^.!?]{0,30}?\\b(?:avoir|donner|envoyer|communiquer|transmettre|indiquer|preciser|laisser|fournir|partager|confirmer|renseigner|rappeler)\\b[^.!?]{0,25}?\\b${DATA_FR}`,
    `\\b(?:tu|vous) (?:nous|me|m') ?(?:donne|envoi|envoy|communiqu|laisse|rappel|transme)[a-z]+ [^.!?]{0,15}?${DATA_FR}`,
    `\\bquel(?:le)?s? (?:est|sont|etait) ${DATA_FR}`,
    '\\b(?:sous|a) quel(?:le)? (?:nom|adresse|numero|mail|e-?mail)\\b',
    `\\b${DATA_FR}[^.!?]{0,30}(?:s'il (?:vous|te) plait|svp|stp)\\b`,
    `\\b(?:il nous (?:faut|faudrait|manque)|(?:nous avons|on a|j'ai) besoin (?:de|d')|on a besoin de)\\b ?[^.!?]{0,15}?${DATA_FR}`,
  ].join('|'),
);
const PRIVATE_FR =
  /\b(?:prives?|privees?|mp|dm|messages? directs?|messagerie|inbox|formulaire|par mail|par e-?mail|par telephone|par courriel|espace client)\b/;
const NEVER_FR =
  /\b(?:jamais|inutile|pas besoin|ne [a-z]+ pas|n'[a-z]+ pas|sans (?:donner|publier|partager)|garde[rz]? (?:votre|vos|ton|ta|tes)|evitez|evite|supprimez|retirez|masquez)\b/;

const DATA_EN =
  '(?:your (?:[a-z]+ ){0,2}?(?:address|e-?mail|numbers?|phone|contact details|details|references?|names?|surname|date of birth|postcode|zip|iban|password|id)|(?:the|an) (?:order|booking|case|phone|ticket|card|account|tracking) (?:number|reference)|the (?:number|reference) (?:of|on) your [a-z]+)\\b';
const ASK_EN = new RegExp(
  [
    `\\b(?:send|give|share|post|leave|provide|tell|reply|confirm|add|include|drop|enter|type|write|put|state|specify|submit)(?: (?:us|me|with|here))*\\b[^.!?]{0,30}?\\b${DATA_EN}`,
    `\\b(?:what is|what's|what are|may we have|can we have|could we have|can i have)\\b[^.!?]{0,10}?${DATA_EN}`,
    '\\b(?:what|which) (?:name|number|address|e-?mail)\\b[^.!?]{0,12}\\b(?:did you|do you|are you|have you|should we)\\b',
    `\\b(?:we are|we're|i am|i'm) missing [^.!?]{0,8}?${DATA_EN}`,
    `\\b${DATA_EN}[^.!?]{0,12}\\bplease\\b`,
    `\\b(?:we|i) (?:'ll |will |just |would |do |also )*need\\b[^.!?]{0,12}?${DATA_EN}`,
  ].join('|'),
);
const PRIVATE_EN = /\b(?:privately|private|dm|pm|direct messages?|inbox|form|by e-?mail|by phone|message us)\b/;
const NEVER_EN = /\b(?:never|do not|don't|no need|not need|without|avoid|keep (?:your|it)|remove|delete)\b/;

const FR = { asks: ASK_FR, inPrivate: PRIVATE_FR, never: NEVER_FR };
const EN = { asks: ASK_EN, inPrivate: PRIVATE_EN, never: NEVER_EN };

/** Asks for personal data where everybody reads along. A private message named in the sentence, or just before, makes it right. */
export const asksPersonalData: ReplyRule = (reading, context) => {
  const words = inLanguage(context, { fr: FR, en: EN });
  if (!context.isPublic || words === null) return [];
  const { asks, inPrivate, never } = words;
  return reading.sentences.flatMap((sentence, i) => {
    const said = ownWords(reading, sentence);
    const match = asks.exec(said);
    if (match === null || never.test(said)) return [];
    if (inPrivate.test(said) || inPrivate.test(ownWords(reading, reading.sentences[i - 1]))) return [];
    const start = sentence.start + match.index;
    return [
      finding(
        context,
        'asks-personal-data',
        'error',
        { start, end: start + match[0].length },
        'Une donnée personnelle demandée en public : inviter à un message privé.',
        'Personal data asked for in public: invite to a private message.',
      ),
    ];
  });
};
