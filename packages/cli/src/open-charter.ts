/** The one charter that a command answers with. */
import type { Charter, Locale } from '@aplomb/core';
import { brandFolder, readBrand, yearFrom } from './brands.ts';
import { findingsText } from './findings.ts';

/** Compiles a brand; null when it does not compile, with every finding told on stderr: stdout holds answers only. */
export function openCharter(folder: string, locale: Locale): Charter | null {
  const brand = readBrand(brandFolder(folder, locale), { year: yearFrom(null), locale });
  if (brand.charter === null) process.stderr.write(findingsText(brand, locale, process.stderr));
  return brand.charter;
}
