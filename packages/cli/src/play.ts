/** Examples and stories of a brand, played: which fail, and what all of them touch. */
import type { Diagnostic } from '@aplomb/core';
import { type Brand, type Reading, readBrand, withoutFiles } from './brands.ts';
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
const isError = ({ severity }: Diagnostic) => severity === 'error';

/** The compiler itself plays every example and story of a charter that is sound otherwise; here its findings are read. */
export function playBrand(folder: string, reading: Reading): Played {
  const brand = readBrand(folder, reading);
  const failures = failuresOf(folder, brand, reading);
  const sound = brand.charter ?? withoutFiles(folder, brand, ['stories.yaml', 'examples.yaml'], reading).charter;
  const playable = failures !== null && sound !== null;
  const diagnostics = playable ? failures : brand.diagnostics;
  const { playbooks } = brand.document;
  return {
    brand,
    diagnostics,
    examples: {
      total: sum(playbooks.map(({ examples }) => examples?.value?.length ?? 0)),
      failed: diagnostics.filter(isExample).length,
    },
    stories: {
      total: sum(playbooks.map(({ stories }) => stories?.value?.length ?? 0)),
      failed: diagnostics.filter(isStory).length,
    },
    coverage: playable ? coverageOf(sound, brand.document) : null,
  };
}

/** What fails; null when there is another error. The compiler leaves out the examples when a story fails, so they are asked apart. */
function failuresOf(folder: string, brand: Brand, reading: Reading): readonly Diagnostic[] | null {
  const errors = brand.diagnostics.filter(isError);
  const stories = errors.filter(isStory);
  const rest =
    stories.length === 0 ? errors : withoutFiles(folder, brand, ['stories.yaml'], reading).diagnostics.filter(isError);
  return rest.every(isExample) ? [...rest, ...stories].sort(byPlace) : null;
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
