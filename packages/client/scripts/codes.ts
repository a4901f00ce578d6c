/** The API's table of codes → `src/codes.ts`: the same words as a type, since the client needs nothing of the API. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { codes } from '../../../api/src/codes.ts';

const codesFile = fileURLToPath(new URL('../src/codes.ts', import.meta.url));

/** The whole file, ready to be written. */
export function codesText(): string {
  return `// Written by packages/client/scripts/codes.ts from api/src/codes.ts: do not edit.

/** Every code that this version of the API gives. What each means, and what to do: api/README.md. */
export type ApiCode =
${Object.keys(codes)
  .map((code) => `  | '${code}'`)
  .join('\n')};
`;
}

if (import.meta.main) writeFileSync(codesFile, codesText());
