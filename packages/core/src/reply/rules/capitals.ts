import { fold } from '../reading.ts';
import { finding, type ReplyRule } from './rule.ts';

/** Words that nobody abbreviates: in capitals they shout. "US", "IT", "EST" and the like are left out. */
const ORDINARY = new Set(
  `nous vous vos votre notre je il elle ils elles pas plus jamais toujours vraiment tres trop merci desole desolee desoles desolees
  bonjour attention urgent urgente important importante gratuit gratuite enfin aussi tout tous toute toutes rien bien bon oui non sans
  avec pour dans lisez ecrivez appelez envoyez regardez verifiez faut doit sont etes sommes avez avons encore seulement uniquement
  obligatoire interdit aucun aucune chaque maintenant aujourd'hui demain ici stop personne jours promis certain
  we you so sorry very really please always never not ever free thanks thank the and are do don't must read check your our only every
  any yes will be please important attention urgent today tomorrow now here nobody everyone absolutely definitely can cannot can't
  won't this that what why how have has does did is was were been right wrong great amazing love terms before after`
    .split(/\s+/)
    .filter(Boolean),
);
const CAPITALS = /(?<![\p{L}\p{N}@#])\p{Lu}[\p{Lu}'’]+(?:[  \u00a0-]\p{Lu}[\p{Lu}'’]+)*(?![\p{L}\p{N}])/gu;

/** Ordinary words in capitals. Acronyms, flight numbers and the brand's own names are left alone. */
export const capitals: ReplyRule = ({ text }, context) =>
  [...text.matchAll(CAPITALS)]
    .filter(([run]) => !context.names.some((name) => name.includes(run)))
    .filter(
      ([run]) =>
        run.split(/[\s\u00a0-]/).some((word) => word.length > 2 && ORDINARY.has(fold(word))) || isSentence(run),
    )
    .map((match) =>
      finding(
        context,
        'capitals',
        'warning',
        { start: match.index, end: match.index + match[0].length },
        `« ${match[0]} » : des capitales crient.`,
        `"${match[0]}": capitals shout.`,
      ),
    );

/**
 * The same words without shouting: ordinary, short and long ones in lower case, what may be an acronym or a name as it was.
 *
 *     calm('TOUT EST GRATUIT SNCF', true, []) // "Tout EST gratuit SNCF"
 */
export function calm(run: string, atHead: boolean, names: readonly string[]): string {
  const isName = (word: string) => names.some((name) => name.includes(word));
  const said = run.replace(/[^\s\u00a0-]+/gu, (word) => {
    if (isName(word)) return word;
    if (/^I['’]/u.test(word)) return word.charAt(0) + word.slice(1).toLowerCase();
    const plain = word.length <= 2 || word.length >= LONG || ORDINARY.has(fold(word));
    return plain ? word.toLowerCase() : word;
  });
  return atHead ? said.charAt(0).toUpperCase() + said.slice(1) : said;
}

/** Nobody's acronym is as long. */
const LONG = 7;

/** Four words in a row are no acronym. */
function isSentence(run: string): boolean {
  return run.split(/\s/).length >= 4;
}
