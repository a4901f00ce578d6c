/** What is wrong with a text as YAML, said to somebody who is no programmer. */
import type { Locale } from '../diagnostic.ts';
import type { YamlFault } from './yaml-faults.ts';

interface Sentence {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

type Words = readonly [message: string, hint: string];

interface Entry {
  readonly code: string;
  readonly fr: Words;
  readonly en: Words;
}

const QUOTES = {
  fr: 'Mettez la phrase entre guillemets droits : "Attention : rassurer".',
  en: 'Put the sentence in quotes: "Attention: reassure".',
};

/** `%` stands for what the fault is about. */
const SENTENCES: Readonly<Record<YamlFault['kind'], Entry>> = {
  'too-large': {
    code: 'yaml/too-large',
    fr: ['Ce fichier est trop grand pour être une charte.', 'Découpez-le : un dossier par type de crise.'],
    en: ['This file is too large to be a charter.', 'Split it: one folder per crisis type.'],
  },
  'too-deep': {
    code: 'yaml/syntax',
    fr: ['Trop de blocs sont emboîtés ici pour une charte.', 'Vérifiez les accolades et les crochets de cette ligne.'],
    en: ['Too many blocks stand in one another here for a charter.', 'Check the braces and brackets of this line.'],
  },
  alias: {
    code: 'yaml/alias',
    fr: [
      'Les renvois YAML (`*nom`) sont refusés : une charte se lit là où elle est écrite.',
      'Écrivez la valeur en entier.',
    ],
    en: ['YAML aliases (`*name`) are refused: a charter is read where it is written.', 'Write the value out.'],
  },
  merge: {
    code: 'yaml/merge',
    fr: ['Les fusions YAML (`<<`) sont refusées.', 'Écrivez les valeurs en entier.'],
    en: ['YAML merge keys (`<<`) are refused.', 'Write the values out.'],
  },
  'complex-key': {
    code: 'yaml/key',
    fr: ['Une clé doit être un mot simple.', QUOTES.fr],
    en: ['A key must be a plain word.', QUOTES.en],
  },
  'duplicate-key': {
    code: 'yaml/duplicate-key',
    fr: ['« % » est déjà écrit plus haut dans le même bloc.', 'Gardez un seul des deux.'],
    en: ['"%" already stands above in the same block.', 'Keep one of the two.'],
  },
  punctuation: {
    code: 'yaml/quote-the-sentence',
    fr: ['La ponctuation de cette phrase est lue comme du YAML.', QUOTES.fr],
    en: ['The punctuation of this sentence is read as YAML.', QUOTES.en],
  },
  'bad-start': {
    code: 'yaml/quote-the-sentence',
    fr: ['Un texte ne peut pas commencer par « % » sans guillemets.', 'Mettez-le entre guillemets droits : "%…".'],
    en: ['A text cannot begin with "%" without quotes.', 'Put it in quotes: "%…".'],
  },
  'hash-cuts': {
    code: 'yaml/quote-the-sentence',
    fr: [
      'Le texte s’arrête ici : « #% » est lu comme un commentaire.',
      'S’il fait partie du texte, mettez le tout entre guillemets droits ; sinon, laissez une espace après « # ».',
    ],
    en: [
      'The text ends here: "#%" is read as a comment.',
      'If it belongs to the text, put the whole in quotes; else leave a space after "#".',
    ],
  },
  tab: {
    code: 'yaml/tab',
    fr: ['Une tabulation sert de retrait.', 'Remplacez-la par des espaces.'],
    en: ['A tab is used to indent.', 'Replace it by spaces.'],
  },
  'no-break-space': {
    code: 'yaml/indent',
    fr: ['Une espace insécable sert de retrait.', 'Remplacez-la par des espaces ordinaires.'],
    en: ['A no-break space is used to indent.', 'Replace it by ordinary spaces.'],
  },
  indent: {
    code: 'yaml/indent',
    fr: ['Le retrait de cette ligne ne correspond à aucun bloc au-dessus.', 'Alignez-la sur ses voisines.'],
    en: ['The indentation of this line fits no block above.', 'Align it with its neighbours.'],
  },
  'bracket-open': {
    code: 'yaml/syntax',
    fr: [
      'Ce qui s’ouvre ici n’est pas refermé.',
      'Ajoutez « % ». Un « # » après une espace cache la fin de la ligne : mettez alors la phrase entre guillemets droits.',
    ],
    en: [
      'What opens here is not closed.',
      'Add "%". A "#" after a space hides the rest of the line: put such a sentence in quotes.',
    ],
  },
  'bracket-extra': {
    code: 'yaml/syntax',
    fr: ['« % » ne ferme rien.', 'Retirez ce signe, ou ouvrez ce qu’il doit fermer.'],
    en: ['"%" closes nothing.', 'Take it away, or open what it is to close.'],
  },
  'quote-open': {
    code: 'yaml/syntax',
    fr: [
      'Ce guillemet n’est pas refermé.',
      'Refermez-le à la fin de la phrase. Une phrase qui contient une apostrophe se met entre guillemets droits doubles.',
    ],
    en: [
      'This quotation mark is not closed.',
      'Close it at the end of the sentence. A sentence with an apostrophe goes between double quotes.',
    ],
  },
  'after-quote': {
    code: 'yaml/syntax',
    fr: [
      'Le texte est déjà fini : ceci est de trop.',
      'Mettez toute la phrase entre guillemets droits doubles, même si elle contient une apostrophe : "L\'atelier".',
    ],
    en: [
      'The text has ended before this.',
      'Put the whole sentence between double quotes, even with an apostrophe in it: "Let\'s see".',
    ],
  },
  escape: {
    code: 'yaml/syntax',
    fr: [
      'La barre oblique inverse n’a pas ce sens entre guillemets doubles.',
      "Doublez-la (\\\\), ou mettez le texte entre guillemets simples : 'C:\\dossier'.",
    ],
    en: [
      'A backslash does not mean this between double quotes.',
      "Write two (\\\\), or put the text between single quotes: 'C:\\folder'.",
    ],
  },
  'no-colon': {
    code: 'yaml/syntax',
    fr: ['Après « % », il manque un deux-points suivi d’une espace.', 'Écrivez `mot: valeur`.'],
    en: ['A colon with a space after it is missing after "%".', 'Write `word: value`.'],
  },
  'value-and-block': {
    code: 'yaml/syntax',
    fr: [
      'Cette ligne a déjà une valeur : la suivante ne peut pas lui en ajouter par son retrait.',
      'Alignez la ligne suivante sur celle-ci, ou retirez la valeur.',
    ],
    en: [
      'This line has a value already: the next one cannot add to it by its indentation.',
      'Align the next line with this one, or take the value away.',
    ],
  },
  comma: {
    code: 'yaml/syntax',
    fr: ['Il y a ici une virgule de trop, ou il en manque une.', 'Une virgule, et une seule, entre deux valeurs.'],
    en: ['There is a comma too many here, or one is missing.', 'One comma, and only one, between two values.'],
  },
  'list-on-line': {
    code: 'yaml/syntax',
    fr: [
      'Une liste à tirets ne commence pas sur la ligne de son nom.',
      'Passez à la ligne, ou écrivez [a, b] ; un texte qui commence par un tiret se met entre guillemets droits.',
    ],
    en: [
      'A list with dashes does not begin on the line of its name.',
      'Begin it on the next line, or write [a, b]; a text that begins with a dash goes in quotes.',
    ],
  },
  'block-text': {
    code: 'yaml/syntax',
    fr: [
      'Après « | » ou « > », le texte commence à la ligne suivante.',
      'Passez à la ligne, ou mettez la phrase entre guillemets droits.',
    ],
    en: ['After "|" or ">" the text begins on the next line.', 'Begin it there, or put the sentence in quotes.'],
  },
  'two-documents': {
    code: 'yaml/syntax',
    fr: ['Le fichier est coupé en deux ici (`---` ou `...`) : rien ne lit la suite.', 'Retirez cette ligne.'],
    en: ['The file is cut in two here (`---` or `...`): nothing reads the rest.', 'Take this line away.'],
  },
  syntax: {
    code: 'yaml/syntax',
    fr: [
      'Ce texte n’est pas du YAML valable.',
      'Vérifiez les deux-points, guillemets, crochets et accolades de cette ligne.',
    ],
    en: ['This is not valid YAML.', 'Check the colons, quotes, brackets and braces of this line.'],
  },
};

/** In one language: code, sentence and repair of a fault. */
export function yamlSentence({ kind, mark = '' }: YamlFault, locale: Locale): Sentence {
  const { code, [locale]: words } = SENTENCES[kind];
  const short = mark.length > 40 ? `${mark.slice(0, 40)}…` : mark;
  const [message, hint] = words.map((text) => text.replaceAll('%', () => short)) as [string, string];
  return { code, message, hint };
}
