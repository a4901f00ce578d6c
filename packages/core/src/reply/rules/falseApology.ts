import { finding, inLanguage, placesOf, type ReplyRule } from './rule.ts';

const SORRY = '(?:desole|navre)e?s?|excuses|excusons|excuser|excusez|excuse|pardon|regrettons|regrette';
/** Words between the apology and its "si"; "nous vérifions si" asks a question. */
const FEW = "(?: (?!nous\\b|je\\b|on\\b|et\\b|mais\\b)[a-z']+){0,4}?";
const FR = new RegExp(
  [
    `\\b(?:${SORRY})${FEW},? (?:si |s')(?:jamais|certain|vous|tu|cela|ca|notre|nos|nous|on|quelqu|d'aucuns|ce|cette|ces|la|le|les|l'|un|une|elle|il|ils|des)`,
    `\\b(?:${SORRY}) qu(?:e|') ?(?:vous|tu|certains?|ils|on) (?:(?:le|la|les|l'|vous|te|se|s'|ne) ?)*(?:ressent|pren|pens|trouv|croy|croi|jug|interpret|percev|ay(?:ez|ent) (?:mal|pu)|aies mal|voy|voi)`,
    `\\b(?:${SORRY}) qu(?:e|') ?(?:vous |tu |certains? |certaines |d'aucuns )(?:ay(?:ez|es)|ai(?:ent|t)) (?:pu |[a-z]+ment )*(?:ete |etre )?(?:choque|offense|vexe|froisse|heurte)e?s?\\b`,
    `\\b(?:${SORRY}) pour (?:toute?|tous les|toutes les|l'eventuel(?:le)?|les eventuel(?:le)?s) [^.!?]{0,40}\\b(?:aurait|auraient|a|ont) pu\\b`,
    `\\b(?:${SORRY}),? mais (?:vous|tu|c'est a vous|il fallait)\\b`,
    `\\b(?:${SORRY})\\b[^.!?]{0,80}\\bsi (?:tel|c') ?(?:est|etait) le cas`,
    `\\b(?:${SORRY}) que [^.!?]{0,40}\\bmal (?:interprete|compris|pris|percu|recu|vecu)e?s?\\b`,
    `\\b(?:${SORRY})\\b[^.!?]{0,12} (?:a|aupres de) (?:tous |toutes )?(?:ceux|celles|quiconque)\\b[^.!?]{0,16}(?:aurai(?:en)?t pu|ont pu|a pu)\\b`,
  ].join('|'),
  'g',
);
const EN = new RegExp(
  [
    "\\b(?:sorry|apologi[sz]e|apology|apologies|regret|pardon)(?: (?!and\\b|but\\b|we\\b|i\\b|check\\w*|ask\\w*)[a-z']+){0,3}? if (?:you|this|that|it|we|our|any|anyone|anybody|some|someone|the|anything|something|your|my|i)\\b",
    '\\b(?:sorry|regret|regrets)(?: that)? (?:you|some|anyone|(?:some |certain )?(?:people|readers|customers|travellers|fans)) (?:may |might |have |all )*(?:feel|felt|took|take|see|saw|think|thought|find|found|consider|interpret\\w*)\\b(?! (?:ill|sick|unwell|cold|pain|glass|a \\w+ in))',
    '\\b(?:sorry|regret|regrets)(?: that)? (?:you|some|anyone|(?:some |certain )?(?:people|readers|customers|travellers|fans)) (?:were|was|are|got|have been|may have been) (?:so )?(?:offended|upset|shocked|annoyed|bothered|insulted|put off)\\b',
    '\\b(?:sorry|apologi[sz]e|apologies|regret) for any [a-z]+(?: [a-z]+)? (?:that |which |this |it |we )?(?:may|might|could) have\\b',
    '\\bsorry,? but (?:you|it was up to you)\\b',
    '\\b(?:sorry|apologi[sz]e|apologies)\\b[^.!?]{0,80}\\bif (?:that|this|such) (?:is|was) the case',
    '\\b(?:sorry|regret)(?: that)? [^.!?]{0,40}\\b(?:was|were|has been|have been|got|came across) (?:misinterpreted|misunderstood|misread|misconstrued|taken (?:badly|the wrong way|out of context))',
    '\\b(?:sorry|apologi[sz]e|apologies) to (?:anyone|anybody|all|those|people)(?: of you)? who (?:may|might|could) have\\b',
  ].join('|'),
  'g',
);

/** An apology that blames feelings or doubts the facts: "désolés si…", "sorry you feel that way", "sorry, but you…". */
export const falseApology: ReplyRule = ({ own }, context) =>
  placesOf(inLanguage(context, { fr: FR, en: EN }), own).map((place) =>
    finding(
      context,
      'false-apology',
      'error',
      place,
      'Ces excuses n’en sont pas : dire ce qui s’est passé, sans « si » ni « mais ».',
      'This is no apology: say what happened, without "if" or "but".',
    ),
  );
