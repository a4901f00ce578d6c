import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { codeTable } from '../codes.ts';
import { schema } from './index.ts';

export const sdlFile = fileURLToPath(new URL('../../../schema/api.graphql', import.meta.url));

/** The contract with integrators: every type, sorted, so that a change of it shows in a diff and nothing else does. */
export function sdl(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

const readmeFile = fileURLToPath(new URL('../../README.md', import.meta.url));

/** The table of codes stands between its mark and the next heading. */
function withCodes(readme: string): string {
  return readme.replace(
    /(<!-- printed from src\/codes\.ts -->\n)[\s\S]*?(?=\n## )/,
    (_, mark) => `${mark}${codeTable()}\n`,
  );
}

if (import.meta.main) {
  writeFileSync(sdlFile, sdl());
  writeFileSync(readmeFile, withCodes(readFileSync(readmeFile, 'utf8')));
}
