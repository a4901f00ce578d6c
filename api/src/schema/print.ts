import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from './index.ts';

export const sdlFile = fileURLToPath(new URL('../../../schema/api.graphql', import.meta.url));

/** The contract with integrators: every type, sorted, so that a change of it shows in a diff and nothing else does. */
export function sdl(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

if (import.meta.main) writeFileSync(sdlFile, sdl());
