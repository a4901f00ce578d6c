/** Findings as a person, a program or GitHub reads them. */
import { styleText } from 'node:util';
import { type Diagnostic, formatDiagnostic, type Locale } from '@aplomb/core';
import type { Brand } from './brands.ts';
import { excerpt, visible } from './excerpt.ts';
import { counted } from './locale.ts';

/** `file:line:column: error [code] sentence`, its hint, then the source line with a caret. */
export function findingText(found: Diagnostic, text: string | null, stream: NodeJS.WriteStream): string {
  const paint = (format: Parameters<typeof styleText>[0], words: string) => styleText(format, words, { stream });
  const [head = '', ...hint] = visibleLines(formatDiagnostic(found));
  const word = ` ${found.severity} [${found.code}]`;
  const lines = [
    head.replace(word, () => paint(found.severity === 'error' ? 'red' : 'yellow', word)),
    ...hint.map((line) => paint('cyan', line)),
  ];
  const [source, caret] = (text === null ? null : excerpt(text, found.line, found.column)) ?? [];
  if (source !== undefined && caret !== undefined) lines.push(paint('dim', source), paint('dim', caret));
  return lines.join('\n');
}

const visibleLines = (text: string): string[] => text.split('\n').map(visible);

/** Every finding of a brand, one after the other. */
export function findingsText(brand: Pick<Brand, 'diagnostics' | 'textOf'>, stream: NodeJS.WriteStream): string {
  return brand.diagnostics.map((found) => `${findingText(found, brand.textOf(found.file), stream)}\n`).join('');
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
