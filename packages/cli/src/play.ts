/** Examples and stories of a brand, played: which fail, and what all of them touch. */
import { type Diagnostic, isFailingTest } from '@aplomb/core';
import { type Brand, type Reading, readBrand } from './brands.ts';
import { type Coverage, coverageOf } from './coverage.ts';

export interface Played {
  readonly brand: Brand;
  /** Failures of examples and stories; every finding when the brand cannot be played. */
  readonly diagnostics: readonly Diagnostic[];
  readonly examples: Tally;
  readonly stories: Tally;
  /** Null when the brand cannot be played: something else is wrong with it. */
  readonly coverage: readonly Coverage[] | null;
}

export interface Tally {
  readonly total: number;
  readonly failed: number;
}

const isExample = ({ code }: Diagnostic) => code.startsWith('example/');
const isStory = ({ code }: Diagnostic) => code.startsWith('story/');

/** The compiler itself plays every example and story of a charter that is sound otherwise; here its findings are read. */
export function playBrand(folder: string, reading: Reading): Played {
  const brand = readBrand(folder, reading);
  const { charter, document } = brand;
  const diagnostics = charter === null ? brand.diagnostics : brand.diagnostics.filter(isFailingTest).sort(byPlace);
  return {
    brand,
    diagnostics,
    examples: {
      total: sum(document.playbooks.map(({ examples }) => examples?.value?.length ?? 0)),
      failed: diagnostics.filter(isExample).length,
    },
    stories: {
      total: sum(document.playbooks.map(({ stories }) => stories?.value?.length ?? 0)),
      failed: diagnostics.filter(isStory).length,
    },
    coverage: charter === null ? null : coverageOf(charter, document),
  };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
