/** What `aplomb check` tells of a brand: plain data, so that a thread can hand it over. */
import type { Diagnostic, WorstCase } from '@aplomb/core';
import { type Reading, readBrand } from './brands.ts';
import { worstCasesOf } from './worst-cases.ts';

export interface CheckedBrand {
  /** As the person named it. */
  readonly folder: string;
  readonly name: string;
  readonly version: string | null;
  /** Null when a finding is an error. */
  readonly digest: string | null;
  readonly diagnostics: readonly Diagnostic[];
  /** What breaks a promise, where the brand has no such story yet. */
  readonly worstCases: readonly WorstCase[];
  /** The texts of the files with findings, by the name shown. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Throws the file system's error when the folder cannot be read. */
export function checkBrand(folder: string, reading: Reading): CheckedBrand {
  const brand = readBrand(folder, reading);
  const { name, version, charter, diagnostics, textOf } = brand;
  const files = [...new Set(diagnostics.map(({ file }) => file))];
  const texts = Object.fromEntries(files.map((file) => [file, textOf(file)]).filter(([, text]) => text !== null));
  return {
    folder,
    name,
    version,
    digest: charter?.digest ?? null,
    diagnostics,
    worstCases: worstCasesOf(brand),
    texts,
  };
}
