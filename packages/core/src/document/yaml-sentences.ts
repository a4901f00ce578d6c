/** What YAML's own errors mean to somebody who is no programmer. */
import type { Locale } from '../diagnostic.ts';

interface Sentence {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

const QUOTES = {
  fr: 'Mettez la phrase entre guillemets droits : "Attention : rassurer".',
  en: 'Put the sentence in quotes: "Attention: reassure".',
};

const SENTENCES: Record<string, { code: string; fr: [string, string | null]; en: [string, string | null] }> = {
  TOO_LARGE: {
    code: 'yaml/too-large',
    fr: ['Ce fichier est trop grand pour être une charte.', 'Découpez-le : un dossier par type de crise.'],
    en: ['This file is too large to be a charter.', 'Split it: one folder per crisis type.'],
  },
  ALIAS: {
    code: 'yaml/alias',
    fr: [
      'Les renvois YAML (`*nom`) sont refusés : une charte se lit là où elle est écrite.',
      'Écrivez la valeur en entier.',
    ],
    en: ['YAML aliases (`*name`) are refused: a charter is read where it is written.', 'Write the value out.'],
  },
  MERGE: {
    code: 'yaml/merge',
    fr: ['Les fusions YAML (`<<`) sont refusées.', 'Écrivez les valeurs en entier.'],
    en: ['YAML merge keys (`<<`) are refused.', 'Write the values out.'],
  },
  COMPLEX_KEY: {
    code: 'yaml/key',
    fr: ['Une clé doit être un mot simple.', QUOTES.fr],
    en: ['A key must be a plain word.', QUOTES.en],
  },
  DUPLICATE_KEY: {
    code: 'yaml/duplicate-key',
    fr: ['Ce mot est déjà écrit plus haut dans le même bloc.', 'Gardez un seul des deux.'],
    en: ['This word already stands above in the same block.', 'Keep one of the two.'],
  },
  COLON_TRAP: {
    code: 'yaml/quote-the-sentence',
    fr: ['La ponctuation de cette phrase est lue comme du YAML.', QUOTES.fr],
    en: ['The punctuation of this sentence is read as YAML.', QUOTES.en],
  },
  TAB_AS_INDENT: {
    code: 'yaml/tab',
    fr: ['Une tabulation sert de retrait.', 'Remplacez-la par des espaces.'],
    en: ['A tab is used to indent.', 'Replace it by spaces.'],
  },
  BAD_INDENT: {
    code: 'yaml/indent',
    fr: ['Le retrait de cette ligne ne correspond à aucun bloc au-dessus.', 'Alignez-la sur ses voisines.'],
    en: ['The indentation of this line fits no block above.', 'Align it with its neighbours.'],
  },
};

/** In one language: code, sentence and repair for an error of the YAML parser. */
export function yamlSentence(yamlCode: string, detail: string, locale: Locale): Sentence {
  const known = Object.hasOwn(SENTENCES, yamlCode) ? SENTENCES[yamlCode] : undefined;
  if (known !== undefined) {
    const [message, hint] = known[locale];
    return { code: known.code, message, hint };
  }
  const first = detail.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '';
  return locale === 'fr'
    ? {
        code: 'yaml/syntax',
        message: `Ce texte n'est pas du YAML valable (${first}).`,
        hint: 'Vérifiez les deux-points, guillemets, crochets et accolades de cette ligne.',
      }
    : {
        code: 'yaml/syntax',
        message: `This is not valid YAML (${first}).`,
        hint: 'Check the colons, quotes, brackets and braces of this line.',
      };
}

const TRAPPED = new Set([
  'BLOCK_AS_IMPLICIT_KEY',
  'MULTILINE_IMPLICIT_KEY',
  'MISSING_CHAR',
  'UNEXPECTED_TOKEN',
  'BAD_SCALAR_START',
  'BLOCK_IN_FLOW',
  'KEY_OVER_1024_CHARS',
]);

/** True when the line holds a French-looking `word : word` outside quotes, or a second colon: the usual cause of these errors. */
export function hasColonTrap(text: string, offset: number, yamlCode: string): boolean {
  if (!TRAPPED.has(yamlCode)) return false;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(start, end === -1 ? undefined : end).replace(/"[^"]*"|'[^']*'/g, '""');
  return /\p{L} : /u.test(line) || /:\s.*\p{L}[^{},[\]]*:\s/u.test(line);
}
