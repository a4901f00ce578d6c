/** Charters whose pictures are looked at. */
import { fileURLToPath } from 'node:url';
import type { Charter } from '../../../packages/core/src/charter.ts';
import { compileOrThrow } from '../../../packages/core/src/compile.ts';
import { readCharter } from '../../../packages/core/src/node.ts';
import { lanterne, sourcesOf } from '../check/lanterne.ts';

/** The small bookshop, some of its words replaced. */
export function bookshop(...changes: readonly (readonly [file: string, from: string, to: string])[]): Charter {
  const files = { ...lanterne };
  for (const [file, from, to] of changes) {
    if (!files[file]?.includes(from)) throw new Error(`${file} does not hold ${from}`);
    files[file] = files[file].replace(from, () => to);
  }
  return compileOrThrow(sourcesOf(files), { year: 2026 });
}

/** A charter that ships with the command line. */
export const template = (name: string): Charter =>
  compileOrThrow(readCharter(fileURLToPath(new URL(`../../../packages/cli/templates/${name}`, import.meta.url))), {
    year: 2026,
  });
