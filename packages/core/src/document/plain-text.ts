/** A file as an editor saved it → the text its author sees. */
import type { Diagnostic, Locale } from '../diagnostic.ts';

/** Without the mark that Windows sets before a text and its sort of line ends: neither says anything. */
export const plainText = (text: string): string => text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');

/** Stands where a byte was no letter of UTF-8. */
const LOST_LETTER = '\uFFFD';

/**
 * A file that was not saved as UTF-8, at its first lost letter; null for any other. Examples and stories quote what people
 * wrote, lost letters included: there only a text of another width is one.
 */
export function misreadAt(path: string, text: string, locale: Locale): Diagnostic | null {
  const quotes = /\/(examples|stories)\.yaml$/.test(path);
  const found = [...(quotes ? [] : [text.indexOf(LOST_LETTER)]), text.indexOf('\0')].filter((offset) => offset >= 0);
  if (found.length === 0) return null;
  const before = text.slice(0, Math.min(...found)).split('\n');
  const fr = locale === 'fr';
  return {
    file: path,
    line: before.length,
    column: (before.at(-1) ?? '').length + 1,
    code: 'files/encoding',
    severity: 'error',
    message: fr
      ? 'Ce fichier n’est pas enregistré en UTF-8 : des lettres y sont perdues à partir d’ici.'
      : 'This file is not saved as UTF-8: letters are lost from here on.',
    hint: fr
      ? 'Enregistrez-le de nouveau avec l’encodage « UTF-8 », puis vérifiez les accents.'
      : 'Save it again with the encoding "UTF-8", then look at the accents.',
  };
}
