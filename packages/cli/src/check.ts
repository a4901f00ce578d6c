/** `aplomb check`: everything that is wrong with one brand or several. */
import { styleText } from 'node:util';
import type { Locale } from '@aplomb/core';
import { brandFolders, usualFolder, yearFrom } from './brands.ts';
import type { CheckedBrand } from './check-brand.ts';
import { checkBrands } from './check-brands.ts';
import { worstCasesText } from './drafts-text.ts';
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
  const brands = await checkBrands(brandFolders(operands[0] ?? usualFolder(), locale), { year, locale });
  const findings = brands.flatMap((brand) => brand.diagnostics);
  const ok = findings.every((found) => found.severity === 'warning') && !(options.strict && findings.length > 0);
  process.stdout.write({ text: asText, json: asJson, github: asAnnotations }[format](brands, ok, locale));
  return ok ? EXIT_OK : EXIT_FINDINGS;
}

function asText(brands: readonly CheckedBrand[], ok: boolean, locale: Locale): string {
  const counts = severityCounts(
    brands.flatMap((brand) => brand.diagnostics),
    locale,
  );
  const [one, many] = locale === 'fr' ? (['marque', 'marques'] as const) : (['brand', 'brands'] as const);
  const colon = locale === 'fr' ? ' : ' : ': ';
  const last = `${counted(locale, brands.length, one, many)}${colon}${counts}`;
  const findings = brands.map((brand) => findingsText(withTexts(brand), locale, process.stdout)).join('');
  const stories = brands.map((brand) => worstCasesText(brand.worstCases, brand.folder, locale)).join('');
  return `${findings}${stories}${stories === '' ? '' : '\n'}${styleText(ok ? 'green' : 'red', last, { stream: process.stdout })}\n`;
}

function withTexts({ diagnostics, texts }: CheckedBrand) {
  return { diagnostics, textOf: (file: string) => (Object.hasOwn(texts, file) ? texts[file]! : null) };
}

function asJson(brands: readonly CheckedBrand[], ok: boolean): string {
  const shown = brands.map(({ name, digest, version, diagnostics }) => ({
    brand: name,
    digest,
    version,
    diagnostics: diagnostics.map(({ file, line, column, code, severity, message, hint, worstCase }) => ({
      file,
      line,
      column,
      code,
      severity,
      message,
      hint,
      ...(worstCase === undefined ? {} : { worstCase }),
    })),
  }));
  return `${JSON.stringify({ ok, brands: shown }, null, 2)}\n`;
}

function asAnnotations(brands: readonly CheckedBrand[]): string {
  return brands.flatMap((brand) => brand.diagnostics.map((found) => `${annotation(found)}\n`)).join('');
}
