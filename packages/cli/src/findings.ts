/** Findings as a person, a program or GitHub reads them. */
import { styleText } from 'node:util';
import type { Diagnostic, Locale } from '@aplomb/core';
import type { Brand } from './brands.ts';
import { excerpt, visible } from './excerpt.ts';
import { counted } from './locale.ts';
import { indented, widthOf } from './wrap.ts';

const SEVERITIES: Readonly<Record<Diagnostic['severity'], Readonly<Record<Locale, string>>>> = {
  error: { fr: 'erreur', en: 'error' },
  warning: { fr: 'avertissement', en: 'warning' },
};

/** `file:line:column: error [code] sentence` and its hint, broken at the width of a terminal. */
export function findingWords(found: Diagnostic, locale: Locale, stream: NodeJS.WriteStream): string {
  const paint = (format: Parameters<typeof styleText>[0], words: string) => styleText(format, words, { stream });
  const { file, line, column, severity, code, message, hint } = found;
  const word = paint(severity === 'error' ? 'red' : 'yellow', `${SEVERITIES[severity][locale]} [${code}]`);
  const columns = widthOf(stream);
  const head = indented(`${visible(`${file}:${line}:${column}:`)} ${word} ${visible(message)}`, HINT.length, columns);
  const repairs = (hint?.split('\n') ?? []).map((words) =>
    indented(`${HINT}${paint('cyan', visible(words))}`, HINT.length, columns),
  );
  return [head, ...repairs].join('\n');
}

/** A hint stands this far in. */
const HINT = '    ';

/** The same, then the source line with a caret. */
export function findingText(
  found: Diagnostic,
  text: string | null,
  locale: Locale,
  stream: NodeJS.WriteStream,
): string {
  const shown = text === null ? null : excerpt(text, found.line, found.column, widthOf(stream));
  const lines = (shown ?? []).map((words) => styleText('dim', words, { stream }));
  return [findingWords(found, locale, stream), ...lines].join('\n');
}

/** Every finding of a brand, one after the other. */
export function findingsText(
  brand: Pick<Brand, 'diagnostics' | 'textOf'>,
  locale: Locale,
  stream: NodeJS.WriteStream,
): string {
  return brand.diagnostics.map((found) => `${findingText(found, brand.textOf(found.file), locale, stream)}\n`).join('');
}

/** A workflow command of GitHub Actions, which shows it at its line of a pull request. */
export function annotation({ severity, file, line, column, code, message, hint }: Diagnostic): string {
  const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const sentence = hint === null ? message : `${message}\n${hint}`;
  return `::${severity} file=${property(file)},line=${line},col=${column},title=${property(code)}::${data(sentence)}`;
}

/** "2 errors, 1 warning". */
export function severityCounts(findings: readonly Diagnostic[], locale: Locale): string {
  const errors = findings.filter((found) => found.severity === 'error').length;
  const words =
    locale === 'fr'
      ? (['erreur', 'erreurs', 'avertissement', 'avertissements'] as const)
      : (['error', 'errors', 'warning', 'warnings'] as const);
  return `${counted(locale, errors, words[0], words[1])}, ${counted(locale, findings.length - errors, words[2], words[3])}`;
}
