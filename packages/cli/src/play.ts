/** Examples and stories of a brand, played: which fail, and what all of them touch. */
import {
  type Coverage,
  coverageOf,
  type Diagnostic,
  type Drafts,
  draftTests,
  isBrokenPromise,
  isFailingTest,
  type WorstCase,
} from '@aplomb/core';
import { type Brand, type Reading, readBrand } from './brands.ts';
import { worstCasesOf } from './worst-cases.ts';

export interface Played {
  readonly brand: Brand;
  /** The brand's, as the person named it. */
  readonly folder: string;
  /** Failures of examples and stories, and promises that do not hold; every finding when the brand cannot be played. */
  readonly diagnostics: readonly Diagnostic[];
  readonly examples: Tally;
  readonly stories: Tally;
  readonly brokenPromises: number;
  /** Null when the brand cannot be played: something else is wrong with it. */
  readonly coverage: readonly Coverage[] | null;
  /** For the playbooks that leave something untouched. */
  readonly drafts: readonly Drafts[];
  /** What breaks a promise, as stories that the brand does not have yet. */
  readonly worstCases: readonly WorstCase[];
}

export interface Tally {
  readonly total: number;
  readonly failed: number;
}

const isExample = ({ code }: Diagnostic) => code.startsWith('example/');
const isStory = ({ code }: Diagnostic) => code.startsWith('story/');

/**
 * The compiler itself plays every example and story of a charter whose workflows are sound, whether its promises hold or
 * not; here its findings are read.
 */
export function playBrand(folder: string, reading: Reading): Played {
  const brand = readBrand(folder, reading);
  const { playable, document } = brand;
  const coverage = playable === null ? null : coverageOf(playable, document);
  const diagnostics = playable === null ? brand.diagnostics : brand.diagnostics.filter(isTold).sort(byPlace);
  return {
    brand,
    folder,
    diagnostics,
    examples: {
      total: sum(document.playbooks.map(({ examples }) => examples?.value?.length ?? 0)),
      failed: diagnostics.filter(isExample).length,
    },
    stories: {
      total: sum(document.playbooks.map(({ stories }) => stories?.value?.length ?? 0)),
      failed: diagnostics.filter(isStory).length,
    },
    brokenPromises: diagnostics.filter(isBrokenPromise).length,
    coverage,
    drafts:
      playable === null
        ? []
        : (coverage ?? []).filter(isWanting).map((one) => draftTests(playable, one, reading.locale)),
    worstCases: worstCasesOf({ diagnostics, document }),
  };
}

const isTold = (found: Diagnostic): boolean => isFailingTest(found) || isBrokenPromise(found);

const isWanting = ({ examples, steps, choices, replies, severities }: Coverage): boolean =>
  examples === 0 || [steps, choices, replies, severities].some(({ untouched }) => untouched.length > 0);

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
