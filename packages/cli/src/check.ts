/** `aplomb check`: everything that is wrong with one brand or several. */
import { styleText } from 'node:util';
import type { Locale } from '@aplomb/core';
import { type Brand, brandFolders, readBrand, yearFrom } from './brands.ts';
import { annotation, findingsText, severityCounts } from './findings.ts';
import { counted } from './locale.ts';
import { checkLang, oneOf, parseWords, wholeNumber } from './options.ts';
import { EXIT_FINDINGS, EXIT_OK } from './usage.ts';

const OPTIONS = {
  format: { type: 'string' },
  lang: { type: 'string' },
  strict: { type: 'boolean' },
  year: { type: 'string' },
} as const;

export async function check(words: readonly string[], locale: Locale): Promise<number> {
  const { options, operands } = parseWords(words, OPTIONS, 1, locale);
  checkLang(options.lang, locale);
  const format = oneOf('format', options.format, ['text', 'json', 'github'], locale);
  const year = yearFrom(wholeNumber('year', options.year, 1970, 9000, locale));
  const brands = brandFolders(operands[0] ?? 'playbooks', locale).map((folder) => readBrand(folder, { year, locale }));
  const findings = brands.flatMap((brand) => brand.diagnostics);
  const ok = findings.every((found) => found.severity === 'warning') && !(options.strict && findings.length > 0);
  process.stdout.write({ text: asText, json: asJson, github: asAnnotations }[format](brands, ok, locale));
  return ok ? EXIT_OK : EXIT_FINDINGS;
}

function asText(brands: readonly Brand[], ok: boolean, locale: Locale): string {
  const counts = severityCounts(
    brands.flatMap((brand) => brand.diagnostics),
    locale,
  );
  const [one, many] = locale === 'fr' ? (['marque', 'marques'] as const) : (['brand', 'brands'] as const);
  const colon = locale === 'fr' ? ' : ' : ': ';
  const last = `${counted(locale, brands.length, one, many)}${colon}${counts}`;
  const findings = brands.map((brand) => findingsText(brand, process.stdout)).join('');
  return `${findings}${styleText(ok ? 'green' : 'red', last, { stream: process.stdout })}\n`;
}

function asJson(brands: readonly Brand[], ok: boolean): string {
  const shown = brands.map(({ name, charter, version, diagnostics }) => ({
    brand: name,
    digest: charter?.digest ?? null,
    version,
    diagnostics: diagnostics.map(({ file, line, column, code, severity, message, hint }) => ({
      file,
      line,
      column,
      code,
      severity,
      message,
      hint,
    })),
  }));
  return `${JSON.stringify({ ok, brands: shown }, null, 2)}\n`;
}

function asAnnotations(brands: readonly Brand[]): string {
  return brands.flatMap((brand) => brand.diagnostics.map((found) => `${annotation(found)}\n`)).join('');
}
